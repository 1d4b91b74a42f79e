import Type from 'typebox';
import { coach } from '../../apps/coach/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { readScores } from './scores.ts';
import { levels } from './standings.ts';

const points = Type.Union([Type.Number(), Type.Null()]);

const Scored = Type.Object({
  org: Type.String(),
  name: Type.String(),
  total: points,
  rank: Type.Union([Type.Integer(), Type.Null()]),
  items: Type.Array(Type.Object({ item: Type.String(), points: Type.Number(), score: points })),
  simulated: Type.Boolean(),
});

/** Scores by the printed forms of the assessment. */
export function terminalScoreRoutes(kernel: Kernel): readonly Endpoint[] {
  return [
    endpoint({
      method: 'GET',
      path: '/api/coach/scores',
      operation: 'coachScores',
      summary: '考核得分排名',
      tag: coach.title,
      query: Type.Object(
        {
          period: Type.String({ title: '月或日', pattern: '^\\d{4}-\\d{2}(-\\d{2})?$' }),
          level: Type.Enum([...levels], { title: '层级' }),
        },
        { additionalProperties: false },
      ),
      answer: Type.Object({ rows: Type.Array(Scored) }),
      handle: async ({ who, query }) => ({ rows: await readScores(kernel, who, query.period, query.level) }),
    }),
  ];
}
