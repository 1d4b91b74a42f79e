import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

/** SM3 as lower-case hex. Servers and browsers bring their own. */
export type Sm3 = (content: Uint8Array) => string;

/** One file of a package, with what it is. */
export interface Part {
  readonly path: string;
  readonly what: string;
  readonly content: Uint8Array;
}

export interface Listed {
  readonly path: string;
  readonly what: string;
  readonly bytes: number;
  readonly sm3: string;
}

export interface Manifest {
  readonly format: 'hengdao-evidence/1';
  readonly site: string;
  readonly recordNo: string;
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly simulated: boolean;
  readonly files: readonly Listed[];
}

export interface Sealed {
  readonly zip: Uint8Array;
  /** SM3 of the list of hashes: it alone stands for the whole package. */
  readonly seal: string;
  readonly manifest: Manifest;
}

const manifestPath = 'manifest.json';
const sealPath = 'manifest.sm3';
const notePath = '核验说明.txt';
/** Packages carry no time of writing of their own: the same parts give the same bytes. */
const mtime = '1980-01-01T00:00:00';

const note = `本证据包按内容封存：manifest.json 逐一列出文件的 SM3 值，manifest.sm3 是 manifest.json 本身的 SM3 值（封存值）。
核验：1. 命令行 npx hengdao evidence verify 本文件；2. 平台公开页面“核验证据包”；3. 任何能计算 SM3（GB/T 32905）的工具逐一比对。
封存值应与告知书上所印、平台所登记的一致。
`;

/** Text and data as they stand in a package. */
export const jsonPart = (path: string, what: string, value: unknown): Part => ({
  path,
  what,
  content: strToU8(`${JSON.stringify(value, null, 2)}\n`),
});

/** Packs parts with the list of their hashes. */
export function seal(parts: readonly Part[], about: Omit<Manifest, 'format' | 'files'>, sm3: Sm3): Sealed {
  const files = parts.map(({ path, what, content }) => ({ path, what, bytes: content.length, sm3: sm3(content) }));
  const manifest: Manifest = { format: 'hengdao-evidence/1', ...about, files };
  const text = jsonPart(manifestPath, '', manifest).content;
  const sealed = sm3(text);
  const zip = zipSync(
    {
      ...Object.fromEntries(parts.map(({ path, content }) => [path, content])),
      [manifestPath]: text,
      [sealPath]: strToU8(`${sealed}\n`),
      [notePath]: strToU8(note),
    },
    { mtime, level: 6 },
  );
  return { zip, seal: sealed, manifest };
}

/** Some files of a package, by a test of their paths. Throws when it is no zip. */
export function unpack(zip: Uint8Array, wants: (path: string) => boolean = () => true): Map<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(zip, { filter: ({ name }) => wants(name) })));
}

export const readJson = <T>(content: Uint8Array): T => JSON.parse(strFromU8(content)) as T;

export interface Verified {
  /** Null when the package has no readable list. */
  readonly manifest: Manifest | null;
  /** SM3 of the list as it is now. */
  readonly seal: string | null;
  /** What does not agree; empty when all does. */
  readonly problems: readonly string[];
}

const unreadable = (problem: string): Verified => ({ manifest: null, seal: null, problems: [problem] });

function isManifest(value: unknown): value is Manifest {
  const { format, files } = (value ?? {}) as Partial<Manifest>;
  return (
    format === 'hengdao-evidence/1' &&
    Array.isArray(files) &&
    files.every((one) => typeof one?.path === 'string' && typeof one.sm3 === 'string')
  );
}

function manifestIn(content: Uint8Array): Manifest | null {
  try {
    const read = readJson<unknown>(content);
    return isManifest(read) ? read : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Recomputes every hash of a package. Whether its seal is the one that was registered, the platform says. */
export function verify(zip: Uint8Array, sm3: Sm3): Verified {
  let files: Map<string, Uint8Array>;
  try {
    files = unpack(zip);
  } catch (error) {
    return unreadable(`不是可读的压缩包：${error instanceof Error ? error.message : String(error)}`);
  }
  const text = files.get(manifestPath);
  if (!text) return unreadable(`缺少 ${manifestPath}`);
  const manifest = manifestIn(text);
  if (!manifest) return unreadable(`${manifestPath} 不是证据清单`);
  const sealed = sm3(text);
  const problems: string[] = [];
  const written = files.get(sealPath);
  if (!written || strFromU8(written).trim() !== sealed) problems.push(`${sealPath} 与清单不符`);
  for (const { path, sm3: hash } of manifest.files) {
    const content = files.get(path);
    if (!content) problems.push(`缺少 ${path}`);
    else if (sm3(content) !== hash) problems.push(`${path} 与清单所列 SM3 不符`);
  }
  const listed = new Set([manifestPath, sealPath, notePath, ...manifest.files.map(({ path }) => path)]);
  for (const path of files.keys()) if (!listed.has(path)) problems.push(`${path} 不在清单中`);
  return { manifest, seal: sealed, problems };
}
