import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOfOutput, StoreError } from './errors.ts';
import { keepAlive } from './keep-alive.ts';
import { type RunAs, runAsIn } from './postgres-binaries.ts';
import { servesDir } from './process-identity.ts';

export interface ClusterConfig {
  /** Folder of `initdb`, `pg_ctl` and `postgres`. */
  readonly binDir: string;
  /** Own folder: holds `data/`, the password and the server's log. */
  readonly dir: string;
  readonly initdbFlags?: readonly string[];
  /** Server settings, such as `fsync=off` for tests. */
  readonly settings?: readonly string[];
  readonly log?: (line: string) => void;
}

/** A PostgreSQL server that this process has started on 127.0.0.1, and starts again when it dies. */
export interface Cluster {
  /** Connection URL of the database `postgres`, as its superuser. */
  readonly url: string;
  stop(): Promise<void>;
}

const superuser = 'hengdao';

/** Runs one of the server's programs to its end and returns what it said. The exit code 0 is the only success. */
async function run(program: string, args: readonly string[], as: RunAs): Promise<{ ok: boolean; output: string }> {
  return await new Promise((done, fail) => {
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' };
    const [command = program, ...before] = as.through ?? [];
    const whole = as.through ? [...before, program, ...args] : args;
    const child = spawn(command, whole, { uid: as.uid, gid: as.gid, env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', (error) =>
      fail(new StoreError(codeOfOutput(String(error)), `${program}：${error.message}`, error)),
    );
    // `exit`, not `close`: the server that pg_ctl leaves behind must not keep us waiting for its end.
    child.on('exit', (code) => done({ ok: code === 0, output }));
  });
}

async function freePort(): Promise<number> {
  return await new Promise((done, fail) => {
    const probe = createServer();
    probe.on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function ownedDir(path: string, as: RunAs): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (as.uid !== undefined && as.gid !== undefined && statSync(path).uid !== as.uid) chownSync(path, as.uid, as.gid);
}

/** The password lies beside the data, readable by the server's user only; it is made once. */
function password(dir: string, as: RunAs): string {
  const path = join(dir, 'password');
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 });
    if (as.uid !== undefined && as.gid !== undefined) chownSync(path, as.uid, as.gid);
  }
  chmodSync(path, 0o600);
  return readFileSync(path, 'utf8').trim();
}

/** Makes the data directory beside its place and moves it there when it is whole, so that a kill leaves no half. */
async function initialise(config: ClusterConfig, data: string, as: RunAs): Promise<void> {
  const fresh = join(config.dir, 'data.new');
  rmSync(fresh, { recursive: true, force: true });
  const made = await run(
    join(config.binDir, 'initdb'),
    [
      `--pgdata=${fresh}`,
      '--encoding=UTF8',
      '--auth=scram-sha-256',
      `--username=${superuser}`,
      `--pwfile=${join(config.dir, 'password')}`,
      ...(config.initdbFlags ?? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']),
    ],
    as,
  );
  if (!made.ok) throw new StoreError(codeOfOutput(made.output), lastLines(made.output));
  renameSync(fresh, data);
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' ').slice(-500);
}

/** The process that the data directory names as its server: 0 when it names none. */
function namedPid(data: string): number {
  const pidFile = join(data, 'postmaster.pid');
  return existsSync(pidFile) ? Number(readFileSync(pidFile, 'utf8').split('\n')[0]) : 0;
}

/**
 * A server that a killed process of ours has left running is stopped: its open transactions end before new ones begin.
 * A number that is no server's of ours any more, such as that of a dead one which nobody has reaped, is taken out of
 * the pid file, since it would keep the server from starting.
 */
async function clearLeftover(config: ClusterConfig, data: string, as: RunAs): Promise<void> {
  const pid = namedPid(data);
  if (pid !== 0 && !servesDir(pid, data)) return disown(join(data, 'postmaster.pid'));
  const stopped = await stop(config, data, as);
  if (!stopped.ok) throw new StoreError('store.locked', lastLines(stopped.output));
}

/** No process has this number; the largest that a pid file can hold. */
const nobody = 2 ** 31 - 1;

/** What else the file says stays: by it a new server sees whether backends of the old one are still at work. */
function disown(pidFile: string): void {
  const [, ...rest] = readFileSync(pidFile, 'utf8').split('\n');
  writeFileSync(pidFile, [nobody, ...rest].join('\n'));
}

/** Stops the server; one that is gone, however it went, is stopped. */
async function stop(config: ClusterConfig, data: string, as: RunAs): Promise<{ ok: boolean; output: string }> {
  const gone = () => !servesDir(namedPid(data), data);
  let output = '';
  for (const mode of ['fast', 'immediate']) {
    if (gone()) break;
    const args = ['stop', '-D', data, '-m', mode, '-w', '-t', '30'];
    output = (await run(join(config.binDir, 'pg_ctl'), args, as)).output;
  }
  return { ok: gone(), output };
}

async function startOn(port: number, config: ClusterConfig, data: string, as: RunAs): Promise<string | null> {
  const log = join(config.dir, 'server.log');
  if (existsSync(log)) renameSync(log, `${log}.1`);
  const settings = [
    'listen_addresses=127.0.0.1',
    "unix_socket_directories=''",
    'timezone=Asia/Shanghai',
    'log_timezone=Asia/Shanghai',
    ...(config.settings ?? []),
  ];
  const options = ['-p', String(port), ...settings.flatMap((setting) => ['-c', setting])].join(' ');
  const args = ['start', '-D', data, '-l', log, '-o', options, '-w', '-t', '120'];
  const started = await run(join(config.binDir, 'pg_ctl'), args, as);
  if (started.ok) return null;
  return existsSync(log) ? readFileSync(log, 'utf8') : started.output;
}

/** Creates the data directory when there is none, starts the server and waits until it takes connections. */
export async function startCluster(config: ClusterConfig): Promise<Cluster> {
  const dir = resolve(config.dir);
  const data = join(dir, 'data');
  const whole = { ...config, dir };
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const as = runAsIn([config.binDir, dirname(dir)]);
  ownedDir(dir, as);
  const secret = password(dir, as);
  if (!existsSync(data)) await initialise(whole, data, as);
  await clearLeftover(whole, data, as);
  const port = await startSomewhere(whole, data, as);
  const watch = keepAlive({
    isAlive: () => servesDir(namedPid(data), data),
    revive: async () => {
      await clearLeftover(whole, data, as);
      const output = await startOn(port, whole, data, as);
      if (output !== null) throw new StoreError(codeOfOutput(output), lastLines(output));
    },
    log: config.log ?? (() => undefined),
  });
  return {
    url: `postgres://${superuser}:${secret}@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await watch.stop();
      const stopped = await stop(whole, data, as);
      if (!stopped.ok) throw new StoreError('store.failed', lastLines(stopped.output));
    },
  };
}

/** Starts the server on a free port, which it returns. */
async function startSomewhere(config: ClusterConfig, data: string, as: RunAs): Promise<number> {
  let failure = '';
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const port = await freePort();
    const output = await startOn(port, config, data, as);
    if (output === null) return port;
    failure = output;
    // A process of ours that was killed while it started the server has left one that took the folder only now.
    if (/"postmaster.pid" already exists/.test(output)) await clearLeftover(config, data, as);
    // Another program took the port in between, or backends of a killed server are still going away: both pass.
    else if (!/Address already in use|could not bind|still in use/.test(output)) break;
    await pause(300);
  }
  throw new StoreError(codeOfOutput(failure), lastLines(failure));
}
