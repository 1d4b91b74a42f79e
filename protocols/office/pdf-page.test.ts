import { expect, it } from 'vitest';
import { withoutFurniture } from './pdf-furniture.ts';
import type { PageRules, TextRun } from './pdf-geometry.ts';
import { alignedTo, findGrids } from './pdf-grid.ts';
import { layOutPage } from './pdf-page.ts';
import { withoutRadicals } from './radicals.ts';

const run = (text: string, x: number, y: number, width = text.length * 10): TextRun => ({
  text,
  x,
  y,
  width,
  height: 10,
});

/** A grid of rules at these positions. */
function ruled(xs: readonly number[], ys: readonly number[]): PageRules {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  return {
    horizontal: ys.map((at) => ({ at, from: left, to: right })),
    vertical: xs.map((at) => ({ at, from: top, to: bottom })),
  };
}

it('puts runs of a ruled table into cells and leaves the rest flowing, in order', () => {
  const grids = findGrids(ruled([0, 100, 200], [50, 70, 90]));
  const runs = [run('题', 10, 30), run('甲', 5, 65), run('乙', 105, 65), run('丙', 105, 85), run('后', 10, 110)];
  expect(layOutPage(runs, grids).map((line) => line.row?.cells ?? line.text)).toEqual([
    '题',
    ['甲', '乙'],
    ['', '丙'],
    '后',
  ]);
});

it('gives no cells where a text crosses a border', () => {
  const grids = findGrids(ruled([0, 100, 200], [50, 70]));
  const lines = layOutPage([run('跨过边线的文字', 60, 65), run('右', 150, 65)], grids);
  expect(lines.map((line) => [line.row, line.text])).toEqual([[undefined, '跨过边线的文字 右']]);
});

it('splits a run whose words lie in neighbouring cells', () => {
  const grids = findGrids(ruled([0, 50, 100], [0, 20]));
  const lines = layOutPage([run('0.2 0.3', 30, 15, 40)], grids);
  expect(lines[0]?.row?.cells).toEqual(['0.2', '0.3']);
});

it('keeps the columns of a table that goes on with fewer of them', () => {
  const [before] = findGrids(ruled([0, 40, 100, 200], [0, 20]));
  const [after] = findGrids(ruled([0, 100, 200], [0, 20]));
  if (before === undefined || after === undefined) throw new Error('no grid');
  const lines = layOutPage([run('左', 10, 15), run('右', 110, 15)], [alignedTo(after, before)]);
  expect(lines[0]?.row?.cells).toEqual(['左', '', '右']);
});

it('drops what repeats in the margins of most pages, whatever its figures', () => {
  const pages = [1, 2, 3, 4].map((no) => ({
    no,
    height: 800,
    lines: [
      { text: '演示数据', y: 40 },
      { text: `正文第${no}行`, y: 400 },
      { text: no === 2 ? '脚注' : '同样的正文', y: 300 },
      { text: `第 ${no} 页`, y: 770 },
    ],
  }));
  const kept = withoutFurniture(pages).flatMap((page) => page.lines.map((line) => line.text));
  expect(kept).toEqual([
    '正文第1行',
    '同样的正文',
    '正文第2行',
    '脚注',
    '正文第3行',
    '同样的正文',
    '正文第4行',
    '同样的正文',
  ]);
});

it('replaces radicals of both blocks by ordinary characters', () => {
  expect(withoutRadicals('⾏业⻓期⻋辆⺠生')).toBe('行业长期车辆民生');
});
