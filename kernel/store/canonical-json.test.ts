import fc from 'fast-check';
import { expect, it } from 'vitest';
import { canonicalJson, plain } from './canonical-json.ts';

it('sorts keys at every depth, drops what is undefined and writes dates as text', () => {
  const value = { b: [{ y: 1, x: undefined }], a: new Date('2024-07-01T00:00:00Z') };
  expect(canonicalJson(value)).toBe('{"a":"2024-07-01T00:00:00.000Z","b":[{"y":1}]}');
  expect(canonicalJson(undefined)).toBe('null');
});

it('replaces what PostgreSQL cannot keep and leaves whole pairs alone', () => {
  expect(canonicalJson('a\u0000b\ud800c\udc00d😀')).toBe('"a\ufffdb\ufffdc\ufffdd😀"');
});

it('gives the same text however often it goes through JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const once = canonicalJson(value);
      expect(canonicalJson(JSON.parse(once))).toBe(once);
      expect(plain(JSON.parse(once))).toEqual(JSON.parse(once));
    }),
  );
});
