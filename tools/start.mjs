// `npm start`: works on a fresh clone with nothing installed but Node. Lays the npm packages when they are missing or
// out of date, then starts the platform in this same process, so that Ctrl-C reaches it directly.
import { spawnSync } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packagesAreCurrent } from './packages-are-current.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`需要 Node 20.19 以上，当前为 ${process.versions.node}。(Node 20.19 or later is needed)`);
  process.exit(1);
}

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

if (!packagesAreCurrent()) {
  // `npm ci` empties the folder first: through a link that would be somebody else's.
  if (lstatSync('node_modules', { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'node_modules 是链接且已过期，请先删除该链接。(node_modules is a link and out of date; remove the link first)',
    );
    process.exit(1);
  }
  console.log('正在安装依赖…（Installing packages）');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const { status, error } = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { stdio: 'inherit' });
  if (status !== 0) {
    console.error(`依赖安装未完成，请检查网络后重试 npm start。(npm ci failed${error ? `: ${error.message}` : ''})`);
    process.exit(1);
  }
}

process.argv.splice(2, 0, 'start');
await import('../cli/hengdao.mjs');
