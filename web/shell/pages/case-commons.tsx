import { PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { formatInstant, NoData, Notes, Panel, QueryState, useApi, useLive } from '../../kit/index.ts';

interface Look {
  readonly at: string;
  readonly byName: string;
  readonly shown: number;
}

/** Who has seen the personal data of this case. Asked for on purpose: the asking is journalled too. */
export function Looks({ path }: { readonly path: string }) {
  const [asked, setAsked] = useState(false);
  const looks = useApi<readonly Look[]>(`${path}/looks`, {}, { enabled: asked });
  return (
    <Panel title="个人信息查看记录">
      {asked ? (
        <QueryState query={looks}>
          {(rows) =>
            rows.length === 0 ? (
              <NoData what="没有人查看过" />
            ) : (
              <ul className="hd-notes">
                {rows.map((look) => (
                  <li key={`${look.at} ${look.byName}`}>
                    {look.byName} · {formatInstant(look.at)} ·{' '}
                    {look.shown === 1 ? '打开本件' : `在列表中（同时 ${look.shown} 件）`}
                  </li>
                ))}
              </ul>
            )
          }
        </QueryState>
      ) : (
        <Button onClick={() => setAsked(true)}>查阅谁看过（查阅本身留痕）</Button>
      )}
    </Panel>
  );
}

export function CaseNotes({ path, personal }: { readonly path: string; readonly personal: boolean }) {
  return (
    <Panel title="备注">
      <Notes path={`${path}/notes`} personal={personal} />
    </Panel>
  );
}

export function PrintButton() {
  return <Button icon={<PrinterOutlined />} aria-label="打印" title="打印" onClick={() => window.print()} />;
}

/** One's own move is told as well, shortly after the page has been read again: that is no news. */
const ownMs = 2_000;

/** Says that somebody else has moved the case. The page is not exchanged under the hands of whoever fills in a form. */
export function ChangedNotice({
  id,
  readAt,
  onReload,
}: {
  readonly id: string;
  /** When the page was last read, in milliseconds. */
  readonly readAt: number;
  readonly onReload: () => void;
}) {
  const [changedAt, setChangedAt] = useState(0);
  useLive('case', (event) => {
    if (event.id === id) setChangedAt(Date.now());
  });
  if (changedAt <= readAt + ownMs) return null;
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      title="该事项刚由他人办理，页面内容已旧。"
      action={
        <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={onReload}>
          刷新
        </Button>
      }
    />
  );
}
