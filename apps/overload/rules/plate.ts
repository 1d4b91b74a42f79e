export interface PlateCheck {
  readonly valid: boolean;
  /** The kind of a valid plate; else what is wrong with it. */
  readonly kind: string;
}

const provinces = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';
const letter = 'A-HJ-NP-Z';
const serial = 'A-HJ-NP-Z0-9';
const newEnergy = 'ABCDEFGHJK';
const head = `^[${provinces}][${letter}]`;

/** Plates of GA 36 first, then those that other authorities issue and that are seen on the road all the same. */
const kinds: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['normal7', new RegExp(`${head}[${serial}]{5}$`)],
  ['trailer', new RegExp(`${head}[${serial}]{4}挂$`)],
  ['nev small', new RegExp(`${head}[${newEnergy}][${serial}]\\d{4}$`)],
  ['nev large', new RegExp(`${head}\\d{5}[${newEnergy}]$`)],
  ['learner', new RegExp(`${head}[${serial}]{4}学$`)],
  ['police', new RegExp(`${head}[${serial}]{4}警$`)],
  ['HK', new RegExp(`^粤Z[${serial}]{4}港$`)],
  ['MO', new RegExp(`^粤Z[${serial}]{4}澳$`)],
  ['embassy', /^(使\d{6}|\d{6}使)$/],
  ['consulate', new RegExp(`${head}[${serial}]{4}领$`)],
  ['emergency', new RegExp(`^[${provinces}][SX]\\d{4}应急$`)],
  ['armed police', new RegExp(`^WJ[${provinces}]?\\d{4}[${serial}]$`)],
  ['military', /^[BCGHJKLNSV][A-HJ-NP-Z]\d{5}$/],
];

/** A plate of any of these kinds, for registers: what is on the road may be misread, what is registered may not. */
export const platePattern = kinds.map(([, pattern]) => pattern.source).join('|');

const noPlate = /^(?:.{0,5}|无.*|未.*|.*未识别)$/u;
const isUsual = new RegExp(`${head}[${serial}]{5,6}$|${head}[${serial}]{4}挂$`);

/** Full width becomes half, letters upper case; spaces, dots and dashes between the parts go. */
export function normalisePlate(text: string): string {
  if (isUsual.test(text)) return text;
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Cf}\p{Pd}·•∙・‧.]/gu, '');
}

/** What is wrong with the characters behind province and letter. */
function faultOfSerial(plate: string): string {
  const rest = plate.slice(2);
  const wrong = /[IO]/.exec(rest);
  if (wrong) return `${wrong[0]} in serial`;
  if (/[港澳]$/.test(rest)) return '港/澳 only with 粤Z';
  if (rest.endsWith('挂')) return 'trailer has 4 serial chars';
  if (rest.length !== 6) return 'not a serial of any kind';
  const classLetter = new RegExp(`^([${letter}])[${serial}]\\d{4}$|^\\d{5}([${letter}])$`).exec(rest);
  const wrongClass = classLetter?.[1] ?? classLetter?.[2] ?? newEnergy;
  return newEnergy.includes(wrongClass) ? '8 chars but not NEV' : `${wrongClass} is not a NEV class letter`;
}

function faultOf(plate: string): string {
  if (noPlate.test(plate)) return 'no plate';
  const [province = '', issuing = ''] = plate;
  if (!provinces.includes(province)) return 'no such province';
  if (!new RegExp(`^[${letter}]$`).test(issuing)) return `${issuing} not an issuing letter`;
  return faultOfSerial(plate);
}

/** Holds a plate to GA 36 as it is known. Never throws. */
export function checkPlate(text: string): PlateCheck {
  const plate = normalisePlate(text);
  const found = kinds.find(([, pattern]) => pattern.test(plate));
  return found ? { valid: true, kind: found[0] } : { valid: false, kind: faultOf(plate) };
}

/** The plate in its one form; null when it is none. Most are plain to see: every weighing that comes in asks. */
export function validPlate(text: string): string | null {
  if (text.length === 7 && isUsual.test(text)) return text;
  const plate = normalisePlate(text);
  return checkPlate(plate).valid ? plate : null;
}

/** Whether front and rear plate can be of one vehicle: a train carries the trailer's plate behind. */
export function platesAgree(front: string, rear: string, train: boolean): boolean {
  const [a, b] = [normalisePlate(front), normalisePlate(rear)];
  return a === b || (train && b.endsWith('挂'));
}
