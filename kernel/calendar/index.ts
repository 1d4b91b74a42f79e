export { computeDue } from './due.ts';
export { shippedCalendar, shippedTables } from './load.ts';
export type { Due, DueQuestion, DueRules, Pause, Step } from './question.ts';
export { calendarForApps, reckoner } from './reckoner.ts';
export { type CalendarTables, type CalendarYear, checkTables, type RegionalDays, type WorkingHours } from './tables.ts';
export { type DayVerdict, WorkCalendar } from './work-calendar.ts';
