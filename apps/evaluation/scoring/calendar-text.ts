/** A stretch of civil dates, both ends included, as YYYY-MM-DD. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

const day = /(\d{4})(?:年度?|[.\-/])(?:(\d{1,2})(?:月|[.\-/]|(?=\D|$)))?(?:(\d{1,2})日?)?/;

function pad(value: number): string {
  return String(value).padStart(2, '0');
}

function lastDay(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function single(text: string, monthEnd: boolean): Period | null {
  const found = text.match(day) ?? text.match(/^(\d{4})$/);
  if (!found?.[1]) return null;
  const year = Number(found[1]);
  const month = found[2] ? Number(found[2]) : null;
  const date = found[3] ? Number(found[3]) : null;
  if (year < 1990 || year > 2099 || (month !== null && (month < 1 || month > 12))) return null;
  if (month === null) return { from: `${year}-01-01`, to: `${year}-12-31` };
  if (date !== null) return { from: `${year}-${pad(month)}-${pad(date)}`, to: `${year}-${pad(month)}-${pad(date)}` };
  const end = monthEnd ? lastDay(year, month) : 1;
  return { from: `${year}-${pad(month)}-01`, to: `${year}-${pad(month)}-${pad(end)}` };
}

/**
 * Reads 2024年3月, 2024年度内, 2024-03, 2023.9-2024.8 and 2024年7月1日至2025年6月30日. A text with other content than a
 * date gives null. 12月前 ends with the last day before that month.
 */
export function readPeriod(text: string): Period | null {
  const compact = text.replace(/\s/g, '');
  if (!/^(?:截?至|于)?\d{4}(?:[年.\-/]|$)/.test(compact)) return null;
  if (!/^[\d年月日度内前底之初.\-/—~～至到起止截于]+$/.test(compact)) return null;
  const ends = compact.split(/至|到|—|~|～|(?<=\d{4}\.\d{1,2})-|(?<=日|月|年)-/).filter((part) => part !== '');
  const first = ends[0] === undefined ? null : single(ends[0], true);
  if (!first) return null;
  if (ends.length === 2 && ends[1] !== undefined) {
    const last = single(ends[1], true);
    return last ? { from: first.from, to: last.to } : null;
  }
  if (ends.length > 2) return null;
  if (/月前$/.test(compact)) {
    const before = new Date(`${first.from}T00:00:00Z`);
    before.setUTCDate(0);
    return { from: '0000-01-01', to: before.toISOString().slice(0, 10) };
  }
  return first;
}
