/** A name for comparison: no blanks, no punctuation, no quotation marks. */
export function normalName(text: string): string {
  return text.replace(/[\s\u3000“”"'《》（）()、，,。.；;：:·\-—]/g, '').toLowerCase();
}

/** Longest stretch of characters that both texts contain. */
export function longestCommon(left: string, right: string): string {
  let best = '';
  let previous = new Array<number>(right.length + 1).fill(0);
  for (let i = 1; i <= left.length; i += 1) {
    const current = new Array<number>(right.length + 1).fill(0);
    for (let j = 1; j <= right.length; j += 1) {
      if (left[i - 1] !== right[j - 1]) continue;
      const length = (previous[j - 1] ?? 0) + 1;
      current[j] = length;
      if (length > best.length) best = left.slice(i - length, i);
    }
    previous = current;
  }
  return best;
}

function pairs(text: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at + 1 < text.length; at += 1) found.add(text.slice(at, at + 2));
  return found;
}

/** Dice coefficient over pairs of characters, 0 to 1. */
export function similarity(left: string, right: string): number {
  const a = pairs(left);
  const b = pairs(right);
  if (a.size + b.size === 0) return 0;
  let common = 0;
  for (const pair of a) if (b.has(pair)) common += 1;
  return (2 * common) / (a.size + b.size);
}
