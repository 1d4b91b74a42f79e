import { memo } from 'react';
import { ReaderItem, StatusTag, type Tone } from '../../../../web/kit/index.ts';
import type { Finding } from '../../audit/model.ts';
import { ChoiceFilter, ClearFilters } from '../parts/filters.tsx';
import { kinds, severities } from '../parts/words.ts';
import { findingId, rowId } from './marks.ts';
import type { ReaderProps } from './reader-props.ts';

const filterNames = ['severity', 'kind', 'rule', 'crossing'] as const;

function shownFindings({ text, search }: ReaderProps): readonly Finding[] {
  const { findings, gradeSensitivity } = text.audit;
  const crossing = gradeSensitivity.find((one) => one.table === search.crossing)?.crossing.map((one) => one.finding);
  return findings.filter(
    (one) =>
      (search.severity === undefined || one.severity === search.severity) &&
      (search.kind === undefined || one.kind === search.kind) &&
      (search.rule === undefined || one.rule === search.rule) &&
      (crossing === undefined || crossing.includes(one.id)),
  );
}

function Filters(props: ReaderProps) {
  const { text, search, setSearch } = props;
  const rules = [...new Set(text.audit.findings.map((one) => one.rule))];
  const state = { search, setSearch };
  const count = (of: (one: Finding) => boolean) => text.audit.findings.filter(of).length;
  return (
    <search className="ev-chips">
      <ChoiceFilter
        name="severity"
        title="程度"
        options={Object.entries(severities).map(([value, { title }]) => ({
          value,
          label: `${title} ${count((one) => one.severity === value)}`,
        }))}
        {...state}
      />
      <ChoiceFilter
        name="kind"
        title="性质"
        options={Object.entries(kinds).map(([value, title]) => ({
          value,
          label: `${title} ${count((one) => one.kind === value)}`,
        }))}
        {...state}
      />
      <ChoiceFilter
        name="rule"
        title="规则"
        options={rules.map((value) => ({ value, label: text.rules[value]?.title ?? value }))}
        {...state}
      />
      <ChoiceFilter
        name="crossing"
        title="改变等级"
        options={text.audit.gradeSensitivity
          .filter((one) => one.crossing.length > 0)
          .map((one) => ({ value: one.table, label: `${one.table} ${one.crossing.length}` }))}
        {...state}
      />
      <ClearFilters names={filterNames} {...state} />
    </search>
  );
}

interface ItemProps extends Pick<ReaderProps, 'onWork' | 'setSearch'> {
  readonly one: Finding;
  readonly rule: string;
  readonly stateTitle: string | undefined;
  readonly stateTone: Tone | undefined;
}

const Item = memo(function Item({ one, rule, stateTitle, stateTone, onWork, setSearch }: ItemProps) {
  const severity = severities[one.severity];
  return (
    <ReaderItem id={findingId(one.id)}>
      <StatusTag tone={severity.tone}>{severity.title}</StatusTag> <StatusTag>{kinds[one.kind]}</StatusTag>{' '}
      {stateTitle && <StatusTag tone={stateTone}>{stateTitle}</StatusTag>}
      <div className="ev-row-title">{one.message}</div>
      <div className="ev-row-line hd-muted">
        <span>{rule}</span>
        {one.printed !== null && <span>公布 {one.printed}</span>}
        {one.computed !== null && <span>重算 {one.computed}</span>}
        <span>第 {[...new Set(one.quotes.map((quote) => quote.line))].join('、')} 行</span>
      </div>
      <div className="ev-row-line">
        {one.rows.slice(0, 3).map((row) => (
          <button
            key={`${row.table}${row.no}`}
            type="button"
            className="hd-text-button"
            onClick={(event) => {
              event.stopPropagation();
              setSearch({ at: rowId(row.table, row.no), tab: 'rows' });
            }}
          >
            {row.table} 第 {row.no} 行
          </button>
        ))}
        {onWork && (
          <button
            type="button"
            className="hd-text-button ev-work"
            aria-label={`办理：${one.message}`}
            onClick={(event) => {
              event.stopPropagation();
              setSearch({ at: findingId(one.id), tab: 'findings' }, { replace: true });
              onWork(one.id);
            }}
          >
            办理
          </button>
        )}
      </div>
    </ReaderItem>
  );
});

/** What the checks found, filtered by severity and kind. */
export function FindingsTab(props: ReaderProps) {
  const shown = shownFindings(props);
  return (
    <>
      <Filters {...props} />
      <p className="hd-muted" role="status">
        {shown.length} 条
        {shown.length !== props.text.audit.findings.length && `（共 ${props.text.audit.findings.length} 条）`}
      </p>
      {shown.map((one) => {
        const state = props.stateOf?.(one.id);
        return (
          <Item
            key={one.id}
            one={one}
            rule={props.text.rules[one.rule]?.title ?? one.rule}
            stateTitle={state?.title}
            stateTone={state?.tone}
            onWork={props.onWork}
            setSearch={props.setSearch}
          />
        );
      })}
    </>
  );
}
