import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../../test/shared.ts';
import { toLines } from './lines.ts';
import type { Disclosure, EvaluationTable, IndicatorRow } from './model.ts';
import { readDisclosure } from './read.ts';

const source = sharedPath('seed/disclosure-2024.txt');
const reading = sharedPath('design/systems.md');

/** What the independent reading says of one row. `T1` is the unit's table, T2 to T4 the projects' in document order. */
interface OracleRow {
  readonly key: string;
  readonly level3: string;
  readonly target: string;
  readonly actual: string;
  readonly weight: number;
  readonly score: number;
}

const ORACLE_ROW =
  /^\| .+? \| (.*?) \| (.*?) \| (.*?) \| (T1-\d+) ([\d.]+)\/([\d.]+) \| (T\d-\d+) ([\d.]+)\/([\d.]+) \|$/;

function oracle(path: string): OracleRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const match = ORACLE_ROW.exec(line);
      if (!match) return [];
      const [, name = '', target = '', actual = '', key = '', weight, score, twin = '', twinWeight, twinScore] = match;
      const texts = { level3: name.replace(/^[~?]/, ''), target, actual };
      return [
        { key, ...texts, weight: Number(weight), score: Number(score) },
        { key: twin, ...texts, weight: Number(twinWeight), score: Number(twinScore) },
      ];
    });
}

function rowOf(tables: readonly EvaluationTable[], key: string): IndicatorRow | undefined {
  const [table, no] = key.slice(1).split('-').map(Number);
  return tables[(table ?? 0) - 1]?.rows[(no ?? 0) - 1];
}

/** The independent reading abbreviates long cells, writes (blank), and keeps spaces. */
function agrees(read: string, told: string): boolean {
  const text = told.replace(/ /g, '');
  if (text === '(blank)') return read === '';
  return text.endsWith('…') ? read.startsWith(text.slice(0, -1)) : read === text;
}

