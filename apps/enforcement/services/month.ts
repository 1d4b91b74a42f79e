/** The instants of a month in China, as a filter: `2026-11` from its first moment to before the next one's. */
export function monthSpan(month: string): { readonly gte: string; readonly lt: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const [nextYear, next] = number === 12 ? [year + 1, 1] : [year, number + 1];
  return {
    gte: `${month}-01T00:00:00+08:00`,
    lt: `${nextYear}-${String(next).padStart(2, '0')}-01T00:00:00+08:00`,
  };
}
