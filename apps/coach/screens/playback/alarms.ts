import type { Page } from '../../../../kernel/sdk/index.ts';
import { type Row, useApi } from '../../../../web/kit/index.ts';
import { type AlarmKind, alarmKinds } from '../../words.ts';
import type { Asked } from './asked.ts';

export interface Alarm {
  readonly id: string;
  readonly seconds: number;
  readonly title: string;
  readonly place: readonly [number, number];
}

const alarmOf = (row: Row): Alarm => ({
  id: String(row.factId),
  seconds: Date.parse(String(row.at)) / 1000,
  title: alarmKinds[row.kind as AlarmKind] ?? String(row.kind),
  place: [Number(row.longitude), Number(row.latitude)],
});

const none: readonly Alarm[] = [];

/** The alarms raised during what is played; the first hundred. */
export function useAlarms({ phone, from, to }: Asked): readonly Alarm[] {
  const query = useApi<Page<Row>>(
    '/coach/facts/alarm',
    { where: { phone: phone ?? '', at: { gte: from, lte: to } }, sort: 'at', pageSize: 100 },
    { enabled: phone !== undefined },
  );
  return query.data?.rows.map(alarmOf) ?? none;
}
