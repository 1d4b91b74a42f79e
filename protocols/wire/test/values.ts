import fc from 'fast-check';
import { chinaIso } from '../../../kernel/base/clock.ts';
import { type Field, hexId, type Shape } from '../index.ts';

type Scope = Readonly<Record<string, unknown>>;

const texts = fc.array(fc.constantFrom(...'湘A长沙0123abc·-;:=（）'), { maxLength: 60 });

function text(maxBytes: number): fc.Arbitrary<string> {
  return texts.map((characters) =>
    characters
      .slice(0, Math.floor(maxBytes / 2))
      .join('')
      .trim(),
  );
}

const hexDigits = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((some) => Buffer.from(some).toString('hex'));

/** A record field by field: whether one is there depends on those before it. */
function recordValues(fields: ReadonlyArray<readonly [string, Field<unknown>]>): fc.Arbitrary<unknown> {
  let values: fc.Arbitrary<Scope> = fc.constant({});
  for (const [key, field] of fields) {
    values = values.chain((scope) =>
      valuesOf(field.shape, scope).map((value) => (value === undefined ? scope : { ...scope, [key]: value })),
    );
  }
  return values;
}

/** Values that a field takes, drawn from its shape. */
export function valuesOf(shape: Shape, scope: Scope = {}): fc.Arbitrary<unknown> {
  switch (shape.kind) {
    case 'integer':
      return fc.integer({ min: shape.min, max: shape.max });
    case 'scaled':
      return fc.integer({ min: shape.min, max: shape.max }).map((value) => value / shape.per);
    case 'hex':
      return fc.integer({ min: shape.min, max: shape.max }).chain(hexDigits);
    case 'digits':
      return fc.stringMatching(new RegExp(`^[0-9]{${shape.count}}$`));
    case 'hexNumber':
      return fc.integer({ min: 0, max: 16 ** shape.digits - 1 }).map((value) => hexId(value, shape.digits));
    case 'time':
      return fc
        .date({ min: new Date('2000-01-01T00:00:00+08:00'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map(chinaIso);
    case 'text':
      return text(shape.maxBytes);
    case 'flags':
      return fc.subarray([...shape.names]);
    case 'code':
      return fc.constantFrom(...shape.values);
    case 'record':
      return recordValues(shape.fields);
    case 'list':
      return fc.array(valuesOf(shape.item.shape), { minLength: shape.min, maxLength: shape.max });
    case 'optional':
      return shape.present(scope) ? valuesOf(shape.field.shape, scope) : fc.constant(undefined);
    case 'oneOf':
      return fc.oneof(...shape.shapes.map((one) => valuesOf(one, scope)));
    case 'chosen':
      return valuesOf(shape.pick(scope).shape, scope);
    case 'samples':
      return fc.constantFrom(...shape.values);
    case 'derived':
      return fc.constant(undefined);
    default:
      throw new Error(`no values for ${shape.kind}`);
  }
}
