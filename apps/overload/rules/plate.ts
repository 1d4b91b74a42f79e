export interface PlateCheck {
  readonly valid: boolean;
  /** The kind of a valid plate; else what is wrong with it. */
  readonly kind: string;
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const letter = 'A-HJ-NP-Z';
const serial = 'A-HJ-NP-Z0-9';
const head = `^[${provinces}][${letter}]`;

const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['normal7', new RegExp(`${head}[${serial}]{5}$`)],
  ['trailer', new RegExp(`${head}[${serial}]{4}挂$`)],
  ['nev small', new RegExp(`${head}[ABCDEFGHJK][${serial}]\\d{4}$`)],
  ['nev large', new RegExp(`${head}\\d{5}[ABCDEFGHJK]$`)],
  ['learner', new RegExp(`${head}[${serial}]{4}学$`)],
  ['police', new RegExp(`${head}[${serial}]{4}警$`)],
  ['HK', new RegExp(`^粤Z[${serial}]{4}港$`)],
  ['MO', new RegExp(`^粤Z[${serial}]{4}澳$`)],
];

const noPlate = new Set(['', '无牌', '未识别', '无车牌', '未悬挂']);

const isUsual = new RegExp(`${head}[${serial}]{5,6}$|${head}[${serial}]{4}挂$`);

/** Full width becomes half, letters upper case; spaces, dots and dashes between the parts go. */
export function normalisePlate(text: string): string {
  if (isUsual.test(text)) return text;
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-·•.]/gu, '');
}

function faultOf(plate: string): string {
  if (noPlate.has(plate) || plate.length <= 5) return 'no plate';
  if (!provinces.includes(plate[0] ?? '')) return 'no such province';
  if (!new RegExp(`^[${letter}]$`).test(plate[1] ?? '')) return 'not an issuing letter';
  const rest = plate.slice(2);
  if (/[IO]/.test(rest)) return 'I or O in the serial';
  if (/[港澳]$/.test(rest)) return 'only with 粤Z';
  if (rest.endsWith('挂')) return 'a trailer has 4 characters before 挂';
  return rest.length === 6 ? 'not a new-energy serial' : 'not a serial of any kind';
}

/** Holds a plate to GA 36 as it is known. Never throws. */
export function checkPlate(text: string): PlateCheck {
  const plate = normalisePlate(text);
  const found = kinds.find(([, pattern]) => pattern.test(plate));
  return found ? { valid: true, kind: found[0] } : { valid: false, kind: faultOf(plate) };
}

/** Whether front and rear plate can be of one vehicle: a train carries the trailer's plate behind. */
export function platesAgree(front: string, rear: string, train: boolean): boolean {
  const [a, b] = [normalisePlate(front), normalisePlate(rear)];
  return a === b || (train && b.endsWith('挂'));
}
