import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type BaseMap, readBaseMap } from './maps/base-map.ts';

export interface ServerConfig {
  readonly host: string;
  /** The port asked for; 0 lets the system choose. */
  readonly port: number;
  /** True when nobody asked for that very port, so that the next free one will do. */
  readonly portMayMove: boolean;
  /** Where terminals of vehicles come in by JT/T 808, over TCP and UDP. */
  readonly terminals: {
    readonly host: string;
    readonly port: number;
    readonly portMayMove: boolean;
    /** Where terminals bring files of alarms (T/JSATL 12). */
    readonly filePort: number;
    /** Where platforms come in by JT/T 809. */
    readonly platformPort: number;
    /** Our address as terminals and platforms outside reach it, where it is another than that of listening. */
    readonly publicHost: string | undefined;
  };
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly clickhouseUrl: string | undefined;
  readonly oidc: OidcSettings | undefined;
  /** Name of the authority that runs the installation, for the login page. */
  readonly operator: string | undefined;
  /** False for an installation that starts empty, with administrators only. */
  readonly demonstration: boolean;
  /** Set when browsers reach the server by HTTPS through a proxy: cookies are then marked Secure. */
  readonly publicUrl: string | undefined;
  /** Bearer token with which /metrics is read from other machines; without it only this machine may. */
  readonly metricsToken: string | undefined;
  /** The tiles under the maps, as `HENGDAO_WMTS_*` says; null for outlines alone. */
  readonly baseMap: BaseMap | null;
  /** Where stations without HTTP put their files, one folder for each account. */
  readonly dropDir: string;
  /** Where the log goes: beside the data unless told. */
  readonly logFile: string;
  readonly logLevel: string;
}

export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly loginClaim: string;
}

/** A setting that makes no sense. Its message is for the person at the terminal. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Flags of the command line, which win over the environment. Kept together with it so that all settings are in one place. */
const options = {
  host: { type: 'string' },
  port: { type: 'string' },
  'data-dir': { type: 'string' },
  'database-url': { type: 'string' },
  'clickhouse-url': { type: 'string' },
  'public-url': { type: 'string' },
  'log-file': { type: 'string' },
  'no-demonstration': { type: 'boolean' },
} as const;

export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[] = [],
): ServerConfig {
  const flags = parseFlags(args);
  const port = flags.port ?? env.PORT;
  const dataDir = resolve(flags['data-dir'] ?? env.DATA_DIR ?? 'data');
  const host = flags.host ?? env.HENGDAO_HOST ?? '127.0.0.1';
  return {
    host,
    port: port === undefined || port === '' ? 8080 : portNumber(port),
    portMayMove: port === undefined || port === '',
    terminals: readTerminals(env, host),
    dataDir,
    databaseUrl: flags['database-url'] ?? env.DATABASE_URL,
    clickhouseUrl: flags['clickhouse-url'] ?? env.CLICKHOUSE_URL,
    oidc: readOidc(env),
    operator: env.HENGDAO_OPERATOR,
    demonstration: !(flags['no-demonstration'] ?? env.HENGDAO_DEMONSTRATION === 'no'),
    publicUrl: flags['public-url'] ?? env.HENGDAO_PUBLIC_URL,
    metricsToken: env.HENGDAO_METRICS_TOKEN,
    baseMap: readTiles(env),
    dropDir: resolve(env.HENGDAO_DROP_DIR ?? join(dataDir, 'drop')),
    logFile: resolve(flags['log-file'] ?? env.HENGDAO_LOG_FILE ?? join(dataDir, 'server.log')),
    logLevel: env.HENGDAO_LOG_LEVEL ?? 'info',
  };
}

function parseFlags(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw new ConfigError(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

function portNumber(text: string, name = 'PORT'): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new ConfigError(`${name} 不是端口号 (not a port): ${text}`);
  return port;
}

function readTerminals(env: Readonly<Record<string, string | undefined>>, host: string): ServerConfig['terminals'] {
  const port = env.JT808_PORT;
  const isAsked = port !== undefined && port !== '';
  const other = (name: string, usual: number) => {
    const asked = env[name];
    if (asked !== undefined && asked !== '') return portNumber(asked, name);
    // An installation that moves its terminals to another port hardly wants the usual ones for the rest.
    return isAsked ? 0 : usual;
  };
  return {
    host: env.JT808_HOST ?? host,
    port: isAsked ? portNumber(port, 'JT808_PORT') : 8808,
    portMayMove: !isAsked,
    filePort: other('JT808_FILE_PORT', 8818),
    platformPort: other('JT809_PORT', 8809),
    publicHost: env.HENGDAO_TERMINAL_HOST || undefined,
  };
}

function readTiles(env: Readonly<Record<string, string | undefined>>): BaseMap | null {
  try {
    return readBaseMap(env);
  } catch (cause) {
    throw new ConfigError(`HENGDAO_WMTS_URL 不是网址 (not a URL): ${env.HENGDAO_WMTS_URL}`, { cause });
  }
}

function readOidc(env: Readonly<Record<string, string | undefined>>): OidcSettings | undefined {
  const issuer = env.HENGDAO_OIDC_ISSUER;
  if (!issuer) return undefined;
  const clientId = env.HENGDAO_OIDC_CLIENT_ID;
  if (!clientId)
    throw new ConfigError('HENGDAO_OIDC_ISSUER 需要同时设置 HENGDAO_OIDC_CLIENT_ID (client id is missing)');
  return {
    issuer,
    clientId,
    clientSecret: env.HENGDAO_OIDC_CLIENT_SECRET,
    loginClaim: env.HENGDAO_OIDC_CLAIM ?? 'preferred_username',
  };
}
