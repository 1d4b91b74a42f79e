import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Layout, type PrintedRow, renderTable } from './fixtures/render.ts';
import { toLines } from './lines.ts';
import { readDisclosure } from './read.ts';

const SYLLABLES =
  '道路桥梁站点车辆信息系统平台数据服务监测检查养护巡查培训宣传安全设备终端网络会议报告接口视频机房租赁升级改造项目';

const words = (min: number, max: number): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...SYLLABLES), { minLength: min, maxLength: max }).map((chars) => chars.join(''));

const count = fc.integer({ min: 1, max: 9999 });
const unit = fc.constantFrom('次', '个', '套', '万元', '人次', '份');
const pair = fc.oneof(
  fc.tuple(count, count, unit).map(([a, b, u]) => [`≥${a}${u}`, `${b}${u}`] as const),
  fc.tuple(count, count, unit).map(([a, b, u]) => [`≤${a}${u}`, `${b}`] as const),
  fc
    .tuple(fc.integer({ min: 80, max: 99 }), fc.integer({ min: 800, max: 1000 }))
    .map(([a, b]) => [`${a}%以上`, `${b / 10}%`] as const),
  fc.tuple(count, unit, words(4, 12)).map(([a, u, detail]) => [`${a}${u}（含${detail}）`, `${a}${u}`] as const),
  fc.constantFrom(['规范', '规范'] as const, ['2024年12月前', '2024年10月'] as const, ['符合规定', '未完成'] as const),
);

const CLASSES = [
  ['产出指标', 50, '数量指标'],
  ['产出指标', 50, '质量指标'],
  ['产出指标', 50, '时效指标'],
  ['效益指标', 30, '社会效益指标'],
  ['满意度指标', 10, '服务对象满意度指标'],
] as const;

const row = fc
  .record({
    name: words(4, 34),
    pair,
    weight: fc.constantFrom('0.5', '1', '2', '2.5'),
    loses: fc.boolean(),
    reason: fc.array(words(3, 14), { minLength: 1, maxLength: 6 }).map((clauses) => `${clauses.join('，')}。`),
  })
  .map((made) => ({
    level3: `${made.name}数量`,
    target: made.pair[0],
    actual: made.pair[1],
    weight: made.weight,
    score: made.loses ? '0' : made.weight,
    reason: made.loses ? made.reason : '',
  }));

const table: fc.Arbitrary<PrintedRow[]> = fc
  .tuple(...CLASSES.map(() => fc.array(row, { minLength: 1, maxLength: 8 })))
  .map((groups) =>
    groups.flatMap((rows, index) => {
      const [level1, points, level2] = CLASSES[index] ?? CLASSES[0];
      return rows.map((made) => ({ level1, points, level2, ...made }));
    }),
  );

const layout: fc.Arbitrary<Layout> = fc.record({
  level3: fc.integer({ min: 10, max: 16 }),
  target: fc.integer({ min: 7, max: 10 }),
  actual: fc.integer({ min: 6, max: 8 }),
  reason: fc.integer({ min: 9, max: 16 }),
  page: fc.integer({ min: 3, max: 12 }),
});

describe('a table printed into flowing text', () => {
  it('is read back row by row', () => {
    fc.assert(
      fc.property(table, layout, (rows, shape) => {
        const disclosure = readDisclosure(toLines(renderTable(rows, shape).join('\n')));
        const read = disclosure.tables[0]?.rows.map((found) => ({
          level1: found.level1,
          level2: found.level2,
          level3: found.level3,
          target: found.targetText,
          actual: found.actualText,
          weight: found.weight,
          score: found.score,
          reason: found.reason ?? '',
        }));
        const printed = rows.map(({ points: _, ...printedRow }) => ({
          ...printedRow,
          weight: Number(printedRow.weight),
          score: Number(printedRow.score),
        }));
        expect(read).toEqual(printed);
      }),
      { numRuns: 60, seed: 20240601 },
    );
  });
});
