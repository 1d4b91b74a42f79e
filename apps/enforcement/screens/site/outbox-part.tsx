import { Button } from 'antd';
import {
  formatInstant,
  Go,
  type Outbox,
  type Outgoing,
  Panel,
  StatusTag,
  type Tone,
  useShellKept,
} from '../../../../web/kit/index.ts';
import type { SiteFiling } from '../../services/site-file.ts';

export interface Filed {
  readonly id: string;
  readonly case: 'penalty' | 'spot-penalty';
  readonly number: string;
  readonly state: string;
  readonly repeated: boolean;
}

export type Filing = Omit<SiteFiling, 'clientId'>;

const faces: Readonly<Record<Outgoing<unknown, unknown>['state'], readonly [Tone, string]>> = {
  pending: ['warning', '待上传'],
  failed: ['bad', '未通过'],
  done: ['good', '已登记'],
};

function Told({ item }: { readonly item: Outgoing<Filing, Filed> }) {
  const { answer, error, basis } = item;
  if (answer)
    return (
      <Go to={`/enforcement/cases/${answer.case}/${answer.id}`}>
        {answer.number === '' ? '已报请立案，批准后编号' : answer.number}
      </Go>
    );
  if (!error) return null;
  return (
    <span>
      {error}
      {basis && `（${basis}）`}
    </span>
  );
}

/** 登记队列: what waits on this device, what was taken and what the rules refused. */
export function OutboxPart({ outbox }: { readonly outbox: Outbox<Filing, Filed> }) {
  const { items, online, busy } = outbox;
  const kept = useShellKept();
  const waiting = items.filter(({ state }) => state === 'pending').length;
  return (
    <Panel
      title="登记队列"
      extra={<StatusTag tone={online ? 'good' : 'bad'}>{online ? '网络正常' : '没有网络'}</StatusTag>}
    >
      <p role="status">
        {waiting === 0
          ? '没有待上传的登记。'
          : `${waiting} 件待上传，保存在本机，联网后自动上传；编号由系统在上传时给出。`}
      </p>
      <p className="hd-muted">
        {kept ? '本页已存于本机，没有网络也能打开，填写中的内容随时保存。' : '本页须保持打开：没有网络时不能重新打开。'}
      </p>
      <ul className="ef-outbox">
        {[...items].reverse().map((item) => {
          const [tone, title] = faces[item.state];
          return (
            <li key={item.id}>
              <div>
                {item.title} <StatusTag tone={tone}>{title}</StatusTag>
                <div className="hd-muted">
                  {formatInstant(item.madeAt, 'MM-DD HH:mm')} <Told item={item} />
                </div>
              </div>
              {item.state === 'failed' && <Button onClick={() => outbox.retry(item)}>重新上传</Button>}
              {item.state !== 'pending' && (
                <Button onClick={() => outbox.remove(item.id)} aria-label={`移出队列：${item.title}`}>
                  移出
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {waiting > 0 && (
        <Button onClick={() => outbox.sync()} disabled={busy || !online} aria-busy={busy}>
          立即上传
        </Button>
      )}
    </Panel>
  );
}
