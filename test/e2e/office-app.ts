import Type from 'typebox';
import * as sdk from '../../kernel/sdk/index.ts';

/** An application for the browser tests that uses every noun and every kind of field once. */
const project = sdk.entity({
  key: 'project',
  title: '工程项目',
  label: 'name',
  org: 'county',
  unique: [['name']],
  sort: ['name'],
  about: '在建和已完工的工程。',
  fields: {
    name: sdk.text('项目名称', { required: true, search: true, maxLength: 60 }),
    county: sdk.org('所属区划', { required: true }),
    kind: sdk.choice('类别', { road: '公路', water: '水路', bridge: '桥梁', station: '站场', other: '其他' }),
    budget: sdk.tenThousandYuan('预算', { required: true, min: 0 }),
    lanes: sdk.integer('车道数', { min: 1, max: 20, unit: '条' }),
    begun: sdk.date('开工日期'),
    inspectedAt: sdk.instant('最近检查'),
    open: sdk.yesNo('已通车'),
    keeper: sdk.person('负责人'),
    contact: sdk.text('联系电话', { personal: 'phone' }),
    plan: sdk.file('图纸'),
    note: sdk.text('备注', { multiline: true, maxLength: 500 }),
    measured: sdk.json('检测结果', Type.Unknown(), { hidden: true }),
  },
});

const weighing = sdk.fact({
  key: 'weighing',
  title: '称重',
  columns: {
    at: sdk.instant('时间', { required: true }),
    county: sdk.org('所属区划', { required: true }),
    plate: sdk.text('车牌', { required: true, search: true }),
    mass: sdk.integer('总质量', { unit: 'kg', required: true }),
  },
  naturalKey: ['at', 'plate'],
  time: 'at',
  org: 'county',
});

const repair = sdk.caseType({
  key: 'repair',
  title: '设备维修',
  lawVersion: 1,
  label: 'what',
  org: 'county',
  fields: {
    what: sdk.text('事由', { required: true, search: true }),
    county: sdk.org('所属区划', { required: true }),
    project: sdk.ref('工程项目', 'project'),
    cost: sdk.yuan('费用'),
    result: sdk.text('处理结果', { multiline: true }),
  },
  states: {
    open: { title: '待受理', tone: 'warning' },
    working: { title: '维修中', tone: 'active' },
    done: { title: '已办结', final: true, tone: 'good' },
  },
  initial: 'open',
  openedBy: ['officer'],
  moves: {
    accept: { title: '受理', from: ['open'], to: 'working', by: ['officer'] },
    finish: {
      title: '办结',
      from: ['working'],
      to: 'done',
      by: ['officer'],
      input: { result: sdk.text('处理结果', { required: true, multiline: true }), cost: sdk.yuan('费用') },
      confirm: '办结后不能重新打开。',
      guard: (_, input) => (Number(input.cost) > 10_000 ? { reason: '费用超过一万元须另行申报' } : undefined),
    },
    review: { title: '复核', from: ['working'], to: 'open', by: ['officer'], notBy: ['accept'] },
  },
  deadlines: {
    repair: {
      title: '维修时限',
      startsOn: { enter: ['open'] },
      stopsOn: { enter: ['done'] },
      limits: [{ since: '2020-01-01', amount: 3, unit: 'workingDay', basis: '内部规定第三条' }],
    },
  },
});

const weighed = sdk.indicator({
  key: 'weighed',
  title: '称重车次',
  unit: '次',
  better: 'neither',
  basis: '内部统计口径',
  since: '2020-01-01',
  period: 'month',
  places: 0,
  numerator: { from: 'weighing', aggregate: 'count', show: ['at', 'plate', 'mass'] },
});

const receipts = sdk.fileContract({
  key: 'list',
  title: '名单导入',
  accepts: ['txt'],
  by: ['officer'],
  maxBytes: 1024 * 1024,
  read: ({ lines }) => lines,
  async take(_ctx, file) {
    const bad = file.reading.filter((line) => line.text.includes('?'));
    return {
      accepted: file.reading.length - bad.length,
      duplicates: 0,
      rejected: bad.map((line) => ({
        code: 'line.unread',
        reason: '不能识别的行',
        original: line.text,
        place: `line ${line.no}`,
      })),
    };
  },
});

export const office = sdk.app({
  key: 'office',
  title: '工程管理',
  about: '浏览器测试用的业务系统',
  entities: [project],
  facts: [weighing],
  cases: [repair],
  indicators: [weighed],
  contracts: [receipts],
  grants: sdk.grants({
    roles: [
      { key: 'officer', title: '经办', reach: 'subtree' },
      { key: 'reader', title: '查阅', reach: 'subtree' },
      { key: 'guest', title: '来访', reach: 'own' },
    ],
    permits: [
      { role: 'officer', on: ['*'], may: ['read', 'create', 'update', 'export', 'seal'] },
      { role: 'reader', on: ['*'], may: ['read'] },
      { role: 'guest', on: ['entity:project'], may: ['read'] },
    ],
  }),
});

export const nouns = { project, weighing, repair };
