/** Stored keys and their titles, shared by registers and cases. */
export const fieldsOfLaw = {
  highway: '公路路政',
  'road-transport': '道路运政',
  'waterway-transport': '水路运政',
  fairway: '航道行政',
  port: '港口行政',
  maritime: '海事行政',
  construction: '工程质量安全监督',
} as const;

export type FieldOfLaw = keyof typeof fieldsOfLaw;

export const caseSources = {
  inspection: '行政检查',
  complaint: '投诉举报',
  assigned: '上级交办',
  reported: '下级报请',
  transferred: '部门移送',
  other: '其他途径',
} as const;

export const serviceWays = {
  direct: '直接送达',
  left: '留置送达',
  mail: '邮寄送达',
  entrusted: '委托送达',
  forwarded: '转交送达',
  electronic: '电子送达',
  announcement: '公告送达',
} as const;

export const partyKinds = { person: '个人', organisation: '单位' } as const;
export type PartyKind = keyof typeof partyKinds;

export const discretionClasses = {
  none: '不予处罚',
  lighter: '从轻或减轻处罚',
  ordinary: '一般处罚',
  heavier: '从重处罚',
} as const;

/** The eight statutory kinds (行政处罚法 第四十六条). */
export const evidenceKinds = {
  documentary: '书证',
  physical: '物证',
  audiovisual: '视听资料',
  electronic: '电子数据',
  testimony: '证人证言',
  statement: '当事人的陈述',
  expert: '鉴定意见',
  inspection: '勘验笔录、现场笔录',
} as const;
