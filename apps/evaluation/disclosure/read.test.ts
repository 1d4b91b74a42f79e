import { describe, expect, it } from 'vitest';
import { fixture } from './fixtures/load.ts';
import { toLines } from './lines.ts';
import type { IndicatorRow } from './model.ts';
import { UnreadableDisclosure } from './model.ts';
import { readDisclosure } from './read.ts';

const brief = (row: IndicatorRow): readonly unknown[] => [
  row.level3,
  row.targetText,
  row.actualText,
  row.weight,
  row.score,
  row.reason,
];

describe('a small complete disclosure', () => {
  const disclosure = readDisclosure(fixture('small.txt'));

  it('is identified', () => {
    expect(disclosure.document).toEqual({
      unit: '云溪省交通信息服务中心',
      year: 2024,
      title: '2024年度云溪省交通信息服务中心部门决算',
    });
  });

  it('has its sections once, without the list of contents', () => {
    const parts = disclosure.sections.filter((section) => section.level === 1);
    expect(parts.map((section) => section.number)).toEqual([
      '第一部分',
      '第二部分',
      '第三部分',
      '第四部分',
      '第五部分',
    ]);
  });

  it('has all nine statutory tables', () => {
    expect(disclosure.statutory.map((table) => table.no)).toEqual([
      '01',
      '02',
      '03',
      '04',
      '05',
      '06',
      '07',
      '08',
      '09',
    ]);
    expect(disclosure.statutory.every((table) => table.printedNo === table.no)).toBe(true);
  });

  it('has both evaluation tables', () => {
    const [unit, project] = disclosure.tables;
    expect(unit).toMatchObject({ name: '整体支出', kind: 'unit', printedTotal: { weight: 90, score: 88 } });
    expect(project).toMatchObject({ name: '系统运维经费', kind: 'project', printedTotal: { weight: 90, score: 90 } });
    expect(unit?.rows.map((row) => row.level2)).toEqual([
      '数量指标',
      '数量指标',
      '质量指标',
      '时效指标',
      '成本指标',
      '社会效益指标',
      '社会效益指标',
      '社会公益或服务对象满意度指标',
    ]);
    expect(unit?.rows.slice(0, 2).map(brief)).toEqual([
      ['完成系统巡检次数', '≥50次', '52次', 10, 10, null],
      [
        '更新全省普通公路治超站点视频监控设备数量',
        '40套（含备用设备四套）',
        '36套',
        10,
        8,
        '设备到货推迟，剩余四套计划于次年二月前完成安装。',
      ],
    ]);
    expect(unit?.goal?.actual).toBe('全年系统平稳运行；完成站点设备更新四十套；工单全部办结。');
  });

  it('has the base-data table with its columns', () => {
    expect(disclosure.base.map((row) => [row.label, row.values.map((value) => value.value)])).toContainEqual([
      '三公经费',
      [2.4, 3, 2.1],
    ]);
    expect(disclosure.base[0]?.values.map((value) => value.column)).toEqual(['编制数', '实际在职人数', '控制率']);
  });

  it('tells changes, shares and levels of another year apart', () => {
    const figures = disclosure.figures.map((figure) => [figure.label, figure.value, figure.unit, figure.year]);
    expect(figures).toContainEqual(['支出总计 减少', 20, '%', 2024]);
    expect(figures).toContainEqual(['基本支出 占', 40, '%', 2024]);
    expect(figures).toContainEqual(['在线设备', 410, '台', 2023]);
    expect(figures).toContainEqual(['在线设备 提高到', 468, '台', 2024]);
  });

  it('leaves nothing unread', () => {
    expect(disclosure.unread).toEqual([]);
  });
});

