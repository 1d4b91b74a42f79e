/** The pairs of adjacent signs of a text, without blanks and marks: what two texts have in common is counted in them. */
function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...text.toLowerCase().replace(/[\s\p{P}]/gu, '')];
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}

/** How alike two texts are, from 0 to 1: twice the common pairs over all pairs (Dice). */
export function similarity(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  const common = [...first].filter((pair) => second.has(pair)).length;
  return (2 * common) / (first.size + second.size);
}
