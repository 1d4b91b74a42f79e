import fc from 'fast-check';
import { expect, it } from 'vitest';
import { assessWeight } from '../rules.ts';
import { type Explained, explain } from './explain.ts';

const passing: Explained = {
  date: '2024-06-30',
  siteKind: 'non-stop',
  site: 'S1',
  plate: '湘A12345',
  axles: 4,
  totalKg: 36_200,
  lengthMm: 12_000,
  widthMm: 2550,
  heightMm: 4300,
  vehicle: {
    code: '115',
    category: 'truck',
    airSuspension: false,
    singleTyreNonDriveAxles: 0,
    registeredKg: 31_000,
  },
  permits: [],
  decided: null,
};
const told = (of: Explained) => new Map(explain(of).steps.map((step) => [step.key, step]));

it('tells each step with the row of the table that decided it', () => {
  const steps = told(passing);
  expect([...steps.keys()]).toEqual([
    'screen',
    'registry',
    'excess',
    'permit',
    'tolerance',
    'penalty',
    'dimensions',
    'points',
  ]);
  expect(steps.get('screen')).toMatchObject({ outcome: '4 轴，取 36,000 kg' });
  expect(steps.get('screen')?.table).toContain('《初筛限值（按轴数）》2016-09-21 起施行，第 3 行');
  expect(steps.get('registry')?.outcome).toContain('31,000 kg');
  expect(steps.get('registry')?.parts).toHaveLength(2);
  expect(steps.get('excess')?.outcome).toContain('5,200 kg，超限率 16.77%');
  expect(steps.get('tolerance')?.outcome).toContain('界线 34,100 kg：超过');
  expect(steps.get('penalty')?.outcome).toContain('2,500 元，按 1000 kg 计 3,000 元');
  expect(steps.get('dimensions')?.outcome).toContain('200 元 至 1,000 元');
  expect(steps.get('points')?.outcome).toContain('记 1 分');
});

it('says what is not known, and follows the limit that an officer decided', () => {
  const unknown = told({ ...passing, plate: null, vehicle: null, heightMm: null });
  expect(unknown.get('registry')?.outcome).toContain('按初筛限值');
  expect(unknown.has('dimensions') || unknown.has('points')).toBe(false);
  const decided = told({ ...passing, decided: { limitKg: 32_000, why: '空气悬架' } });
  expect(decided.get('excess')?.outcome).toContain('认定限值');
  expect(decided.get('decided')?.parts).toEqual(['理由：空气悬架']);
});

it('tells of permits that match, leave the route, or allow less', () => {
  const permit = { no: 'P1', plate: '湘A12345', from: '2024-06-01', to: '2024-06-30', maxKg: 40_000, sites: ['S1'] };
  const words = (more: object) => told({ ...passing, permits: [{ ...permit, ...more }] }).get('permit')?.outcome;
  expect(words({})).toContain('相符');
  const covered = told({ ...passing, permits: [{ ...permit, heightMm: 4200, widthMm: 2600 }] });
  expect(covered.get('permit')).toMatchObject({ parts: ['外廓超过许可：高 4300 mm，许可 4200 mm'], tone: 'warning' });
  expect(covered.get('penalty')?.outcome).toContain('不属违法超限');
  expect(covered.has('tolerance')).toBe(false);
  expect(words({ maxKg: 36_000 })).toContain('超过通行证 P1 许可质量 200 kg');
  expect(words({ sites: ['S2'] })).toContain('不含本站点');
  expect(words({ to: '2024-06-29' })).toContain('没有');
});

it('never tells other figures than the assessment', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 90_000 }), fc.constantFrom('115', '15', '12'), (totalKg, code) => {
      const axles = { 115: 4, 15: 3, 12: 2 }[code] ?? 2;
      const of: Explained = {
        ...passing,
        axles,
        totalKg,
        vehicle: { ...(passing.vehicle as never as NonNullable<Explained['vehicle']>), code },
      };
      const known = assessWeight(
        { code, axles, category: 'truck', airSuspension: false, singleTyreNonDriveAxles: 0, totalKg },
        passing.date,
      );
      const steps = told(of);
      expect(steps.get('tolerance')?.tone === 'bad').toBe(known.hunanIllegal10pct);
      expect(steps.get('penalty')?.outcome.startsWith('罚款')).toBe(known.nationalDisposition === 'fine');
      if (known.overKg > 0) expect(steps.get('excess')?.outcome).toContain(known.overRatePct.toFixed(2));
    }),
  );
});
