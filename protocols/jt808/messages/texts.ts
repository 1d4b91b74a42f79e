import {
  code,
  type Field,
  flags,
  ifLeft,
  list,
  record,
  restList,
  restText,
  sizedText,
  terminatedRest,
  u8,
  u16,
} from '../../wire/index.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';

const textFlags = { 0: 'urgent', 2: 'display', 3: 'tts', 4: 'ad-screen', 5: 'can-fault' } as const;

const classes = ['service', 'urgent', 'notice'] as const;
const rest2019 = flags(u8, { 2: 'display', 3: 'tts', 5: 'can-fault' });

/** Since 2019 the two lowest bits are one number, the class of the text. JT/T 808-2019, text flags. */
const textFlags2019: Field<readonly string[]> = {
  read(from) {
    const raw = from.u8();
    const kind = classes[(raw & 3) - 1];
    const others = [2, 3, 4, 5, 6, 7].filter((bit) => raw & (1 << bit));
    const names = others.map((bit) => ({ 2: 'display', 3: 'tts', 5: 'can-fault' })[bit] ?? `bit${bit}`);
    return kind ? [kind, ...names] : names;
  },
  write(to, value, scope) {
    const kind = classes.findIndex((name) => value.includes(name)) + 1;
    const at = to.at;
    rest2019.write(
      to,
      value.filter((name) => !classes.some((one) => one === name)),
      scope,
    );
    to.patch(at, 1, (to.written[at] ?? 0) | kind);
  },
  shape: {
    kind: 'samples',
    values: [[], ['notice', 'display', 'tts'], ['urgent', 'tts', 'can-fault'], ['service', 'bit7']],
  },
};

const updateType = code(u8, { 'delete-all': 0, update: 1, append: 2, modify: 3, 'delete-some': 4 });

const event = record({ id: u8, text: sizedText(1) });
const answer = record({ id: u8, text: sizedText(2) });
const information = record({ type: u8, name: sizedText(2) });
const contact = record({
  direction: code(u8, { incoming: 1, outgoing: 2, both: 3 }),
  number: sizedText(1),
  name: sizedText(1),
});

export const textMessages: readonly MessageDeclaration[] = [
  down(0x8300, 'text', '文本信息下发', {
    2011: record({ flags: flags(u8, textFlags), text: terminatedRest }),
    2013: record({ flags: flags(u8, textFlags), text: restText }),
    2019: record({ flags: textFlags2019, type: code(u8, { notice: 1, service: 2 }), text: restText }),
  }),
  // "Delete all" ends after its type.
  down(0x8301, 'set-events', '事件设置', record({ type: updateType, events: ifLeft(list(u8, event)) })),
  up(0x0301, 'event', '事件报告', record({ eventId: u8 })),
  down(
    0x8302,
    'question',
    '提问下发',
    record({
      flags: flags(u8, { 0: 'urgent', 3: 'tts', 4: 'ad-screen' }),
      question: sizedText(1),
      answers: restList(answer),
    }),
  ),
  up(0x0302, 'question-answer', '提问应答', record({ replyToSerial: u16, answerId: u8 })),
  down(
    0x8303,
    'set-information-menu',
    '信息点播菜单设置',
    record({ type: updateType, items: ifLeft(list(u8, information)) }),
  ),
  up(
    0x0303,
    'information-request',
    '信息点播／取消',
    record({ type: u8, action: code(u8, { cancel: 0, request: 1 }) }),
  ),
  down(0x8304, 'information', '信息服务', record({ type: u8, text: sizedText(2) })),
  down(0x8400, 'call-back', '电话回拨', {
    2011: record({ mode: code(u8, { call: 0, monitor: 1 }), number: terminatedRest }),
    2013: record({ mode: code(u8, { call: 0, monitor: 1 }), number: restText }),
  }),
  down(0x8401, 'set-phone-book', '设置电话本', record({ type: updateType, contacts: ifLeft(list(u8, contact)) })),
];
