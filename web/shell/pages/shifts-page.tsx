import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import * as fields from '../../../kernel/sdk/field.ts';
import {
  ConfirmButton,
  ErrorState,
  FieldForm,
  formatInstant,
  Go,
  NoData,
  PageHeader,
  Panel,
  QueryState,
  StatusTag,
  useApi,
  useLive,
  useManifest,
  useSend,
} from '../../kit/index.ts';

interface Delegation {
  readonly id: string;
  readonly absent: string;
  readonly absentName: string;
  readonly substituteName: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly why: string;
  readonly endedAt: string | null;
}

interface OpenItem {
  readonly type: string;
  readonly id: string;
  readonly label: string;
  readonly stateTitle: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
}

interface HandOver {
  readonly id: string;
  readonly app: string;
  readonly roleTitle: string;
  readonly at: string;
  readonly byName: string;
  readonly remark: string;
  readonly open: { readonly total: number; readonly rows: readonly OpenItem[] };
  readonly takenAt: string | null;
  readonly takenByName: string | null;
  readonly mayTake: boolean;
}

const delegationFields = {
  substitute: fields.person('代理人', { required: true }),
  firstDay: fields.date('起始日期', { required: true }),
  lastDay: fields.date('截止日期', { required: true }),
  why: fields.text('事由', { required: true, maxLength: 200 }),
} as const;

function Delegations() {
  const { me } = useManifest();
  const list = useApi<readonly Delegation[]>('/delegations');
  const send = useSend<unknown>();
  return (
    <Panel title="外出代理">
      <p className="hd-muted">代理期间代理人可办理您的岗位事项，办理记录注明“代”；您不得办的事，代理人也不得代办。</p>
      <QueryState query={list}>
        {(rows) =>
          rows.length === 0 ? (
            <NoData what="没有代理安排" />
          ) : (
            <ul className="hd-notes">
              {rows.map((one) => (
                <li key={one.id}>
                  <strong>{one.substituteName}</strong> 代理 <strong>{one.absentName}</strong>（{one.firstDay} 至{' '}
                  {one.lastDay}）{one.why}{' '}
                  {one.endedAt ? (
                    <StatusTag>已结束</StatusTag>
                  ) : (
                    <ConfirmButton
                      size="small"
                      ask={{ title: '结束代理', text: '代理人不再持有这些岗位。' }}
                      onConfirmed={() => send.mutateAsync({ path: `/delegations/${one.id}/end` })}
                    >
                      {one.absent === me.id ? '我已返岗，结束代理' : '结束代理'}
                    </ConfirmButton>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
      <FieldForm
        key={list.data?.length ?? 0}
        app=""
        fields={delegationFields}
        submitText="设置代理"
        onSubmit={(values) => send.mutateAsync({ path: '/delegations', payload: values })}
      />
    </Panel>
  );
}

function GiveOver() {
  const { me } = useManifest();
  const own = me.posts.filter((post) => !post.role.startsWith('kernel.'));
  const [chosen, setChosen] = useState<string | undefined>(own[0] && `${own[0].org} ${own[0].role}`);
  const [remark, setRemark] = useState('');
  const send = useSend<unknown>();
  const [postId, remarkId] = [useId(), useId()];
  const [org, role] = chosen?.split(' ') ?? [];
  const give = () => {
    send.mutate({ path: '/hand-overs', payload: { org, role, remark } }, { onSuccess: () => setRemark('') });
  };
  if (own.length === 0) return null;
  return (
    <div className="hd-note-form">
      <label htmlFor={postId}>交班岗位</label>
      <Select
        id={postId}
        value={chosen}
        onChange={setChosen}
        options={[...new Map(own.map((post) => [`${post.org} ${post.role}`, post])).entries()].map(([value, post]) => ({
          value,
          label: `${post.orgName} · ${post.roleTitle}`,
        }))}
      />
      <label htmlFor={remarkId}>交班说明</label>
      <Input.TextArea
        id={remarkId}
        value={remark}
        maxLength={2000}
        onChange={(event) => setRemark(event.target.value)}
      />
      {send.error && <ErrorState error={send.error} />}
      <Button type="primary" disabled={send.isPending} onClick={give}>
        交班
      </Button>
    </div>
  );
}

function HandOverItem({ one }: { readonly one: HandOver }) {
  const send = useSend<unknown>();
  const { open } = one;
  return (
    <li>
      <div>
        <strong>{one.roleTitle}</strong> {one.byName} {formatInstant(one.at)} 交班，未办 {open.total} 件{' '}
        {one.takenAt ? (
          <StatusTag tone="good">
            {one.takenByName} {formatInstant(one.takenAt)} 接班
          </StatusTag>
        ) : (
          <StatusTag tone="warning">待接班</StatusTag>
        )}
      </div>
      {one.remark && <p>{one.remark}</p>}
      {open.rows.length > 0 && (
        <details>
          <summary>未办事项{open.rows.length < open.total && `（列出前 ${open.rows.length} 件）`}</summary>
          <ul className="hd-notes">
            {open.rows.map((item) => (
              <li key={item.id}>
                <Go to={`/${one.app}/cases/${item.type}/${item.id}`}>{item.label}</Go> {item.stateTitle}{' '}
                {item.overdue && <StatusTag tone="bad">已超期</StatusTag>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {send.error && <ErrorState error={send.error} />}
      {one.mayTake && (
        <Button
          size="small"
          disabled={send.isPending}
          onClick={() => send.mutate({ path: `/hand-overs/${one.id}/take` })}
        >
          接班确认
        </Button>
      )}
    </li>
  );
}

function HandOvers() {
  const list = useApi<readonly HandOver[]>('/hand-overs');
  useLive('notice', () => void list.refetch(), { atMostEveryMs: 2000 });
  return (
    <Panel title="交接班">
      <GiveOver />
      <QueryState query={list}>
        {(rows) =>
          rows.length === 0 ? (
            <NoData what="还没有交接班记录" />
          ) : (
            <ul className="hd-notes">
              {rows.map((one) => (
                <HandOverItem key={one.id} one={one} />
              ))}
            </ul>
          )
        }
      </QueryState>
    </Panel>
  );
}

/** Who stands in while somebody is away, and what one shift leaves to the next. */
export function ShiftsPage() {
  return (
    <>
      <PageHeader title="代理与交接班" about="外出时由他人代理岗位；下班时把未办事项交给下一班。" />
      <div className="hd-two">
        <HandOvers />
        <Delegations />
      </div>
    </>
  );
}
