/** The same page for those who are signed in: a file is audited and nothing is kept. */
export { Screen } from './open/audit.tsx';