describe('forms of other places', () => {
  it('reads a form with execution worth 20, a cost class of its own and the weight before the target', () => {
    const [table] = readDisclosure(fixture('cost-class.txt')).tables;
    expect(table?.printedLevel1).toEqual({ 产出指标: 30, 成本指标: 20, 效益指标: 20, 满意度指标: 10 });
    expect(table?.funds[0]).toMatchObject({ weight: 20, rate: 93.7, score: 18.74 });
    expect(table?.rows.filter((row) => row.level1 === '成本指标').map((row) => [row.level2, row.level3])).toEqual([
      ['经济成本指标', '机房电费'],
      ['社会成本指标', '因系统停用引起的投诉件数'],
    ]);
    expect(table?.rows[1]?.reason).toBe('部分县区上报迟缓');
    expect(table?.printedTotal).toMatchObject({ weight: 100, score: 98.64 });
  });

  it('knows the statutory tables by title where their order and numbers differ', () => {
    const { statutory } = readDisclosure(fixture('cost-class.txt'));
    expect(statutory.map((table) => [table.no, table.printedNo])).toEqual([
      ['02', '01'],
      ['03', '02'],
      ['01', '03'],
      ['04', '04'],
      ['05', '05'],
      ['09', '06'],
      ['06', '07'],
      ['07', '08'],
    ]);
  });

  it('reads a form without scores and reasons', () => {
    const [table] = readDisclosure(fixture('no-score.txt')).tables;
    expect(table?.rows.map((row) => [row.level3, row.weight, row.score])).toEqual([
      ['航道巡查里程', 20, null],
      ['航标维护座数', 15, null],
      ['航标正常率', 15, null],
      ['船舶碍航事故', 30, null],
      ['船员满意度', 10, null],
    ]);
    expect(table?.printedTotal).toMatchObject({ weight: 90, score: null });
  });

  it('reads a form with the score before the weight and an actual that two rows share', () => {
    const [table] = readDisclosure(fixture('score-first.txt')).tables;
    expect(table?.name).toBe('站点设备更新');
    expect(table?.rows.map((row) => [row.weight, row.score])).toEqual([
      [20, 16.7],
      [15, 12.5],
      [15, 12.5],
      [0, 0],
      [30, 30],
      [10, 10],
    ]);
    expect(table?.rows[2]).toMatchObject({ actualText: '20套', shared: { actual: [2, 3] } });
    expect(table?.rows[4]?.level3).toBe('站点正常运行率（含称重设备和摄像设备，不含停用站点）');
    expect(table?.funds[0]).toMatchObject({ weight: 10, score: 8, rate: 80 });
  });

  it('reads what a truncated table holds and says the rest', () => {
    const disclosure = readDisclosure(fixture('truncated.txt'));
    expect(disclosure.tables[0]?.rows.map((row) => row.level3)).toEqual(['监测桥梁座数', '监测隧道座数']);
    expect(disclosure.unread.map((note) => note.why)).toEqual([
      '没有读到总分行，表格可能不完整',
      '这一行不完整，缺少指标值、完成值或分值得分',
    ]);
  });

  it('reads a table whose cells are known', () => {
    const disclosure = readDisclosure(fixture('cells.txt'));
    const [table] = disclosure.tables;
    expect(table).toMatchObject({ name: '车辆检测线改造', kind: 'project', printedTotal: { weight: 90, score: 73 } });
    expect(table?.funds.map((line) => [line.item, line.initial, line.fullYear, line.executed])).toEqual([
      ['年度资金总额', 200, 220, 198],
      ['当年财政拨款', 200, 200, 178],
      ['上年结转资金', null, 20, 20],
      ['其他资金', null, null, null],
    ]);
    expect(table?.rows.map(brief)[0]).toEqual(['改造检测线数量', '2条', '1条', 20, 10, '场地移交延迟']);
    expect(table?.rows.map((row) => row.level2)[2]).toBe('质量指标');
    expect(table?.goal).toMatchObject({ expected: '改造两条检测线；年检测能力提升一成。', actual: '改造一条检测线。' });
    // An empty actual whose neighbour counts in another unit is not taken for a merged cell.
    expect(disclosure.unread.map((note) => note.why)).toEqual(['实际完成值为空']);
  });
});

describe('what is no disclosure', () => {
  const refusal = (text: string): string => {
    try {
      readDisclosure(toLines(text));
      return '';
    } catch (error) {
      if (error instanceof UnreadableDisclosure) return error.message;
      throw error;
    }
  };

  it.each([
    ['an empty file', '\n\n  \n', /没有文字内容/],
    ['zeros', '\0'.repeat(5_000_000), /过大/],
    ['digits', '0000 0000\n'.repeat(100), /没有中文/],
    ['a novel', '第一章 归来\n\n那年冬天，他走了三十里路，背着两袋米回到村里。\n'.repeat(200), /不是部门决算公开文件/],
    ['a table of contents', '目录\n2024年度项目支出绩效自评表\n', /被截断/],
  ])('refuses %s with a plain sentence', (_, text, expected) => {
    expect(refusal(text)).toMatch(expected);
  });

  it('stays linear on a long table of nonsense', () => {
    const nonsense = ['2024年度项目支出绩效自评表', '一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分'];
    for (let row = 0; row < 4000; row += 1) nonsense.push(`${'甲乙丙'.repeat(row % 7)} 1 ${'（'.repeat(row % 5)}`);
    expect(() => readDisclosure(toLines(nonsense.join('\n')))).not.toThrow(TypeError);
  });
});
