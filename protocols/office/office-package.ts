import { posix } from 'node:path';
import { UnreadableFile } from './unreadable-file.ts';
import { parseXml } from './xml.ts';
import type { ZipPackage } from './zip-package.ts';

/** A relation of a part (ECMA-376 part 2, section 9.3), its target resolved to a name in the package. */
export interface Relation {
  readonly id: string;
  /** The last word of the type, such as `officeDocument`, `worksheet`, `sharedStrings`. */
  readonly type: string;
  readonly target: string;
}

/** The relations of a part; of the package itself for the empty name. An absent list is an empty one. */
export async function relationsOf(pack: ZipPackage, part: string): Promise<Relation[]> {
  const folder = part === '' ? '' : posix.dirname(part);
  const name = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  if (!pack.has(name)) return [];
  const relations: Relation[] = [];
  await parseXml(pack.read(name), {
    open(element, tag) {
      if (element !== 'Relationship' || tag.attribute('TargetMode') === 'External') return;
      const target = tag.attribute('Target') ?? '';
      relations.push({
        id: tag.attribute('Id') ?? '',
        type: posix.basename(tag.attribute('Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : posix.join(folder, target),
      });
    },
  });
  return relations;
}

/** The main part of an office package, such as `word/document.xml`. Throws `UnreadableFile` for any other zip. */
export async function mainPartOf(pack: ZipPackage): Promise<string> {
  const main = (await relationsOf(pack, '')).find((relation) => relation.type === 'officeDocument');
  if (main !== undefined) return main.target;
  if (pack.has('OFD.xml')) throw new UnreadableFile('unknown-type', { detail: 'OFD 版式文件' });
  if (pack.has('content.xml')) throw new UnreadableFile('unknown-type', { detail: 'OpenDocument' });
  throw new UnreadableFile('unknown-type', { detail: 'ZIP 压缩包' });
}
