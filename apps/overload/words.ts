/** Choices that several declarations share. */
export const siteKinds = {
  fixed: '固定检测站',
  'non-stop': '不停车检测点',
  entrance: '高速公路入口',
  exit: '高速公路出口',
  source: '重点货运源头',
} as const;
export type SiteKind = keyof typeof siteKinds;

/** The two-digit types that public front ends and provincial systems use. */
export const siteKindCodes: Readonly<Record<string, SiteKind>> = {
  21: 'fixed',
  31: 'non-stop',
  41: 'entrance',
  42: 'exit',
  51: 'source',
  71: 'source',
};

export const roads = { ordinary: '普通公路', expressway: '高速公路' } as const;
export type Road = keyof typeof roads;

/** Which of the two published rates a site's weighings belong to. */
export const roadOf = (kind: SiteKind): Road => (kind === 'entrance' || kind === 'exit' ? 'expressway' : 'ordinary');

export const plateColours = {
  blue: '蓝',
  yellow: '黄',
  black: '黑',
  white: '白',
  green: '渐变绿',
  'yellow-green': '黄绿双拼',
  unknown: '未确定',
} as const;
export type PlateColour = keyof typeof plateColours;

export const categories = { truck: '载货汽车', train: '汽车列车' } as const;

export const bands = {
  none: '未超限',
  to10: '10%（含）以下',
  to20: '10%–20%（含）',
  to50: '20%–50%（含）',
  to100: '50%–100%（含）',
  above100: '100%以上',
} as const;

export const mediaKinds = {
  'plate-crop': '车牌小图',
  front: '车头照片',
  rear: '车尾照片',
  'front-side': '前侧照片',
  'rear-side': '后侧照片',
  'overview-video': '全景短视频',
  'front-video': '车头短视频',
  'rear-video': '车尾短视频',
  'front-side-video': '前侧短视频',
  'rear-side-video': '后侧短视频',
} as const;
export type MediaKind = keyof typeof mediaKinds;

/** File types of the public station front end. */
export const mediaKindCodes: Readonly<Record<string, MediaKind>> = {
  11: 'plate-crop',
  12: 'front',
  13: 'rear',
  14: 'front-side',
  15: 'rear-side',
  21: 'overview-video',
  22: 'front-video',
  23: 'rear-video',
  24: 'front-side-video',
  25: 'rear-side-video',
};

export const gateActions = {
  refused: '劝返',
  left: '已驶离',
  reweighed: '卸载后复称放行',
  forced: '冲卡',
  permit: '持证通行',
} as const;
