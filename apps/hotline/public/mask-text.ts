/** Telephone, identity and plate numbers that somebody wrote into free text. */
const patterns: readonly RegExp[] = [
  /\d{17}[\dXx]/g,
  /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}/g,
  /0\d{2,3}[- ]?\d{7,8}/g,
  /[一-龥][A-Z][· ]?[A-Z0-9]{5,6}/g,
];

/** Free text as strangers may read it: what identifies a person is replaced by stars. */
export const maskFreeText = (text: string): string =>
  patterns.reduce((masked, each) => masked.replace(each, '***'), text);
