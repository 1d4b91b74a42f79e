import { describe, expect, it } from 'vitest';
import { readBaseTable } from './base-table.ts';
import { readHeader } from './columns.ts';
import { readFigures } from './figures.ts';
import { toFragments } from './fragments.ts';
import { fundsFromFragments } from './funds.ts';
import { goalFromLines } from './goal.ts';
import { advance, labelsAt, NO_LEVEL, readLabel } from './levels.ts';
import { displayWidth, plain, toLines } from './lines.ts';
import { projectName } from './project-name.ts';
import { finishRows } from './rows.ts';
import { rowsFromCells } from './rows-from-cells.ts';
import { readSections } from './sections.ts';
import { findTitles } from './titles.ts';

const lines = (...texts: string[]) => toLines(texts.join('\n'));
const fragments = (...texts: string[]) => toFragments(lines(...texts));

describe('lines', () => {
  it('replaces look-alike glyphs', () => {
    expect(plain('⼀般\u00a0公共％\u3000预算')).toBe('一般 公共% 预算');
  });

  it('measures ideographs as one and figures as a half', () => {
    expect(displayWidth('≥10次（年）')).toBe(6);
  });

  it('cuts after a full stop inside a fragment, where two cells may run together', () => {
    expect(fragments('已停用。项目完成时间 一年').map((piece) => [piece.text, piece.glued])).toEqual([
      ['已停用。', false],
      ['项目完成时间', true],
      ['一年', false],
    ]);
  });
});

describe('headers', () => {
  it('reads the column order, with cells that wrap', () => {
    const header = readHeader(
      fragments('一级指标 二级指标', '三级指标', '得分 分值', '偏差原因分析及改进', '措施', '产出指标'),
      0,
    );
    expect(header?.columns).toEqual(['level3', 'score', 'weight', 'reason']);
    expect(header?.end).toBe(7);
  });
});

describe('levels', () => {
  it('reads labels with their points', () => {
    expect(readLabel('产出指标(50分)')).toEqual({ kind: 'level1', name: '产出指标', points: 50 });
    expect(readLabel('经济效益')).toEqual({ kind: 'level2', name: '经济效益指标' });
    expect(readLabel('职工满意度情况')).toBeNull();
  });

  it('puts wrapped labels back together', () => {
    const pieces = fragments('社会公益', '或服务对', '象满意度', '指标', '职工满意度 90% 100% 4 4');
    expect(labelsAt(pieces, 0).map((match) => [match.length, match.label])).toContainEqual([
      4,
      { kind: 'level2', name: '社会公益或服务对象满意度指标' },
    ]);
  });

  it('does not take a level-3 name beside other cells for a label', () => {
    expect(labelsAt(fragments('服务对象满意度 ≥98% 99% 1 1'), 0)).toEqual([]);
  });

  it('takes cost for a class of its own only where classes of cost follow', () => {
    const cost = { kind: 'level2', name: '成本指标' } as const;
    const output = advance(NO_LEVEL, { kind: 'level1', name: '产出指标', points: 50 }, null);
    expect(advance(output, cost, null)).toMatchObject({ level1: '产出指标', level2: '成本指标' });
    expect(advance(output, cost, { kind: 'level2', name: '经济成本指标' })).toMatchObject({
      level1: '成本指标',
      level2: '',
    });
  });

  it('concludes a level-1 class that is not printed and says so', () => {
    const benefit = advance(NO_LEVEL, { kind: 'level1', name: '效益指标', points: 30 }, null);
    const state = advance(benefit, { kind: 'level2', name: '服务对象满意度指标' }, null);
    expect(state).toEqual({ level1: '满意度指标', level2: '服务对象满意度指标', inferred: true });
  });
});

describe('titles', () => {
  it('finds titles over tables, one of them in two lines, and no mention in a list of annexes', () => {
    const found = findTitles(
      lines(
        '附件：1.2024年度部门整体支出绩效自评表',
        '2.2024年度项目支出绩效自评表',
        '2024年度部门整体支出',
        '绩效自评表',
        '2024年度项目支出绩效自评表',
      ),
    );
    expect(found.map((title) => [title.kind, title.line])).toEqual([
      ['unit', 4],
      ['project', 5],
    ]);
  });
});

describe('the head of a table', () => {
  it('takes the name out of its wrapped label', () => {
    expect(projectName(fragments('项目支', '站点运维经费', '出名称', '主管部门 某厅'))).toBe('站点运维经费');
    expect(projectName(fragments('项目名称：站点运维经费', '主管部门 某厅'))).toBe('站点运维经费');
  });

  it('reads funds under a header of two lines', () => {
    const { funds } = fundsFromFragments(
      fragments(
        '年初 全年 全年',
        '分值 执行率 得分',
        '预算数 预算数 执行数',
        '年度资金总额 10 12 9.6 10 80% 8',
        '上年结转资',
        '金',
        '2 2 2',
        '其他资金',
      ),
    );
    expect(funds.map((line) => [line.item, line.initial, line.fullYear, line.executed, line.rate, line.score])).toEqual(
      [
        ['年度资金总额', 10, 12, 9.6, 80, 8],
        ['上年结转资金', 2, 2, 2, null, null],
        ['其他资金', null, null, null, null, null],
      ],
    );
  });

  it('parts the two columns of the yearly goal by the width of their lines', () => {
    const { goal } = goalFromLines(
      lines(
        '完成全省站点设备更新和系统升级，保证全年稳定运行，',
        '及时处理故障。',
        '完成站点设备更新和系',
        '统升级，全年稳定运行',
        '，及时处理故障。',
      ),
    );
    expect(goal?.expected).toBe('完成全省站点设备更新和系统升级，保证全年稳定运行，及时处理故障。');
    expect(goal?.actual).toBe('完成站点设备更新和系统升级，全年稳定运行，及时处理故障。');
  });
});

