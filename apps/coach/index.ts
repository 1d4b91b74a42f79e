/** What the server needs of the application to put terminals to it. */
export { coach } from './app.ts';
export { alarmEpisode } from './cases.ts';
export { terminal } from './entities.ts';
export { type AlarmValues, Episodes } from './episodes.ts';
export { badFrame, command, position, session } from './facts.ts';
export { type LastState, LastStates } from './last-states.ts';
export { type Fix, Recorder } from './recorder.ts';
export { TerminalRegister } from './terminal-register.ts';
export type { Quality } from './words.ts';
