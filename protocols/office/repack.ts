import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';

/**
 * Time of every entry. DOS time has no zone and fflate writes the local one, so a date made from local parts gives the
 * same bytes everywhere; 1980 is where DOS time begins.
 */
export const entryTime = new Date(1980, 0, 1);

/**
 * Packs an office package of our own making again so that its bytes depend on its content alone: entries in order of
 * name, one entry time, and the document's date in the properties instead of the time of writing.
 */
export function repack(bytes: Uint8Array, created: string): Uint8Array {
  const entries = unzipSync(bytes);
  const instant = `${new Date(created).toISOString().slice(0, 19)}Z`;
  const sorted: Zippable = {};
  for (const [name, content] of Object.entries(entries).sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (name.endsWith('/')) continue;
    const fixed = name === 'docProps/core.xml' ? strToU8(withDates(strFromU8(content), instant)) : content;
    sorted[name] = [fixed, { mtime: entryTime, level: 6 }];
  }
  return zipSync(sorted);
}

function withDates(xml: string, instant: string): string {
  return xml.replace(/(<dcterms:(created|modified)[^>]*>)[^<]*/g, `$1${instant}`);
}
