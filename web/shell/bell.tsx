import { BellOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { useState } from 'react';
import { formatInstant, Go, NoData, QueryState, StatusTag, useApi, useLive, useSend } from '../kit/index.ts';

interface Notice {
  readonly id: number;
  readonly at: string;
  readonly kind: 'breach' | 'reminder' | 'move' | 'mention' | 'delegation' | 'hand-over';
  readonly app: string;
  readonly type: string | null;
  readonly caseId: string | null;
  readonly message: string;
  readonly unread: boolean;
}

interface Notices {
  readonly rows: readonly Notice[];
  readonly unread: number;
}

const kinds = {
  breach: { title: '逾期', tone: 'bad' },
  reminder: { title: '临期', tone: 'warning' },
  move: { title: '动态', tone: 'active' },
  mention: { title: '提及', tone: 'active' },
  delegation: { title: '代理', tone: 'plain' },
  'hand-over': { title: '交班', tone: 'plain' },
} as const;

function NoticeItem({ notice, onFollow }: { readonly notice: Notice; readonly onFollow: () => void }) {
  const { app, type, caseId, kind, message } = notice;
  const to = type && caseId ? `/${app}/cases/${type}/${caseId}` : '/shifts';
  return (
    <li className={notice.unread ? 'hd-unread' : undefined}>
      <StatusTag tone={kinds[kind].tone}>{kinds[kind].title}</StatusTag>{' '}
      <Go to={to} onClick={onFollow}>
        {message}
      </Go>
      <div className="hd-muted">
        {formatInstant(notice.at)}
        {notice.unread && ' · 未读'}
      </div>
    </li>
  );
}

/** What the user has been told, with how much of it is new; it comes without reloading the page. */
export function Bell() {
  const [open, setOpen] = useState(false);
  const notices = useApi<Notices>('/notices', { pageSize: 50 }, { keep: true });
  useLive('notice', () => void notices.refetch(), { atMostEveryMs: 2000 });
  const send = useSend<null>();
  const unread = notices.data?.unread ?? 0;
  const newest = notices.data?.rows[0]?.id;
  const text = unread >= 100 ? '100 条以上未读' : unread > 0 ? `${unread} 条未读` : '没有未读';
  return (
    <>
      <Badge className="hd-bell" count={unread} size="small" overflowCount={99} offset={[-6, 4]}>
        <Button
          type="text"
          className="hd-user"
          icon={<BellOutlined />}
          aria-label={`提醒：${text}`}
          onClick={() => setOpen(true)}
        />
      </Badge>
      <Drawer
        title="提醒"
        open={open}
        size={400}
        onClose={() => setOpen(false)}
        extra={
          newest !== undefined &&
          unread > 0 && (
            <Button
              size="small"
              disabled={send.isPending}
              onClick={() => send.mutate({ path: '/notices/seen', payload: { upTo: newest } })}
            >
              全部标为已读
            </Button>
          )
        }
      >
        <QueryState query={notices}>
          {(list) =>
            list.rows.length === 0 ? (
              <NoData what="没有提醒" />
            ) : (
              <ul className="hd-notes">
                {list.rows.map((notice) => (
                  <NoticeItem key={notice.id} notice={notice} onFollow={() => setOpen(false)} />
                ))}
              </ul>
            )
          }
        </QueryState>
      </Drawer>
    </>
  );
}
