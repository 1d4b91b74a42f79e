/** What says nothing of the matter: blanks, marks, and signs that only join words. */
const beside = /[\s\p{P}的了着在是有我你他她它这那和与就都要请问吗呢吧啊很也又]/gu;

/** The pairs of adjacent signs of a text, without what joins its words: what two texts have in common is counted in them. */
function pairsOf(text: string): ReadonlySet<string> {
  const signs = [...text.toLowerCase().replace(beside, '')];
  return new Set(signs.slice(1).map((sign, index) => `${signs[index]}${sign}`));
}

const commonOf = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].filter((pair) => b.has(pair)).length;

/** So many pairs make a text that says which matter is meant, and not only of which kind. */
const telling = 6;

/** How much of what somebody is typing stands in a text, from 0 to 1; 0 while it is too short to tell. */
export function contained(typed: string, text: string): number {
  const sought = pairsOf(typed);
  return sought.size < telling ? 0 : commonOf(sought, pairsOf(text)) / sought.size;
}

const pieceLength = 4;
const mostPieces = 6;

/** A text cut into short words to search by: others tell the same in another order. */
export function piecesOf(text: string): readonly string[] {
  const runs = text.split(/[\s\p{P}]+/u).map((run) => [...run]);
  const pieces = runs.flatMap((signs) =>
    Array.from({ length: Math.ceil(signs.length / pieceLength) }, (_, index) =>
      signs.slice(index * pieceLength, (index + 1) * pieceLength).join(''),
    ),
  );
  return pieces.filter((piece) => [...piece].length > 2).slice(0, mostPieces);
}

/** How alike two texts are, from 0 to 1: twice the common pairs over all pairs (Dice). */
export function similarity(a: string, b: string): number {
  const [first, second] = [pairsOf(a), pairsOf(b)];
  if (first.size === 0 || second.size === 0) return 0;
  return (2 * commonOf(first, second)) / (first.size + second.size);
}
