/** `npm run check:house`: the rules of the house that are held by a program. Exit 1 on a breach, or when it read nothing. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { checkDocs } from './check-docs.ts';
import { checkGlossary } from './check-glossary.ts';
import { checkLock } from './check-lock.ts';
import { checkRooms } from './check-rooms.ts';
import { checkStyle } from './check-style.ts';

const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(path));
const inRooms = tracked.filter((path) => path.includes('/') && /\.tsx?$/.test(path));

const rooms = checkRooms(inRooms);
const glossary = await checkGlossary();
const lock = checkLock();
const problems = [
  ...rooms.problems,
  ...checkStyle(tracked),
  ...glossary.problems,
  ...lock.problems,
  ...(await checkDocs()),
];

if (inRooms.length < 20 || rooms.read < 40 || glossary.read < 20 || lock.read < 200) {
  problems.push(
    `the check read too little: ${inRooms.length} files, ${rooms.read} imports, ${glossary.read} words, ${lock.read} packages`,
  );
}
for (const one of problems) console.error(one);
console.log(
  `house: ${inRooms.length} files, ${rooms.read} imports, ${glossary.read} words, ${lock.read} packages read; ${problems.length} problems`,
);
process.exitCode = problems.length > 0 ? 1 : 0;
