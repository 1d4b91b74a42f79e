import type { Business } from '../options.ts';

/** What the public may report of things that everybody sees and uses, by the codes of the public interface. */
export interface PublicService {
  readonly title: string;
  readonly description: string;
  readonly group: string;
  readonly keywords: string;
  readonly business: Business;
}

const service = (
  title: string,
  group: string,
  business: Business,
  keywords: string,
  description: string,
): PublicService => ({ title, group, business, keywords, description });

export const publicServices = {
  'road-surface': service(
    '路面损坏',
    '公路',
    'ordinary-highway',
    '坑槽,沉陷,裂缝',
    '普通公路路面坑槽、沉陷、开裂、积水等影响通行的情况。',
  ),
  'road-obstacle': service(
    '路障和抛洒物',
    '公路',
    'ordinary-highway',
    '落石,倒树,抛洒',
    '公路上的落石、倒树、抛洒货物等障碍物。',
  ),
  'road-sign': service(
    '标志标线护栏',
    '公路',
    'ordinary-highway',
    '标志,标线,护栏',
    '交通标志、标线、护栏、轮廓标缺失或损坏。',
  ),
  bridge: service('桥梁隧道', '公路', 'ordinary-highway', '桥,隧道,照明', '桥梁、隧道、涵洞的损坏或照明故障。'),
  expressway: service(
    '高速公路设施',
    '公路',
    'expressway',
    '收费站,服务区',
    '高速公路路面、收费站、服务区设施的问题。',
  ),
  'bus-stop': service(
    '公交站点设施',
    '公共交通',
    'bus',
    '站牌,站台,候车亭',
    '公交站牌、站台、候车亭的损坏或信息错误。',
  ),
  fairway: service('航标和航道', '水路', 'fairway', '航标,碍航', '航标移位、熄灭，航道碍航物。'),
  'construction-site': service(
    '在建工程',
    '工程',
    'construction',
    '施工,围挡,扬尘',
    '在建交通工程的围挡、扬尘、交通组织问题。',
  ),
} as const satisfies Readonly<Record<string, PublicService>>;

export type ServiceCode = keyof typeof publicServices;

export const serviceCodes = Object.keys(publicServices) as readonly ServiceCode[];

export const isServiceCode = (code: string): code is ServiceCode => Object.hasOwn(publicServices, code);

export const serviceTitles = Object.fromEntries(
  serviceCodes.map((code) => [code, publicServices[code].title]),
) as Readonly<Record<ServiceCode, string>>;

/** How far the traffic is hindered: asked of every such report, because it decides how soon somebody comes. */
export const hindrances = { none: '不影响通行', partly: '通行受阻', blocked: '无法通行或有危险' } as const;
export type Hindrance = keyof typeof hindrances;
export const isHindrance = (text: string): text is Hindrance => Object.hasOwn(hindrances, text);

export const urgencyOf = (hindrance: Hindrance) =>
  ({ none: 'ordinary', partly: 'ordinary', blocked: 'urgent' })[hindrance] as 'ordinary' | 'urgent';
