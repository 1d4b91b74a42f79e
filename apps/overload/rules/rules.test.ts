import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../kernel/decisions/index.ts';
import { compileTable, type TableDeclaration } from '../../../kernel/sdk/index.ts';
import { sharedPath } from '../../../test/shared.ts';
import { assessWeight, problemOfWeighed, type WeighedVehicle } from '../rules.ts';
import { bandOf, excessOf, fineTogether, isUnlawful, limitOf, pointsOf, ratePct, zhejiangFineOf } from './assess.ts';
import { checkPlate } from './plate.ts';
import { makeRuleBook, ruleBook, shippedVersions } from './rule-book.ts';

const day = '2024-06-30';
const rules = ruleBook.on(day);

interface Vector extends WeighedVehicle {
  readonly id: string;
  readonly fineZhejiangExactYuan: number;
  readonly policePoints: number;
}

const vectorFile = sharedPath('data/overload/overload_test_vectors.json');
const vectors: readonly Vector[] = vectorFile ? JSON.parse(readFileSync(vectorFile, 'utf8')).vectors : [];
const configurationFile = sharedPath('data/overload/cn_axle_configs.json');
const plateFile = sharedPath('data/overload/plate_test_vectors.json');

describe.skipIf(!vectorFile)('the given weighings', () => {
  it.each(vectors)('$id: $code, $totalKg kg', (vector) => {
    const assessed = assessWeight(vector, day);
    expect(vector).toMatchObject(assessed);
    expect(zhejiangFineOf(rules, vector.totalKg, assessed.limitKg)).toBe(vector.fineZhejiangExactYuan);
    expect(pointsOf(rules, vector.totalKg, assessed.limitKg)).toBe(vector.policePoints);
  });
});

describe.skipIf(!configurationFile)('the given axle configurations', () => {
  interface Configuration {
    readonly code: string;
    readonly category: 'truck' | 'train';
    readonly limitKg: number;
    readonly airSuspensionLimitKg?: number;
  }
  const all: readonly Configuration[] = configurationFile
    ? JSON.parse(readFileSync(configurationFile, 'utf8')).configs
    : [];
  it.each(all)('$code', ({ code, category, limitKg, airSuspensionLimitKg }) => {
    const kg = (airSuspension: boolean) =>
      limitOf(rules, { code, category, airSuspension, singleTyreNonDriveAxles: 0 })?.kg;
    expect(kg(false)).toBe(limitKg);
    expect(kg(true)).toBe(airSuspensionLimitKg ?? limitKg);
  });
});

describe.skipIf(!plateFile)('the given plates', () => {
  const all: readonly { readonly plate: string; readonly valid: boolean }[] = plateFile
    ? JSON.parse(readFileSync(plateFile, 'utf8'))
    : [];
  it.each(all)('$plate', ({ plate, valid }) => {
    expect(checkPlate(plate).valid).toBe(valid);
  });
});

it.each([
  [' 湘ａ·１２３４５ ', 'normal7'],
  ['湘a・1234挂', 'trailer'],
  ['湘AK12345', 'nev small'],
  ['湘A12345K', 'nev large'],
  ['湘A1234学', 'learner'],
  ['湘A1234警', 'police'],
  ['粤Z1234澳', 'MO'],
  ['使014578', 'embassy'],
  ['224578使', 'embassy'],
  ['沪A0023领', 'consulate'],
  ['京X3355应急', 'emergency'],
  ['WJ湘1234X', 'armed police'],
  ['VA·12345', 'military'],
])('the plate %s is %s', (plate, kind) => {
  expect(checkPlate(plate)).toEqual({ valid: true, kind });
});

