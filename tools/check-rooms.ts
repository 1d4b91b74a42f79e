import { dirname, normalize } from 'node:path';
import { type Import, readImports } from './read-imports.ts';
import { rooms } from './rooms.ts';

const names = Object.keys(rooms).sort((a, b) => b.length - a.length);

function matches(pattern: string, path: string): boolean {
  const regex = new RegExp(`^${pattern.replaceAll('*', '[^/]+')}(/|$)`);
  return regex.test(path);
}

/** The room that a file belongs to: the longest listed prefix of its folder. */
export function roomOf(path: string): string | null {
  return names.find((name) => matches(name, path)) ?? null;
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/');
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? specifier);
}

function sameApp(from: string, to: string): boolean {
  const app = /^apps\/[^/]+\//.exec(from)?.[0];
  return app !== undefined && to.startsWith(app);
}

function judgeOwn(one: Import, from: string, target: string): string | null {
  const to = roomOf(target);
  if (!to) return `${one.from}: imports ${target}, which lies in no room`;
  if (one.from.startsWith('apps/') && one.from !== 'apps/index.ts' && target.startsWith('apps/')) {
    if (!sameApp(one.from, target)) return `${one.from}: an application never imports another (${target})`;
    return from === 'apps' && to === 'apps/*/screens' ? `${one.from}: declarations never import screens` : null;
  }
  if (to === from || rooms[from]?.rooms.some((pattern) => pattern === to || matches(pattern, to))) return null;
  return `${one.from}: room ${from} may not import ${to} (${target})`;
}

function judge(one: Import): string | null {
  const from = roomOf(one.from);
  if (!from) return `${one.from}: lies in no room of tools/rooms.ts`;
  // Test files, and the fixtures and helpers that only tests import, may use the harness and the packages for testing.
  const isTest = /\.test\.tsx?$|\/(fixtures|test)\//.test(one.from);
  const room = rooms[from];
  if (one.specifier.startsWith('.')) {
    const target = normalize(`${dirname(one.from)}/${one.specifier}`);
    if (isTest && /^(test|apps|kernel|protocols)\//.test(target)) return null;
    return judgeOwn(one, from, target);
  }
  if (isTest) return null;
  if (one.specifier.startsWith('node:')) {
    const pure = room?.io === false && one.specifier !== 'node:crypto';
    return pure ? `${one.from}: room ${from} does no input or output (${one.specifier})` : null;
  }
  const name = packageOf(one.specifier);
  if (room?.packages.includes('*') || room?.packages.includes(name)) return null;
  return `${one.from}: package ${name} is not listed for room ${from}`;
}

/** A chain of files that import each other in a ring at run time, or null. */
function findCycle(imports: readonly Import[]): string[] | null {
  const edges = new Map<string, string[]>();
  for (const one of imports) {
    if (one.typeOnly || !one.specifier.startsWith('.')) continue;
    const target = normalize(`${dirname(one.from)}/${one.specifier}`);
    edges.set(one.from, [...(edges.get(one.from) ?? []), target]);
  }
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]): string[] | null => {
    const at = trail.indexOf(path);
    if (at >= 0) return [...trail.slice(at), path];
    if (done.has(path)) return null;
    for (const next of edges.get(path) ?? []) {
      const ring = visit(next, [...trail, path]);
      if (ring) return ring;
    }
    done.add(path);
    return null;
  };
  for (const path of edges.keys()) {
    const ring = visit(path, []);
    if (ring) return ring;
  }
  return null;
}

/** Holds every import of the given files against the allow-list, and looks for rings. */
export function checkRooms(files: readonly string[]): { problems: string[]; read: number } {
  const imports = files.flatMap(readImports);
  const problems = imports.map(judge).filter((one) => one !== null);
  const ring = findCycle(imports);
  if (ring) problems.push(`import cycle: ${ring.join(' -> ')}`);
  return { problems: [...new Set(problems)], read: imports.length };
}
