// `npm test`: everything there is to test, on a fresh machine, in one command. Installs the npm packages when they are
// missing and, as root on Debian, the browser, its fonts and a PostgreSQL server; says plainly what it cannot install
// and which tests that leaves out.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { packagesAreCurrent } from './packages-are-current.mjs';

function run(command, args, options = {}) {
  console.log(`\n> ${command} ${args.join(' ')}`);
  return spawnSync(command, args, { stdio: 'inherit', ...options }).status ?? 1;
}

function mustRun(command, args) {
  const status = run(command, args);
  if (status !== 0) {
    console.error(`\n${command} ${args.join(' ')} failed with status ${status}`);
    process.exit(status);
  }
}

const serverFolder = '/usr/lib/postgresql';
const hasServer = () =>
  existsSync(serverFolder) &&
  readdirSync(serverFolder).some((version) => existsSync(`${serverFolder}/${version}/bin/initdb`));
const hasFonts = () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');

const debian = [
  { name: 'chromium', there: () => existsSync('/usr/bin/chromium'), without: 'the browser tests' },
  { name: 'fonts-noto-cjk', there: hasFonts, without: 'Chinese text in the browser tests' },
  { name: 'postgresql', there: hasServer, without: 'the store suite against a PostgreSQL server' },
];

function installFromDebian() {
  const missing = debian.filter((one) => !one.there());
  if (missing.length === 0) return;
  const names = missing.map((one) => one.name);
  const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (mayInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], { env });
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
  }
  for (const one of missing.filter((each) => !each.there())) {
    const how = mayInstall ? 'its installation failed' : `install it as root: apt-get install ${one.name}`;
    console.error(`\n${one.name} is missing (${how}); without it these are left out: ${one.without}.`);
    if (process.env.CI === 'true') process.exit(1);
  }
}

if (!packagesAreCurrent()) mustRun('npm', ['ci', '--no-audit', '--no-fund']);
installFromDebian();
mustRun('npm', ['run', '--silent', 'check']);
mustRun('npx', ['vitest', 'run']);