it.each([
  ['', 'no plate'],
  ['未识别', 'no plate'],
  ['湘A123', 'no plate'],
  ['湘O12345', 'O not an issuing letter'],
  ['湘112345', '1 not an issuing letter'],
  ['湘A1234O', 'O in serial'],
  ['台A12345', 'no such province'],
  ['XA12345', 'no such province'],
  ['湘A1234', 'not a serial of any kind'],
  ['湘A12345L', 'L is not a NEV class letter'],
  ['湘AD1234A', '8 chars but not NEV'],
  ['湘A12345挂', 'trailer has 4 serial chars'],
  ['粤A1234港', '港/澳 only with 粤Z'],
])('the plate %s is none: %s', (plate, kind) => {
  expect(checkPlate(plate)).toEqual({ valid: false, kind });
});

it.each([
  ['157', 3, 40_000],
  ['156', 0, 46_000],
  ['156', 3, 40_000],
  ['152', 1, 32_000],
  ['151', 1, 32_000],
  ['153', 2, 37_000],
])('%s with %i axles on single tyres may weigh %i kg', (code, singleTyreNonDriveAxles, expected) => {
  const limit = limitOf(rules, { code, category: 'train', airSuspension: false, singleTyreNonDriveAxles });
  expect(limit?.kg).toBe(expected);
});

const kg = fc.integer({ min: 0, max: 150_000 });
const vehicle = fc.record({
  code: fc.constantFrom('12', '112', '15', '115', '122', '125', '152', '155', '127', '1125', '157', '1127', '156'),
  axles: fc.integer({ min: 2, max: 8 }),
  category: fc.constantFrom('truck' as const, 'train' as const),
  airSuspension: fc.boolean(),
  singleTyreNonDriveAxles: fc.integer({ min: 0, max: 4 }),
});

describe('decisions', () => {
  it('never find less over for more weight', () => {
    fc.assert(
      fc.property(vehicle, kg, kg, (one, a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((totalKg) => assessWeight({ ...one, totalKg }, day));
        if (!less || !more) return;
        expect(more.overKg).toBeGreaterThanOrEqual(less.overKg);
        expect(more.overRatePct).toBeGreaterThanOrEqual(less.overRatePct);
        expect(more.fineNationalFloorYuan).toBeGreaterThanOrEqual(less.fineNationalFloorYuan);
        expect(more.fineNationalCeilYuan).toBeGreaterThanOrEqual(less.fineNationalCeilYuan);
        expect(Number(more.hunanIllegal10pct)).toBeGreaterThanOrEqual(Number(less.hunanIllegal10pct));
        expect([0, 500]).toContain(more.fineNationalCeilYuan - more.fineNationalFloorYuan);
      }),
    );
  });

  it('keep to the side of a bound on which an integer lies', () => {
    expect(isUnlawful(rules, 34_100, 31_000, { jurisdiction: '430000', place: 'road' })).toBe(false);
    expect(isUnlawful(rules, 34_101, 31_000, { jurisdiction: '430000', place: 'road' })).toBe(true);
    expect([bandOf(31_000, 31_000), bandOf(34_100, 31_000), bandOf(34_101, 31_000)]).toEqual(['none', 'to10', 'to20']);
    expect([bandOf(62_000, 31_000), bandOf(62_001, 31_000)]).toEqual(['to100', 'above100']);
    expect(ratePct(6_100, 49_000)).toBe(12.45);
    expect(excessOf(rules, 500_000, 49_000).fineCeilYuan).toBe(30_000);
    expect(fineTogether(rules, [29_500, 3_000])).toBe(30_000);
  });

  it('are made again by the rules of their day after a new decree', () => {
    const [before] = shippedVersions.massPenalties;
    if (!before) throw new Error('no penalties');
    const decree = {
      ...before,
      from: '2025-01-01',
      rules: [{ when: { overKg: '> 0' }, gives: { disposition: 'fine', floorYuan: 1, ceilYuan: 1 } }],
    };
    const after = makeRuleBook({ ...shippedVersions, massPenalties: [{ ...before, to: '2024-12-31' }, decree] });
    fc.assert(
      fc.property(vehicle, kg, (one, totalKg) => {
        const record = { ...one, totalKg };
        expect(assessWeight(record, day, after.on(day))).toEqual(assessWeight(record, day, rules));
      }),
    );
    const record = {
      code: '12',
      axles: 2,
      category: 'truck',
      airSuspension: false,
      singleTyreNonDriveAxles: 0,
    } as const;
    expect(assessWeight({ ...record, totalKg: 18_001 }, '2025-01-01', after.on('2025-01-01'))).toMatchObject({
      nationalDisposition: 'fine',
      fineNationalFloorYuan: 1,
    });
    expect(after.on(day).version).not.toBe(after.on('2025-01-01').version);
  });

  it('refuse what cannot be assessed', () => {
    const good = {
      code: '12',
      axles: 2,
      category: 'truck',
      airSuspension: false,
      singleTyreNonDriveAxles: 0,
      totalKg: 1,
    };
    expect(problemOfWeighed(good)).toBe(null);
    for (const bad of [{ code: '89' }, { axles: 1 }, { totalKg: 1.5 }, { category: 'bus' }]) {
      expect(problemOfWeighed({ ...good, ...bad })).toContain(Object.keys(bad)[0]);
    }
    expect(problemOfWeighed({ ...good, singleTyreNonDriveAxles: 2 })).toContain('少于轴型 12 的 2 轴');
    expect(problemOfWeighed({ ...good, code: '89', totalKg: undefined })).toMatch(/code .*；totalKg /);
    expect(problemOfWeighed([good])).toBe('应为 JSON 对象');
  });
});

