/** What the server needs of the application to put terminals to it. */

export { inForce } from '../../kernel/sdk/index.ts';
export type * from './answers.ts';
export { coach } from './app.ts';
export { alarmEpisode } from './cases.ts';
export { closeDay, type DayRow } from './close-day.ts';
export { area, terminal, vehicle } from './entities.ts';
export { type AlarmValues, Episodes } from './episodes.ts';
export { alarm, badFrame, command, position, session, vehicleDay } from './facts.ts';
export type { Fix } from './fix.ts';
export { type LastState, LastStates } from './last-states.ts';
export { driverCard, waybill } from './message-facts.ts';
export { MessageKeeper } from './message-keeper.ts';
export { platform } from './platform.ts';
export { platformLink, platformMessage, sentCount, toldCount } from './platform-facts.ts';
export { postCheck } from './post-check.ts';
export { type AttachmentsOf, type Judgement, Recorder } from './recorder.ts';
export { Areas } from './rules/areas.ts';
export { scoreAdministration, scoreCompany, scoreForms } from './rules/score.ts';
export { markOf } from './rules/terminal-alarms.ts';
export { type Bearer, TerminalRegister } from './terminal-register.ts';
export type { AlarmKind, Quality } from './words.ts';
