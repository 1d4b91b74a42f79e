import {
  bcd,
  choose,
  code,
  type Field,
  firstFitting,
  fixedText,
  flags,
  hexBytes,
  hexNumber,
  list,
  record,
  restHex,
  restText,
  type Scope,
  sizedHex,
  sizedText,
  tag,
  u8,
  u16,
  u32,
} from '../../wire/index.ts';
import { upgradeType } from '../codes.ts';
import { down, type MessageDeclaration, up } from '../declare.ts';
import { parameterList } from '../parameters.ts';

const terminalTypes = {
  0: 'coach',
  1: 'dangerous-goods',
  2: 'freight',
  3: 'taxi',
  6: 'disk-recorder',
  7: 'split-unit',
} as const;

function properties(maker: number, model: number, id: number, layout: Readonly<Record<string, Field<string>>> = {}) {
  return record({
    ...layout,
    types: flags(u16, { ...terminalTypes, 8: 'trailer' }),
    makerId: fixedText(maker),
    model: fixedText(model),
    terminalId: fixedText(id),
    iccid: bcd(10),
    hardwareVersion: sizedText(1),
    firmwareVersion: sizedText(1),
    gnss: flags(u8, { 0: 'gps', 1: 'beidou', 2: 'glonass', 3: 'galileo' }),
    communication: flags(u8, {
      0: 'gprs',
      1: 'cdma',
      2: 'td-scdma',
      3: 'wcdma',
      4: 'cdma2000',
      5: 'td-lte',
      7: 'other',
    }),
  });
}

const upgrade = (maker: number, layout: Readonly<Record<string, Field<string>>> = {}) =>
  record({ ...layout, type: upgradeType, makerId: fixedText(maker), version: sizedText(1), data: sizedHex(4) });

/** Commands 1 and 2 carry parameters separated by semicolons. */
const control = record({
  command: code(u8, {
    upgrade: 1,
    'connect-server': 2,
    'power-off': 3,
    reset: 4,
    'factory-reset': 5,
    'close-data-link': 6,
    'close-radio': 7,
  }),
  parameters: restText,
});

/** The standard defines one control item, the doors; others are the maker's, and only the last can be told apart. */
const doorControl = code(u8, { lock: 0, open: 1 });
const controlItem = record({
  type: hexNumber(u16),
  parameter: choose<string | number>(
    ({ type }: Scope) => (type === '0x0001' ? doorControl : (restHex as Field<string | number>)),
    [doorControl],
  ),
});

const controlItems: Field<readonly object[]> = {
  ...list<object>(u16, controlItem),
  shape: {
    kind: 'samples',
    values: [
      [{ type: '0x0001', parameter: 'lock' }],
      [
        { type: '0x0001', parameter: 'open' },
        { type: '0xF001', parameter: '0102' },
      ],
    ],
  },
};

/** A reading without the count, one byte of parameter. */
const singleControl = record({ layout: tag('single'), type: hexNumber(u16), parameter: hexBytes(1) });

export const controlMessages: readonly MessageDeclaration[] = [
  down(0x8103, 'set-parameters', '设置终端参数', record({ parameters: parameterList })),
  down(0x8104, 'query-parameters', '查询终端参数', record({})),
  down(0x8106, 'query-some-parameters', '查询指定终端参数', record({ ids: list(u8, hexNumber(u32)) })),
  up(0x0104, 'parameters', '查询终端参数应答', record({ replyToSerial: u16, parameters: parameterList })),
  down(0x8105, 'control', '终端控制', control),
  down(0x8107, 'query-properties', '查询终端属性', record({})),
  up(0x0107, 'properties', '查询终端属性应答', {
    2013: properties(5, 20, 7),
    // The table prints a maker of 5 bytes where registration has 11; terminals of both readings exist.
    2019: firstFitting<object>(properties(5, 30, 30), properties(11, 30, 30, { layout: tag('maker-11') })),
  }),
  down(0x8108, 'upgrade-package', '下发终端升级包', {
    2013: upgrade(5),
    2019: firstFitting<object>(upgrade(11), upgrade(5, { layout: tag('maker-5') })),
  }),
  up(
    0x0108,
    'upgrade-result',
    '终端升级结果通知',
    record({
      type: upgradeType,
      result: code(u8, {
        ok: 0,
        failed: 1,
        cancelled: 2,
        'device-missing': 0x10,
        'hardware-unsupported': 0x11,
        'same-version': 0x12,
        'version-unsupported': 0x13,
      }),
    }),
  ),
  down(0x8500, 'vehicle-control', '车辆控制', {
    2013: record({ flags: flags(u8, { 0: 'lock-doors' }) }),
    2019: firstFitting<object>(record({ items: controlItems }), singleControl),
  }),
];
