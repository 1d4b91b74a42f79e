import Type from 'typebox';
import { coach } from '../../apps/coach/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { levels, readStandings } from './standings.ts';
import { readTrack } from './track.ts';

const tag = coach.title;
const closed = { additionalProperties: false };
const Instant = (title: string) => Type.String({ title, format: 'date-time', maxLength: 40 });
const Numbers = Type.Array(Type.Number());
const Figures = Type.Record(Type.String(), Type.Union([Type.Number(), Type.Null()]));

/** What is read of the records at once that the generic lists would give in many pages: tracks, and places by figures. */
export function terminalRecordRoutes(kernel: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/coach/track',
      operation: 'coachTrack',
      summary: '车辆轨迹',
      tag,
      query: Type.Object(
        {
          phone: Type.String({ title: '终端手机号', pattern: '^\\d{1,20}$' }),
          from: Instant('自'),
          to: Instant('至'),
        },
        closed,
      ),
      answer: Type.Object({
        plate: Type.Union([Type.String(), Type.Null()]),
        simulated: Type.Boolean(),
        times: Numbers,
        longitudes: Numbers,
        latitudes: Numbers,
        speeds: Numbers,
        bearings: Numbers,
        odometers: Type.Array(Type.Union([Type.Number(), Type.Null()])),
        alarmBits: Numbers,
        doubtful: Numbers,
      }),
      handle: ({ who, query }) => readTrack(kernel, who, query),
    }),
    endpoint({
      method: 'GET',
      path: '/api/coach/standings',
      operation: 'coachStandings',
      summary: '考核指标排名',
      tag,
      query: Type.Object(
        {
          period: Type.String({ title: '月或日', pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' }),
          level: Type.Enum([...levels], { title: '层级' }),
        },
        closed,
      ),
      answer: Type.Object({
        indicators: Type.Array(Type.Object({ key: Type.String(), of: Type.Integer() })),
        rows: Type.Array(
          Type.Object({
            org: Type.String(),
            name: Type.String(),
            values: Figures,
            ranks: Figures,
            simulated: Type.Boolean(),
          }),
        ),
      }),
      handle: ({ who, query }) => readStandings(kernel, who, query.period, query.level),
    }),
  ];
}
