import type { Fields } from '../../../../kernel/sdk/index.ts';

/** What is sent: the name of the message, and its body or the area that it means. */
export interface Order {
  readonly message: string;
  readonly body?: Readonly<Record<string, unknown>>;
  readonly area?: string;
}

type Input = Readonly<Record<string, unknown>>;

interface OrderForm {
  readonly title: string;
  readonly fields: Fields;
  readonly order: (input: Input, edition: string) => Omit<Order, 'message'>;
  readonly initial?: Input;
  /** Asked before it is sent: what the driver will notice. */
  readonly warning?: string;
}

const number = (title: string, min: number, max: number, unit?: string) =>
  ({ kind: 'integer', title, required: true, min, max, ...(unit ? { unit } : {}) }) as const;
const choice = (title: string, options: Readonly<Record<string, string>>) =>
  ({ kind: 'choice', title, options, required: true }) as const;
const yesNo = (title: string) => ({ kind: 'yes-no', title }) as const;

/** Parameters that duty officers set, by their ids; the terminals' other ones are the maker's business. */
const parameters = {
  '0x0001': { title: '心跳发送间隔（秒）', min: 10, max: 600 },
  '0x0029': { title: '缺省位置汇报间隔（秒）', min: 5, max: 300 },
  '0x0022': { title: '驾驶员未登录汇报间隔（秒）', min: 5, max: 600 },
  '0x0027': { title: '休眠时汇报间隔（秒）', min: 30, max: 3600 },
  '0x0028': { title: '紧急报警时汇报间隔（秒）', min: 1, max: 60 },
  '0x0055': { title: '最高速度（km/h）', min: 20, max: 120 },
  '0x0056': { title: '超速持续时间（秒）', min: 1, max: 60 },
  '0x0057': { title: '连续驾驶时间门限（秒）', min: 3600, max: 14_400 },
  '0x0059': { title: '最小休息时间（秒）', min: 1200, max: 3600 },
} as const;

/** Says what is wrong with the value of a parameter, or null. */
export function objectionToParameter(id: unknown, value: unknown): string | null {
  const known = parameters[id as keyof typeof parameters];
  if (!known || typeof value !== 'number') return '参数和取值必填';
  return value >= known.min && value <= known.max ? null : `${known.title}应在 ${known.min} 至 ${known.max} 之间`;
}

const photoBody = { keep: 'upload', quality: 5, brightness: 128, contrast: 64, saturation: 64, chroma: 128 } as const;

/** The orders of the console, in the order in which they are offered. */
export const orderForms: Readonly<Record<string, OrderForm>> = {
  text: {
    title: '下发文本',
    fields: {
      text: { kind: 'text', title: '内容', required: true, multiline: true, maxLength: 200 },
      tts: yesNo('语音播读'),
      urgent: yesNo('紧急'),
    },
    initial: { tts: true },
    warning: '文本会显示或播读给驾驶员，行车中请简短。',
    order: ({ text, tts, urgent }, edition) => ({
      body: {
        flags: [...(urgent ? ['urgent'] : edition === '2019' ? ['notice'] : []), 'display', ...(tts ? ['tts'] : [])],
        ...(edition === '2019' ? { type: 'notice' } : {}),
        text,
      },
    }),
  },
  'query-position': { title: '查询位置', fields: {}, order: () => ({}) },
  'track-position': {
    title: '临时位置跟踪',
    fields: { intervalS: number('汇报间隔', 1, 60, '秒'), validityS: number('有效期', 10, 3600, '秒') },
    initial: { intervalS: 5, validityS: 600 },
    order: (input) => ({ body: input }),
  },
  'query-parameters': { title: '查询参数', fields: {}, order: () => ({}) },
  'set-parameters': {
    title: '设置参数',
    fields: {
      id: choice('参数', Object.fromEntries(Object.entries(parameters).map(([id, { title }]) => [id, title]))),
      value: number('取值', 1, 14_400),
    },
    warning: '设置立即在终端生效。',
    order: ({ id, value }) => ({ body: { parameters: [{ id, value }] } }),
  },
  'query-properties': { title: '查询终端属性', fields: {}, order: () => ({}) },
  'query-driver': { title: '查询驾驶员身份', fields: {}, order: () => ({}) },
  photo: {
    title: '拍照',
    fields: {
      channel: number('摄像头通道', 1, 64),
      command: number('张数', 1, 10, '张'),
      intervalS: number('间隔', 1, 60, '秒'),
      resolution: choice('分辨率', {
        '320x240': '320×240',
        '640x480': '640×480',
        '800x600': '800×600',
        '1024x768': '1024×768',
      }),
    },
    initial: { channel: 1, command: 1, intervalS: 1, resolution: '640x480' },
    order: (input) => ({ body: { ...photoBody, ...input } }),
  },
  'record-audio': {
    title: '录音',
    fields: {
      command: choice('操作', { start: '开始录音', stop: '停止录音' }),
      durationS: number('时长（0 为录到停止）', 0, 600, '秒'),
    },
    initial: { command: 'start', durationS: 30 },
    warning: '车内录音涉及驾驶员和乘客，限于核实报警。',
    order: (input) => ({ body: { ...input, keep: 'upload', sampling: '8k' } }),
  },
  'set-area': {
    title: '下发电子围栏',
    fields: { area: { kind: 'ref', title: '电子围栏', to: 'area', required: true } },
    order: ({ area }) => ({ area: String(area) }),
  },
  'delete-area': {
    title: '删除电子围栏',
    fields: { area: { kind: 'ref', title: '电子围栏', to: 'area', required: true } },
    order: ({ area }) => ({ area: String(area) }),
  },
};
