import './parts/screens.css';
import { Input, Pagination, Segmented } from 'antd';
import { useState } from 'react';
import type { Page } from '../../../kernel/sdk/index.ts';
import { NoData, PageHeader, Panel, QueryState, type Row, type ScreenProps, useApi } from '../../../web/kit/index.ts';
import { terminalStates } from '../words.ts';
import { AdmissionDialog, type Verdict } from './terminals/admission-dialog.tsx';
import { TerminalTable } from './terminals/terminal-table.tsx';

const pageSize = 20;
const askEveryMs = 5000;

/** 终端准入: terminals that nobody has admitted wait here; each is admitted to a vehicle or refused with a reason. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const state = String(search.state ?? 'pending');
  const q = search.q === undefined ? undefined : String(search.q);
  const page = Number(search.page ?? 1) || 1;
  const [deciding, setDeciding] = useState<{ terminal: Row; verdict: Verdict } | null>(null);
  const terminals = useApi<Page<Row>>(
    '/coach/entities/terminal',
    { q, where: state in terminalStates ? { state } : {}, sort: '-firstSeenAt', page, pageSize },
    { keep: true, refetchEveryMs: askEveryMs },
  );
  const mayDecide = app.entities.find(({ key }) => key === 'terminal')?.may.includes('update') ?? false;
  return (
    <>
      <PageHeader
        title="终端准入"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="未登记的终端注册后在此等候，准入前不能鉴权，其数据不入库；不予准入的须说明理由。准入后终端再次注册即可接入。"
      />
      <search className="co-filters">
        <Segmented
          aria-label="准入状态"
          value={state in terminalStates ? state : 'all'}
          options={[
            ...Object.entries(terminalStates).map(([value, label]) => ({ value, label })),
            { value: 'all', label: '全部' },
          ]}
          onChange={(next) => setSearch({ state: next === 'pending' ? undefined : next, page: undefined })}
        />
        <Input.Search
          aria-label="按手机号、车牌或型号查找"
          placeholder="手机号、车牌或型号"
          allowClear
          defaultValue={q}
          onSearch={(next) => setSearch({ q: next || undefined, page: undefined })}
        />
      </search>
      <Panel>
        <QueryState query={terminals}>
          {({ rows, total }) =>
            rows.length === 0 ? (
              <NoData what={state === 'pending' ? '没有等候准入的终端' : '没有符合条件的终端'} />
            ) : (
              <>
                <TerminalTable
                  rows={rows}
                  mayDecide={mayDecide}
                  onDecide={(terminal, verdict) => setDeciding({ terminal, verdict })}
                />
                <Pagination
                  className="hd-pager"
                  current={page}
                  pageSize={pageSize}
                  total={total}
                  showSizeChanger={false}
                  showLessItems
                  showTotal={(count) => `共 ${count} 台`}
                  onChange={(next) => setSearch({ page: next === 1 ? undefined : next })}
                />
              </>
            )
          }
        </QueryState>
      </Panel>
      {deciding && <AdmissionDialog app={app} {...deciding} onClose={() => setDeciding(null)} />}
    </>
  );
}
