import './desk/desk.css';
import { Alert, Button, Input, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import {
  ErrorState,
  Go,
  PageHeader,
  Panel,
  type ScreenProps,
  useLive,
  useManifest,
  useOrgNames,
  useSend,
  useService,
  useStored,
} from '../../../web/kit/index.ts';
import { type Level, levels } from '../options.ts';
import { Aside } from './desk/aside.tsx';
import { registration, useDraft } from './desk/draft.ts';
import { RegistrationForm } from './desk/form.tsx';

interface LineState {
  readonly id: string | null;
  readonly status: 'idle' | 'ringing' | 'talking';
  readonly callId: string | null;
  readonly phone: string | null;
}

interface Registered {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly level: Level;
  readonly suggestedOrg: string | null;
}

const statusTitles = { idle: '空闲', ringing: '振铃', talking: '通话中' } as const;

/** Seldom, and only in case an event was lost: what happens on the line is pushed. */
const everyMs = 20_000;

/** The exchange's event comes at once; a new call brings its number into an empty form. */
function useCallPop(lineNumber: string, onCall: (phone: string) => void): LineState | undefined {
  const options = { enabled: lineNumber.length > 1, refetchEveryMs: everyMs };
  const { data, refetch } = useService<LineState>('hotline', 'desk-line', { lineNumber }, options);
  useLive('record', ({ app, type, id }) => {
    const isLine = app === undefined || (app === 'hotline' && type === 'line');
    // A line that has never rung has no id yet.
    if (options.enabled && isLine && (!id || !data?.id || data.id === id)) void refetch();
  });
  const seen = useRef<string | null>(null);
  useEffect(() => {
    if (!data?.callId || data.callId === seen.current || data.status === 'idle') return;
    seen.current = data.callId;
    onCall(data.phone ?? '');
  }, [data, onCall]);
  return data;
}

function Done({ made }: { readonly made: Registered }) {
  const closed = made.state === 'closed';
  const units = useOrgNames();
  const unit = made.suggestedOrg && (units.get(made.suggestedOrg) ?? made.suggestedOrg);
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={
        <>
          工单 <Go to={`/hotline/cases/order/${made.id}`}>{made.number}</Go> {closed ? '已即时办结' : '已登记待派'}
          {!closed && `，响应等级${levels[made.level]}，${unit ? `建议承办单位${unit}` : '没有登记承办该领域的单位'}`}
        </>
      }
    />
  );
}

/** 来电登记: call pop, caller, duplicates and knowledge on one page; Ctrl+Enter registers. */
export function Screen({ app }: ScreenProps) {
  const { me } = useManifest();
  const centre = me.posts.find((post) => post.role.startsWith('hotline.'))?.org ?? '';
  const [lineNumber, setLineNumber] = useStored('hotline.line', '');
  const state = useDraft(centre);
  const [made, setMade] = useState<Registered | null>(null);
  const send = useSend<Registered>();
  const onCall = useRef((phone: string) => {
    setMade(null);
    state.reset({ phone });
    document.getElementById('hl-content')?.focus();
  }).current;
  const line = useCallPop(lineNumber, onCall);
  const fields = app.cases.find((one) => one.key === 'order')?.fields ?? {};

  const register = async () => {
    if (send.isPending) return;
    const payload = registration(state.draft);
    const result = await send.mutateAsync({ path: '/hotline/services/desk-register', payload }).catch(() => null);
    if (!result) return;
    setMade(result);
    state.reset({});
    document.getElementById('hl-phone')?.focus();
  };
  const hear = (event: React.KeyboardEvent) => {
    if (event.ctrlKey && event.key === 'Enter') register();
    else if (event.altKey && event.key.toLowerCase() === 'k') document.getElementById('hl-knowledge')?.focus();
    else if (event.altKey && event.key.toLowerCase() === 'q') document.getElementById('hl-find')?.focus();
    else return;
    event.preventDefault();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the whole page, each of which a button has too.
    <div onKeyDown={hear}>
      <PageHeader
        title="来电登记"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="Ctrl+Enter 登记，Alt+K 检索知识，Alt+Q 查单；填写即时答复的直接办结，其余转派单。"
        actions={
          <span className="hl-line">
            <Input
              aria-label="分机号"
              placeholder="分机号"
              style={{ width: 110 }}
              value={lineNumber}
              onChange={(event) => setLineNumber(event.target.value.replace(/\D/g, ''))}
            />
            {line && <Tag color={line.status === 'ringing' ? 'red' : undefined}>{statusTitles[line.status]}</Tag>}
          </span>
        }
      />
      <div className="hl-desk">
        <div className="hl-column">
          {made && <Done made={made} />}
          {send.error && <ErrorState error={send.error} />}
          <Panel title="诉求">
            <RegistrationForm fields={fields} state={state} />
            <div className="hl-actions">
              <Button type="primary" disabled={send.isPending} aria-busy={send.isPending} onClick={register}>
                登记（Ctrl+Enter）
              </Button>
              <Button onClick={() => state.reset({})}>清空</Button>
            </div>
          </Panel>
        </div>
        <Aside state={state} />
      </div>
    </div>
  );
}
