import { readFileSync } from 'node:fs';
import { parseSync } from 'rolldown/utils';

export interface Import {
  readonly from: string;
  readonly specifier: string;
  /** True when nothing of it is there at run time. */
  readonly typeOnly: boolean;
}

/** All imports and re-exports of one TypeScript file, as a real parser reads them. Throws on a syntax error. */
export function readImports(path: string): Import[] {
  const source = readFileSync(path, 'utf8');
  const { module, errors } = parseSync(path, source);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const found: Import[] = [];
  for (const one of module.staticImports) {
    const typeOnly = one.entries.length > 0 && one.entries.every((entry) => entry.isType);
    found.push({ from: path, specifier: one.moduleRequest.value, typeOnly });
  }
  for (const one of module.staticExports) {
    const request = one.entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (request) found.push({ from: path, specifier: request.value, typeOnly: one.entries.every((e) => e.isType) });
  }
  for (const one of module.dynamicImports) {
    const literal = /^['"](.+)['"]$/.exec(source.slice(one.moduleRequest.start, one.moduleRequest.end));
    if (literal?.[1]) found.push({ from: path, specifier: literal[1], typeOnly: false });
  }
  return found;
}
