import { describe, expect, it } from 'vitest';
import { bindings } from '../apps/evaluation/demonstration/bindings.ts';
import { demonstrationYear } from '../apps/evaluation/demonstration/year.ts';
import { apps } from '../apps/index.ts';

describe('indicators of the published year that are bound to what an application measures', () => {
  const names = demonstrationYear().tables.flatMap((table) => table.rows.map((row) => row.level3));

  it.each(bindings.map(([name, evidence]) => [evidence, name] as const))(
    '%s is declared and used',
    (evidence, name) => {
      const [owner, key] = evidence.split('.');
      const app = apps.find((one) => one.key === owner);
      expect(app?.indicators.map((one) => one.key)).toContain(key);
      expect(names.filter((one) => name.test(one)).length).toBeGreaterThan(0);
    },
  );
});
