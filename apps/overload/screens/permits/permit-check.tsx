import { Button, DatePicker, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { dayjs, Panel, QueryState, type ScreenProps, StatusTag, today, useService } from '../../../../web/kit/index.ts';
import type { PermitChecked } from '../../record/permit-check.ts';
import { kg, textOf } from '../parts/figures.ts';

type Search = Pick<ScreenProps, 'search' | 'setSearch'>;

const words = {
  none: { title: '没有当日有效的通行证', tone: 'warning' },
  covers: { title: '相符', tone: 'good' },
  'off-route': { title: '通行证不含该站点', tone: 'bad' },
  'over-permit': { title: '超过许可质量', tone: 'bad' },
} as const;

function Outcome({ checked }: { readonly checked: PermitChecked }) {
  const { match, overKg } = checked;
  return (
    <p role="status">
      <StatusTag tone={words[match.kind].tone}>{words[match.kind].title}</StatusTag>{' '}
      {match.kind !== 'none' &&
        `${match.permit.no}，${match.permit.from} 至 ${match.permit.to}，许可 ${kg(match.permit.maxKg)}。`}
      {match.kind === 'over-permit' && `超过 ${kg(match.overKg)}。`}
      {overKg > 0 ? `按轴数限值超限 ${kg(overKg)}。` : '未超过按轴数的限值。'}
    </p>
  );
}

/** The question of a checkpoint: may this truck pass with what it weighs? */
export function PermitCheck({ search, setSearch }: Search) {
  const [plate, setPlate] = useState(textOf(search.plate) ?? '');
  const [site, setSite] = useState(textOf(search.site) ?? '');
  const [date, setDate] = useState(textOf(search.date) ?? today());
  const [axles, setAxles] = useState(Number(search.axles ?? 6));
  const [totalKg, setTotal] = useState(Number(search.totalKg ?? 49_000));
  const asked = {
    plate: textOf(search.plate) ?? '',
    site: textOf(search.site) ?? '',
    date: textOf(search.date) ?? today(),
    axles: Number(search.axles ?? 6),
    totalKg: Number(search.totalKg ?? 0),
  };
  const isAsked = asked.plate !== '' && asked.totalKg > 0;
  const answer = useService<PermitChecked>(
    'overload',
    'permit-check',
    { ...asked, site: asked.site || '-' },
    { enabled: isAsked, keep: true },
  );
  return (
    <Panel title="核验">
      <form
        className="ov-bar"
        onSubmit={(event) => {
          event.preventDefault();
          setSearch({ plate: plate.trim(), site: site.trim() || undefined, date, axles, totalKg });
        }}
      >
        <Input
          aria-label="车牌号"
          placeholder="车牌号"
          style={{ width: 140 }}
          value={plate}
          onChange={(event) => setPlate(event.target.value)}
        />
        <DatePicker
          aria-label="过车日期"
          allowClear={false}
          value={dayjs(date)}
          onChange={(next) => next && setDate(next.format('YYYY-MM-DD'))}
        />
        <Input
          aria-label="站点编码"
          placeholder="站点编码"
          style={{ width: 150 }}
          value={site}
          onChange={(event) => setSite(event.target.value)}
        />
        <InputNumber
          aria-label="轴数"
          min={2}
          max={40}
          suffix="轴"
          style={{ width: 100 }}
          value={axles}
          onChange={(next) => setAxles(next ?? 6)}
        />
        <InputNumber
          aria-label="车货总质量"
          min={0}
          max={400_000}
          suffix="kg"
          style={{ width: 140 }}
          value={totalKg}
          onChange={(next) => setTotal(next ?? 0)}
        />
        <Button type="primary" htmlType="submit" disabled={plate.trim() === ''}>
          核验
        </Button>
      </form>
      {isAsked && <QueryState query={answer}>{(checked) => <Outcome checked={checked} />}</QueryState>}
    </Panel>
  );
}
