const digits = '零一二三四五六七八九';

/** 1 to 99 in Chinese as titles count: 一, 十, 十一, 二十一. Larger numbers stay in digits. */
export function chineseNumber(value: number): string {
  if (!Number.isInteger(value) || value < 0 || value > 99) return String(value);
  if (value < 10) return digits.charAt(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  return `${tens === 1 ? '' : digits.charAt(tens)}十${ones === 0 ? '' : digits.charAt(ones)}`;
}

/** ① to ⑳; larger numbers in brackets. */
export function circledNumber(value: number): string {
  return value >= 1 && value <= 20 ? String.fromCodePoint(0x2460 + value - 1) : `(${value})`;
}

/** A to Z, then AA, BB as Word counts. */
export function letterNumber(value: number): string {
  if (value < 1 || value > 26 * 9) return String(value);
  return String.fromCharCode(65 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

/** Roman numerals for 1 to 3999. */
export function romanNumber(value: number): string {
  if (value < 1 || value > 3999) return String(value);
  const steps: readonly (readonly [number, string])[] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let rest = value;
  let roman = '';
  for (const [size, sign] of steps) {
    while (rest >= size) {
      roman += sign;
      rest -= size;
    }
  }
  return roman;
}
