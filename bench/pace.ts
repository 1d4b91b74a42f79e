/** How many of something one side does in a second: runs `once` over and over for a while, on some lanes at once. */
export async function pace(lanes: number, seconds: number, once: (lane: number) => Promise<number>): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  const run = async (lane: number) => {
    while (performance.now() < end) {
      // Not `done += await …`: that would read `done` before the wait and lose what other lanes add meanwhile.
      const more = await once(lane);
      done += more;
    }
  };
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)));
  return (done / (performance.now() - start)) * 1000;
}

/**
 * Measures two sides by turns, so that whatever else the machine does falls on both alike. Gives the middle pace of
 * each over the turns.
 */
export async function bySides(
  turns: number,
  ours: () => Promise<number>,
  theirs: () => Promise<number>,
): Promise<{ readonly value: number; readonly baseline: number; readonly ratio: number }> {
  const values: number[] = [];
  const baselines: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    baselines.push(await theirs());
    values.push(await ours());
  }
  const middle = (figures: number[]) => figures.sort((a, b) => a - b)[figures.length >> 1] ?? 0;
  const value = middle(values);
  const baseline = middle(baselines);
  return { value, baseline, ratio: value / baseline };
}