describe('merged cells of a real table', () => {
  const header = {
    no: 1,
    text: '',
    cells: ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
  };

  it('are linked where the source tells of them, and only there', () => {
    const { reading } = rowsFromCells([
      header,
      { no: 2, text: '', cells: ['产出指标', '成本指标', '甲', '≤3万元', '5万元', '2', '0', '并案采购'] },
      { no: 3, text: '', cells: ['产出指标', '成本指标', '乙', '≤2万元', '', '2', '0', ''], merged: [4, 7] },
      { no: 4, text: '', cells: ['产出指标', '成本指标', '丙', '≤1万元', '', '2', '0', ''] },
    ]);
    const { rows, unread } = finishRows(reading.drafts);
    expect(rows.map((row) => row.shared)).toEqual([
      { actual: [1, 2], reason: [1, 2] },
      { actual: [1, 2], reason: [1, 2] },
      undefined,
    ]);
    expect(rows[1]).toMatchObject({ actualText: '5万元', reason: '并案采购' });
    expect(unread.map((note) => note.text)).toEqual(['丙']);
  });
});

describe('a real table over two pages', () => {
  it('puts the halves of a row together and reports a row that was left open', () => {
    const { reading, total } = rowsFromCells([
      {
        no: 1,
        text: '',
        cells: ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因'],
      },
      { no: 2, text: '', cells: ['产出指标', '数量指标', '更新站点', '12处', '10处', '20', '16', '两处站点'] },
      { no: 3, text: '', cells: ['', '', '', '', '', '', '', '停用，取消更新'] },
      { no: 4, text: '', cells: ['', '', '指标2', '', '', '', '', ''] },
      { no: 5, text: '', cells: ['总分', '', '', '', '', '20', '16', ''] },
    ]);
    expect(reading.drafts.map((row) => [row.level3, row.reason, row.lines])).toEqual([
      ['更新站点', '两处站点停用，取消更新', [2, 3]],
    ]);
    expect(reading.unread.map((note) => note.text)).toEqual(['指标2']);
    expect(total).toEqual({ weight: 20, score: 16, line: 5 });
  });
});

describe('the base-data table', () => {
  it('leaves the column open where a row has fewer figures than columns', () => {
    const { base, unread } = readBaseTable(
      lines('经费控制情况(万元) 2023 2024 2024', '三公经费 1.2 3 2', '出国经费 0'),
      2024,
    );
    expect(base[0]?.values.map((value) => [value.column, value.value])).toEqual([
      ['2023年决算数', 1.2],
      ['2024年预算数', 3],
      ['2024年决算数', 2],
    ]);
    expect(base[1]?.values).toEqual([{ column: '', value: 0, text: '0' }]);
    expect(unread.map((note) => note.line)).toContain(3);
  });

  it('puts a wrapped label together and keeps a short one apart', () => {
    const { base } = readBaseTable(lines('其中：购置', '运行 1 2 3', '省公路站点设备更新项', '目', '7'), 2024);
    expect(base.map((row) => row.label)).toEqual(['其中：购置', '运行', '省公路站点设备更新项目']);
  });
});

describe('prose', () => {
  const figures = (...texts: string[]) =>
    readFigures(lines(...texts), []).map((figure) => [figure.label, figure.value, figure.unit, figure.year]);

  it('joins a figure to its unit across lines', () => {
    expect(figures('全年公务用车购置费为 0', '', '万元。')).toEqual([['全年公务用车购置费', 0, '万元', null]]);
  });

  it('tells a level of another year from a change against it', () => {
    expect(figures('2024年人员支出66万元，较2023年75万元减少9万元，减少12%。')).toEqual([
      ['人员支出', 66, '万元', 2024],
      ['人员支出', 75, '万元', 2023],
      ['人员支出 减少', 9, '万元', 2024],
      ['人员支出 减少', 12, '%', 2024],
    ]);
  });

  it('deals out 分别', () => {
    expect(figures('普通公路、高速公路检测车辆分别为7960万台次、6109万台次。')).toEqual([
      ['普通公路', 7960, '万台次', null],
      ['高速公路检测车辆', 6109, '万台次', null],
    ]);
  });

  it('reads 万余 and leaves dates and names with numbers alone', () => {
    expect(figures('2024年12月31日前，12328热线处理工单14万余件。').map(([, value, unit]) => [value, unit])).toEqual([
      [14, '万件'],
    ]);
  });

  it('numbers the sections as printed, gaps included', () => {
    const sections = readSections(
      lines('第三部分 情况说明', '一、总体情况', '（1）甲项目支出为3万元。', '（3）乙项目支出为4万元。'),
    );
    expect(sections.map((section) => [section.level, section.number, section.title])).toEqual([
      [1, '第三部分', '情况说明'],
      [2, '一', '总体情况'],
      [5, '（1）', '甲项目支出为3万元'],
      [5, '（3）', '乙项目支出为4万元'],
    ]);
  });
});