describe.skipIf(source === null || reading === null)('the published disclosure of 2024', () => {
  const disclosure: Disclosure =
    source === null ? ({} as Disclosure) : readDisclosure(toLines(readFileSync(source, 'utf8')));
  const told = reading === null ? [] : oracle(reading);

  it('has four tables with all of their rows', () => {
    expect(disclosure.tables.map((table) => [table.name, table.rows.length])).toEqual([
      ['整体支出', 315],
      ['其他事业发展基金', 85],
      ['业务工作经费', 56],
      ['运行维护经费', 174],
    ]);
    expect(told).toHaveLength(630);
  });

  it('agrees with an independent reading of the 315 rows of the unit in every column', () => {
    const differing = told
      .filter((row) => row.key.startsWith('T1-'))
      .filter((row) => {
        const found = rowOf(disclosure.tables, row.key);
        return !(
          found &&
          agrees(found.level3, row.level3) &&
          agrees(found.targetText, row.target) &&
          agrees(found.actualText, row.actual) &&
          found.weight === row.weight &&
          found.score === row.score
        );
      });
    expect(differing).toEqual([]);
  });

  it('agrees on weight and score of all 315 rows of the projects', () => {
    const differing = told.filter((row) => {
      const found = rowOf(disclosure.tables, row.key);
      return found?.weight !== row.weight || found.score !== row.score;
    });
    expect(differing).toEqual([]);
  });

  it('differs in the texts of the projects only where the document itself does', () => {
    const differing = told.flatMap((row) => {
      const found = rowOf(disclosure.tables, row.key);
      if (!found || row.key.startsWith('T1-')) return [];
      const columns = [
        agrees(found.level3, row.level3) ? '' : `level3 ${found.level3}`,
        agrees(found.targetText, row.target) ? '' : `target ${found.targetText}`,
        agrees(found.actualText, row.actual) ? '' : `actual ${found.actualText}`,
      ];
      return columns.filter((column) => column !== '').map((column) => `${row.key} ${column}`);
    });
    // The independent reading gives the unit's wording for both twins. These cells are printed otherwise in the projects.
    expect(differing.sort()).toEqual([
      'T2-021 actual 预计2025年6月30日前完成验收',
      'T2-051 actual 1245.3万元（含使用上年结余资金）',
      'T2-052 level3 安全生产监管监察信息系统预算年度项目投资成本',
      'T2-054 level3 预算年度项目投资成本',
      'T2-057 actual 45.18万元',
      'T2-058 actual 45.18万元',
      'T2-074 actual 2597个',
      'T3-038 actual 20万',
      'T3-038 target 20万',
      'T3-042 actual 20万',
      'T3-043 actual 1.06万',
      'T4-114 actual 158.9',
      'T4-114 level3 采购成本',
      'T4-115 actual 188.3',
      'T4-115 level3 采购成本',
      'T4-116 actual 256.7',
      'T4-116 level3 采购成本',
      'T4-124 level3 预算年度项目投资成本',
      'T4-130 actual 580项',
      'T4-145 actual 148万条',
      'T4-152 actual 60.67万通',
    ]);
  });

  it('puts every row under the class that the independent reading has it in', () => {
    const classes = new Map<string, string>();
    for (const line of readFileSync(reading ?? '', 'utf8').split('\n')) {
      const match = /^\| (\S+) \| .* \| (T1-\d+) .* \| (T\d-\d+) /.exec(line);
      if (!match) continue;
      for (const key of [match[2] ?? '', match[3] ?? '']) classes.set(key, match[1] ?? '');
    }
    const same = (level2: string, name: string): boolean =>
      level2.includes(name) || (/满意度/.test(name) && /满意度/.test(level2));
    const wrong = [...classes].filter(([key, name]) => !same(rowOf(disclosure.tables, key)?.level2 ?? '', name));
    expect(wrong).toEqual([]);
  });

  it('links the cells that rows share', () => {
    const shared = disclosure.tables.map((table) =>
      table.rows.flatMap((row) => [row.shared?.actual ?? [], row.shared?.reason ?? []].map((group) => group.join('-'))),
    );
    const groups = shared.map((list) => [...new Set(list)].filter((group) => group !== ''));
    expect(groups).toEqual([
      ['140-141-142-143', '168-169', '188-189', '225-226'],
      ['17-18-19-20', '38-39', '57-58'],
      [],
      ['97-98'],
    ]);
  });

  it('reads the fund headers, printed totals and level-1 weights', () => {
    const [unit, first] = disclosure.tables;
    expect(unit?.funds[0]).toMatchObject({
      initial: 6455.92,
      fullYear: 7675.08,
      executed: 6411.37,
      weight: 10,
      rate: 83.53,
      score: 8.35,
    });
    expect(unit?.funds.filter((line) => line.by === 'expenditure').map((line) => line.fullYear)).toEqual([
      926.12, 6748.96,
    ]);
    expect(first?.funds.map((line) => [line.item, line.initial, line.fullYear, line.executed])).toEqual([
      ['年度资金总额', 3707.97, 4612.86, 3709.11],
      ['当年财政拨款', 3707.97, 3751.39, 2847.64],
      ['上年结转资金', 861.47, 861.47, 861.47],
      ['其他资金', null, null, null],
    ]);
    expect(disclosure.tables.map((table) => table.printedTotal?.score)).toEqual([82, 81.5, 88, 82.8]);
    expect(unit?.printedLevel1).toEqual({ 产出指标: 50, 效益指标: 30, 满意度指标: 10 });
  });

  it('says what is cut off instead of completing it', () => {
    const cut = disclosure.tables.map((table) =>
      table.rows.filter((row) => row.cut?.includes('reason')).map((row) => row.no),
    );
    expect(cut[0]).toEqual([137, 221]);
    expect(cut[1]).toEqual([14, 53]);
    expect(disclosure.unread.filter((note) => /中断/.test(note.why)).length).toBeGreaterThan(10);
    expect(disclosure.unread.filter((note) => /单元格$/.test(note.why))).toEqual([]);
  });

  it('finds the figures in prose', () => {
    expect(disclosure.figures.length).toBeGreaterThanOrEqual(255);
    const at = (line: number): readonly (readonly [number, string, number | null])[] =>
      disclosure.figures
        .filter((figure) => figure.line === line)
        .map((figure) => [figure.value, figure.unit, figure.year]);
    expect(at(45)).toEqual([
      [1559.61, '万元', 2024],
      [16.89, '%', 2024],
    ]);
    expect(at(468)).toContainEqual([757.18, '万元', 2023]);
    expect(at(726)).toEqual([[14, '万件', null]]);
    expect(at(317)).toContainEqual([90.35, '分', 2024]);
  });

  it('knows whose it is and which statutory tables it lacks', () => {
    expect(disclosure.document).toMatchObject({ unit: '湖南省交通运输厅科技信息中心', year: 2024 });
    expect(disclosure.statutory).toEqual([]);
    expect(disclosure.sections.filter((section) => section.level === 1).map((section) => section.number)).toEqual([
      '第一部分',
      '第二部分',
      '第三部分',
      '第四部分',
      '第五部分',
    ]);
  });

  it('reads the same rows when the file breaks off further down', () => {
    const lines = disclosure.lines;
    const brief = (row: IndicatorRow): string =>
      JSON.stringify([row.level2, row.level3, row.targetText, row.actualText, row.score]);
    for (const end of [1530, 2290, 2960, 4000]) {
      const part = readDisclosure(lines.slice(0, end));
      part.tables.forEach((table, index) => {
        const whole = disclosure.tables[index]?.rows ?? [];
        expect(table.rows.map(brief)).toEqual(whole.slice(0, table.rows.length).map(brief));
        expect(table.rows.length).toBeGreaterThanOrEqual(whole.filter((row) => row.lines[1] < end - 1).length);
      });
    }
  });
});
