import type { PartyKind } from '../options.ts';

/**
 * How a party is named to the public: organisations in full, people by their family name only. Names of two characters
 * before the given name (复姓) are rare enough to keep the longer part hidden.
 */
export function publicName(kind: PartyKind, name: string): string {
  if (kind === 'organisation') return name;
  const signs = [...name.trim()];
  return signs.length === 0 ? '' : `${signs[0]}${'某'.repeat(Math.max(1, signs.length - 1))}`;
}

const idNumber = /(?<!\d)\d{6}(?:19|20)\d{9}[\dXx](?!\d)/g;
const mobile = /(?<!\d)1[3-9]\d{9}(?!\d)/g;
const plate = /([京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z])[A-Z0-9]{3,4}([A-Z0-9]{2})/g;

/** Takes numbers of people, telephones and plates out of a text that goes to the public, and the names given. */
export function publicText(text: string, names: readonly { kind: PartyKind; name: string }[] = []): string {
  const cleared = text.replace(idNumber, '（证件号码略）').replace(mobile, '（电话略）').replace(plate, '$1***$2');
  return names
    .filter(({ name }) => name.length > 0)
    .reduce((all, { kind, name }) => all.replaceAll(name, publicName(kind, name)), cleared);
}
