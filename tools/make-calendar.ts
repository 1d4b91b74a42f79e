/**
 * Makes `kernel/calendar/data/cn-YYYY.json` from the npm packages `chinese-days` and `holiday-calendar`, which must agree
 * on which days are worked:
 *
 *     node tools/run.mjs tools/make-calendar.ts [FIRST_YEAR LAST_YEAR]
 *
 * Run it when both packages have the list of a new year, enter the number of the notice below, and commit the file.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assert } from '../kernel/base/assert.ts';
import { addDays, weekday } from '../kernel/calendar/dates.ts';

/** Notices of the State Council by year, with those that changed a list later. */
const notices: Readonly<Record<number, readonly string[]>> = {
  2019: ['国办发明电〔2018〕15号', '国办发明电〔2019〕3号'],
  2020: ['国办发明电〔2019〕16号', '国办发明电〔2020〕1号'],
  2021: ['国办发明电〔2020〕27号'],
  2022: ['国办发明电〔2021〕11号'],
  2023: ['国办发明电〔2022〕16号'],
  2024: ['国办发明电〔2023〕7号'],
  2025: ['国办发明电〔2024〕12号'],
  2026: ['国办发明电〔2025〕7号'],
};

type Days = Map<string, string>;

interface Lists {
  readonly holidays: Days;
  readonly makeUpDays: Days;
}

const resolve = createRequire(import.meta.url).resolve;

function read(name: string, file: string): unknown {
  return JSON.parse(readFileSync(`${folderOf(name)}/${file}`, 'utf8'));
}

function folderOf(name: string): string {
  return dirname(resolve(`${name}/package.json`));
}

/** The list of a year may hold the last days of the year before, so the one after the last is read where it exists. */
function listOf(year: number): string {
  return `${folderOf('holiday-calendar')}/data/CN/${year}.json`;
}

/** Days of all years under their own dates: a list may hold the last days of the year before. */
function fromChineseDays(): Lists {
  const all = read('chinese-days', 'dist/chinese-days.json') as Record<string, Record<string, string>>;
  const named = (key: string) =>
    new Map(Object.entries(all[key] ?? {}).map(([date, text]) => [date, text.split(',')[1] ?? text]));
  return { holidays: named('holidays'), makeUpDays: named('workdays') };
}

function fromHolidayCalendar(years: readonly number[]): Lists {
  const days = years.flatMap(
    (year) =>
      (JSON.parse(readFileSync(listOf(year), 'utf8')) as { dates: { date: string; name: string; type: string }[] })
        .dates,
  );
  const ofType = (type: string) =>
    new Map(days.filter((day) => day.type === type).map(({ date, name }) => [date, name.replace(/补班$/, '')]));
  return { holidays: ofType('public_holiday'), makeUpDays: ofType('transfer_workday') };
}

function works(date: string, { holidays, makeUpDays }: Lists): boolean {
  return makeUpDays.has(date) || (weekday(date) <= 5 && !holidays.has(date));
}

function datesOf(year: number): string[] {
  const dates: string[] = [];
  for (let date = `${year}-01-01`; date.startsWith(`${year}-`); date = addDays(date, 1)) dates.push(date);
  return dates;
}

function makeYear(year: number, one: Lists, other: Lists): object {
  const basis = notices[year];
  assert(basis, `enter the notice for ${year}`);
  const dates = datesOf(year);
  const disagreements = dates.filter((date) => works(date, one) !== works(date, other));
  assert(disagreements.length === 0, `the packages disagree on ${disagreements.join(', ')}`);
  const list = (kind: keyof Lists) =>
    dates
      .map((date) => ({ date, name: other[kind].get(date) ?? one[kind].get(date) }))
      .filter(({ name }) => name !== undefined);
  const loose = dates.filter((date) => one.holidays.has(date) !== other.holidays.has(date));
  for (const date of loose) console.log(`${date}: only one package lists it; not worked by both, as it is a weekend`);
  const version = (name: string) => (read(name, 'package.json') as { version: string }).version;
  const source = `npm chinese-days ${version('chinese-days')} 与 holiday-calendar ${version('holiday-calendar')}，两者一致`;
  return { year, basis, source, holidays: list('holidays'), makeUpDays: list('makeUpDays') };
}

/** One day a line, as the formatter of the project writes it. */
function print(value: object): string {
  const days = /\{\n\s+("date": "[^"]*"),\n\s+("name": "[^"]*")\n\s+\}/g;
  const texts = /\[\n\s+("[^"]*"(?:,\n\s+"[^"]*")*)\n\s+\]/g;
  const lines = JSON.stringify(value, null, 2).replace(days, '{ $1, $2 }');
  return `${lines.replace(texts, (_, inner: string) => `[${inner.replace(/\n\s+/g, ' ')}]`)}\n`;
}

const [first = 2019, last = 2026] = process.argv.slice(2).map(Number);
const years = Array.from({ length: last - first + 1 }, (_, index) => first + index);
const one = fromChineseDays();
const other = fromHolidayCalendar([...years, last + 1].filter((year) => existsSync(listOf(year))));
for (const year of years) {
  const path = fileURLToPath(new URL(`../kernel/calendar/data/cn-${year}.json`, import.meta.url));
  writeFileSync(path, print(makeYear(year, one, other)));
  console.log(path);
}
