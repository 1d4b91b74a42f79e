/** How the number of an order is written: region, day and the place in that day. */
export const numberForm = '\\d{6}-\\d{8}-\\d{4,}';

/** As agents type it: without the hyphens, or with blanks. */
export function numberTyped(text: string): string | null {
  const [, region, day, place] = /^(\d{6})-?(\d{8})-?(\d{4,})$/.exec(text.replace(/\s/g, '')) ?? [];
  return region ? `${region}-${day}-${place}` : null;
}