/** Inputs that fall on, beside and between the bounds of the tables. */
const inputs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  axles: fc.integer({ min: 0, max: 9 }),
  category: fc.constantFrom('truck', 'train', 'bus'),
  code: fc.constantFrom('12', '125', '127', '157', ''),
  drive: fc.oneof(fc.constantFrom('single', 'grouped'), fc.boolean()),
  air: fc.boolean(),
  group: fc.integer({ min: 0, max: 8 }),
  overKg: fc.oneof(fc.constantFrom(0, 1, 999, 1000, 1001, 60_000, 61_000), fc.integer({ min: 0, max: 90_000 })),
  heightMm: fc.constantFrom(3999, 4000, 4001, 4200, 4201, 4500, 4501),
  widthMm: fc.constantFrom(2550, 2551, 3000, 3001, 3750, 3751),
  lengthMm: fc.constantFrom(18_100, 18_101, 20_000, 20_001, 28_000, 28_001),
  jurisdiction: fc.constantFrom('430000', '330000', '410000'),
  place: fc.constantFrom('road', 'entrance'),
  fifthKg: fc.constantFrom(3600, 6200, 9800),
  basisPoints: fc.constantFrom(0, 1, 2999, 3000, 4999, 5000, 12_000),
};

/** Half of a limit goes with its fifth: no other pair ever comes to a table. */
const withHalf = (values: Readonly<Record<string, unknown>>) =>
  'halfKg' in values ? { ...values, halfKg: Number(values.fifthKg) * 2.5 } : values;

const tables = Object.values(shippedVersions)
  .flat()
  .filter((one) => 'rules' in one) as unknown as readonly TableDeclaration<string, string>[];

describe.each(tables)('$title', (table) => {
  it('decides alike compiled and by the DMN evaluator', () => {
    const compiled = compileTable(table);
    const of = Object.fromEntries(
      Object.keys(table.inputs).map((name) => [name, inputs[name] ?? fc.constant(null)] as const),
    );
    fc.assert(
      fc.property(fc.record(of).map(withHalf), (values) => {
        const { outputs, trace } = decide(table, values);
        const fast = compiled(values);
        expect(fast?.outputs ?? null).toEqual(outputs[0] ?? null);
        expect(fast?.row ?? 0).toBe(outputs[0] ? (trace[0]?.matched[0]?.index ?? 0) : 0);
      }),
      { numRuns: 60 },
    );
  });
});
