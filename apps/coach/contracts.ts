import Type from 'typebox';
import { deliveryContract, service, whenCase } from '../../kernel/sdk/index.ts';
import { alarmEpisode } from './cases.ts';
import { closeDay } from './close-day.ts';
import { alarmKinds } from './words.ts';

export const dayClosing = service({
  key: 'close-day',
  title: '车辆日结',
  safe: false,
  by: ['province'],
  input: Type.Object({ day: Type.String({ title: '日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  output: Type.Object({ vehicles: Type.Integer(), online: Type.Integer(), corrected: Type.Integer() }),
  answer: (ctx, { day }) => closeDay(ctx, day),
});

/** The division in whose tree a company's node lies: the first six digits of its code. */
const divisionOf = (org: string) => /^\d{6}/.exec(org)?.[0] ?? org;

/** What enforcement is to look into: a transferred alarm, with all that is known of it. */
export const cluesOut = deliveryContract({
  key: 'clues-out',
  title: '执法线索移交行政执法',
  maxAttempts: 8,
  to: 'enforcement/clues',
  follows: [
    whenCase(alarmEpisode, ['transferred'], (one) => {
      const { title, kind, plate, firstAt, speedKmh, limitKmh, area, actionTaken, basis, reference } = one;
      const speed = speedKmh === null || speedKmh === undefined ? '' : `，时速 ${speedKmh} 公里`;
      const limit = limitKmh === null || limitKmh === undefined ? '' : `，限速 ${limitKmh} 公里`;
      const content = [
        `${firstAt} 车辆 ${plate} ${alarmKinds[kind]}${speed}${limit}${area ? `，${area}` : ''}。`,
        actionTaken ? `企业处理：${actionTaken}` : '',
        basis ? `依据：${basis}` : '',
        `移送文号：${reference ?? ''}`,
      ];
      return {
        source: 'coach',
        number: one.id,
        org: divisionOf(one.org),
        title,
        content: content.filter(Boolean).join('\n').slice(0, 4000),
        object: plate,
        place: area ?? `${one.longitude ?? ''},${one.latitude ?? ''}`,
        happenedAt: firstAt,
        simulated: one.simulated ?? false,
      };
    }),
  ],
});
