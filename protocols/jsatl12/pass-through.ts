import {
  attempt,
  ByteReader,
  code,
  flags,
  hexId,
  list,
  type Result,
  record,
  sized,
  sizedText,
  u8,
  u32,
} from '../wire/index.ts';

/** 0x0900 of type 0xF7: how the peripherals do. T/JSATL 12-2017 4.4. */
const states = list(
  u8,
  record({
    peripheral: u8,
    state: sized(
      1,
      record({
        working: code(u8, { normal: 1, standby: 2, upgrade: 3, abnormal: 4, disconnected: 0x10 }),
        faults: flags(u32, {
          0: 'camera',
          1: 'main-storage',
          2: 'auxiliary-storage',
          3: 'infrared',
          4: 'speaker',
          5: 'battery',
          10: 'communication',
          11: 'positioning',
        }),
      }),
    ),
  }),
);

/** 0x0900 of type 0xF8: what the peripherals are. */
const descriptions = list(
  u8,
  record({
    peripheral: u8,
    description: sized(
      1,
      record({
        company: sizedText(1),
        model: sizedText(1),
        hardwareVersion: sizedText(1),
        softwareVersion: sizedText(1),
        deviceId: sizedText(1),
        customerCode: sizedText(1),
      }),
    ),
  }),
);

export const peripheralStates = states;
export const peripheralDescriptions = descriptions;

/** The content of a pass-through message of type `0xF7` or `0xF8`, or null for other types. */
export function readPeripherals(type: string, content: Buffer): Result<readonly object[]> | null {
  const layout = type === hexId(0xf7, 2) ? states : type === hexId(0xf8, 2) ? descriptions : null;
  return layout ? attempt<readonly object[]>(() => layout.read(new ByteReader(content), {})) : null;
}
