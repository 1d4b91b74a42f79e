import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import { NoData, Panel, QueryState, useService, useSettled } from '../../../../web/kit/index.ts';
import { type Brief, type DraftState, textOf } from './draft.ts';
import { OrderList } from './order-list.tsx';

interface CallerAnswer {
  readonly caller: {
    readonly id: string;
    readonly name: string;
    readonly truckDriver: boolean;
    readonly abusive: boolean;
    readonly orders: number;
  } | null;
  readonly orders: readonly Brief[];
}

type Hint = Brief & { readonly hint: 'repeat' | 'duplicate'; readonly similarity: number };

interface Known {
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  readonly expired: boolean;
}

function Caller({ state, found }: { readonly state: DraftState; readonly found: CallerAnswer }) {
  const { draft, set } = state;
  const { caller, orders } = found;
  if (!caller) return <NoData what="首次来电" />;
  return (
    <>
      <p>
        <strong>{caller.name}</strong> <Tag>来电 {caller.orders} 次</Tag>
        {caller.truckDriver && <Tag color="red">货车司机</Tag>}
        {caller.abusive && <Tag color="volcano">滥用登记</Tag>}
      </p>
      <OrderList orders={orders} chosen={textOf(draft, 'repeatOf')} onRepeat={(repeatOf) => set({ repeatOf })} />
    </>
  );
}

function Hints({ state, caller }: { readonly state: DraftState; readonly caller: string | undefined }) {
  const { draft, set } = state;
  const text = useSettled(textOf(draft, 'content'));
  const object = useSettled(textOf(draft, 'object'));
  const enabled = text.length + object.length >= 4;
  const business = textOf(draft, 'business');
  const hints = useService<readonly Hint[]>(
    'hotline',
    'desk-hints',
    { text, object, business, caller },
    { enabled, keep: true },
  );
  if (!enabled) return <p className="hd-muted">输入内容时自动查找三十日内的相似工单。</p>;
  return (
    <QueryState query={hints}>
      {(found) =>
        found.length === 0 ? (
          <NoData what="没有相似工单" />
        ) : (
          <OrderList orders={found} chosen={textOf(draft, 'repeatOf')} onRepeat={(repeatOf) => set({ repeatOf })} />
        )
      }
    </QueryState>
  );
}

function Knowledge({ state }: { readonly state: DraftState }) {
  const { draft, set } = state;
  const [typed, setTyped] = useState('');
  const search = useSettled(typed);
  const text = useSettled(textOf(draft, 'content'));
  const business = textOf(draft, 'business');
  const found = useService<readonly Known[]>('hotline', 'desk-knowledge', { search, text, business }, { keep: true });
  return (
    <>
      <Input.Search
        aria-label="检索知识"
        placeholder="检索知识（Alt+K）"
        id="hl-knowledge"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        allowClear
      />
      <QueryState query={found}>
        {(articles) =>
          articles.length === 0 ? (
            <NoData what="没有相关知识" />
          ) : (
            <ul className="hl-list">
              {articles.map((one) => (
                <li key={one.id}>
                  <strong>{one.question}</strong> {one.expired && <Tag color="orange">已过期</Tag>}
                  <p>{one.answer}</p>
                  <Button size="small" onClick={() => set({ answer: one.answer, article: one.id })}>
                    引用答复
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </QueryState>
    </>
  );
}

/** An order that somebody asks about. */
function Find({ state }: { readonly state: DraftState }) {
  const { draft, set } = state;
  const [typed, setTyped] = useState('');
  const text = useSettled(typed.trim());
  const enabled = text.length >= 3;
  const found = useService<readonly Brief[]>('hotline', 'desk-find', { text }, { enabled });
  return (
    <>
      <Input.Search
        aria-label="查单"
        placeholder="工单编号、来电号码或来源单号（Alt+Q）"
        id="hl-find"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        allowClear
      />
      {enabled && (
        <QueryState query={found}>
          {(orders) =>
            orders.length === 0 ? (
              <NoData what="没有这样的工单" />
            ) : (
              <OrderList
                orders={orders}
                chosen={textOf(draft, 'repeatOf')}
                onRepeat={(repeatOf) => set({ repeatOf })}
              />
            )
          }
        </QueryState>
      )}
    </>
  );
}

/** What helps the agent while he types: who calls, what is like it, what may be answered at once. */
export function Aside({ state }: { readonly state: DraftState }) {
  const phone = useSettled(textOf(state.draft, 'phone'));
  const caller = useService<CallerAnswer>(
    'hotline',
    'desk-caller',
    { phone },
    { enabled: phone.length >= 3, keep: true },
  );
  return (
    <div className="hl-column">
      <Panel title="查单">
        <Find state={state} />
      </Panel>
      <Panel title="诉求人">
        {phone.length < 3 ? (
          <p className="hd-muted">来电号码会自动填入，也可手工输入。</p>
        ) : (
          <QueryState query={caller}>{(found) => <Caller state={state} found={found} />}</QueryState>
        )}
      </Panel>
      <Panel title="疑似重复">
        <Hints state={state} caller={caller.data?.caller?.id} />
      </Panel>
      <Panel title="知识库">
        <Knowledge state={state} />
      </Panel>
    </div>
  );
}
