/** Addresses of this application's own pages. */
const screen = (key: string, ...parts: readonly string[]) =>
  ['/overload/screens', key, ...parts.map(encodeURIComponent)].join('/');

export const siteAt = (code: string) => screen('site', code);
export const recordAt = (site: string, recordNo: string) => screen('record', site, recordNo);

/** Passages with these filters, as the list keeps them in its address. */
export const passagesAt = (where: Readonly<Record<string, unknown>>) =>
  `${screen('passages')}?where=${encodeURIComponent(JSON.stringify(where))}`;

/** What follows a screen's key in the address, part by part. */
export function partsOf(rest: string | undefined): readonly string[] {
  return (rest ?? '').split('/').filter(Boolean).map(decode);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (cause) {
    // The router has decoded it already, and what came out happens to hold a per cent sign.
    if (cause instanceof URIError) return part;
    throw cause;
  }
}
