import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsatl12Messages } from '../jsatl12/index.ts';
import type { Body } from './declare.ts';
import { catalogueOf } from './declare.ts';
import { editions } from './edition.ts';
import { decodeBody, encodeBody } from './message.ts';
import { jt808Messages } from './messages/index.ts';
import { arbitraryOf } from './test/arbitraries.ts';

const catalogue = catalogueOf(jt808Messages, jsatl12Messages);

describe.each(editions)('every message of the %s edition', (edition) => {
  it.each([...catalogue.values()].map((one) => [one.name, one] as const))('%s comes back as it was', (_, declared) => {
    fc.assert(
      fc.property(arbitraryOf(declared.layouts[edition].shape), (value) => {
        const header = { messageId: declared.id, phone: '13912344321', serial: 1, encryption: 0 };
        const body = value as Body;
        const encoded = encodeBody({ header, edition, body }, catalogue);
        if (!encoded.ok) throw new Error(encoded.error.message);
        const unmarked = catalogueOf([{ ...declared, tell: undefined }]);
        const decoded = decodeBody(declared.id, encoded.value, edition, { catalogue: unmarked });
        if (!decoded.ok) throw new Error(`${decoded.error.code} ${decoded.error.message} @${decoded.error.offset}`);
        // Of a layout that is known by what it contains, an empty one is any.
        if (!('layout' in body)) expect(decoded.value.body).toEqual(body);
        expect(encodeBody(decoded.value, unmarked)).toEqual(encoded);
      }),
      { numRuns: 60 },
    );
  });
});
