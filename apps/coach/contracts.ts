import Type from 'typebox';
import { service } from '../../kernel/sdk/index.ts';
import { closeDay } from './close-day.ts';

export const dayClosing = service({
  key: 'close-day',
  title: '车辆日结',
  safe: false,
  by: ['province'],
  input: Type.Object({ day: Type.String({ title: '日期', pattern: '^\\d{4}-\\d{2}-\\d{2}$' }) }),
  output: Type.Object({ vehicles: Type.Integer(), online: Type.Integer(), corrected: Type.Integer() }),
  answer: (ctx, { day }) => closeDay(ctx, day),
});
