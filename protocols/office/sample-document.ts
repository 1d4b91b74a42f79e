import type { OfficeCell, OfficeDocument } from '../../kernel/base/office-model.ts';

const rowCount = 60;
const actualSharedFrom = 10;

/** A document with every kind of block, spans over pages, and a row taller than a page. For tests. */
export const sampleDocument: OfficeDocument = {
  title: '绩效自评表',
  created: '2025-04-03',
  author: '信息中心',
  notice: '演示数据',
  blocks: [
    { kind: 'heading', level: 1, text: '2024年度部门整体支出绩效自评表' },
    { kind: 'heading', level: 2, text: '一、基本情况' },
    { kind: 'paragraph', text: '中心高度重视绩效评价工作，完成率为99.90%。', indent: true },
    {
      kind: 'table',
      widths: [1, 4, 4],
      headerRows: 0,
      rows: [
        [{ text: '年度总体目标', rowSpan: 2 }, { text: '预期目标' }, { text: '实际完成情况' }],
        [{ text: '完成网络线路租赁和短信服务采购任务；'.repeat(200) }, { text: '保障正常运行。' }],
      ],
    },
    { kind: 'pageBreak' },
    { kind: 'table', widths: [12, 30, 20, 20, 8, 8], headerRows: 1, rows: [headerRow(), ...bodyRows(), totalRow()] },
    { kind: 'seal', organ: '信息中心', date: '2025年4月3日' },
  ],
};

function headerRow(): OfficeCell[] {
  return ['一级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'].map((text) => ({
    text,
    bold: true,
    align: 'center',
  }));
}

function bodyRows(): OfficeCell[][] {
  return Array.from({ length: rowCount }, (_, index) => {
    const level: OfficeCell[] = index === 0 ? [{ text: '产出指标(50分)', rowSpan: rowCount, align: 'center' }] : [];
    const actual: OfficeCell[] =
      index === actualSharedFrom
        ? [{ text: '2023年申请了运维费用，未签订合同', rowSpan: 2 }]
        : index === actualSharedFrom + 1
          ? []
          : [{ text: `${90 + (index % 10)}.5%` }];
    return [
      ...level,
      { text: `系统正常运行率第${index + 1}项` },
      { text: '≥95%' },
      ...actual,
      { text: '0.2' },
      { text: '0.2' },
    ];
  });
}

function totalRow(): OfficeCell[] {
  return [{ text: '总分', colSpan: 4, align: 'center' }, { text: '100' }, { text: '90.35' }];
}
