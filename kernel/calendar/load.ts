import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CalendarTables, CalendarYear, RegionalDays, WorkingHours } from './tables.ts';
import { WorkCalendar } from './work-calendar.ts';

const folder = fileURLToPath(new URL('data', import.meta.url));

function read<T>(file: string): T {
  return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'));
}

/** The tables that come with the product. A year is published to it by putting its file beside the others. */
export function shippedTables(): CalendarTables {
  const years = readdirSync(folder)
    .filter((file) => /^cn-\d{4}\.json$/.test(file))
    .sort()
    .map((file) => read<CalendarYear>(file));
  const { regions } = read<{ regions: readonly RegionalDays[] }>('regional-days.json');
  const { hours } = read<{ hours: readonly WorkingHours[] }>('working-hours.json');
  return { years, regions, hours };
}

/** The calendar as it comes with the product. */
export function shippedCalendar(): WorkCalendar {
  return new WorkCalendar(shippedTables());
}
