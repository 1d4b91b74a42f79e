import { compileTable, decisionTable, must } from '../../kernel/sdk/index.ts';
import type { Business, Level } from './options.ts';

const trueOrAny = 'true';

/** Which response an order gets: the first row that holds. */
export const levelTable = decisionTable({
  name: 'hotline-level',
  title: '响应等级',
  basis: '12328热线红橙蓝分级响应（本省办理规程，可配置）',
  from: '2021-01-01',
  to: null,
  hitPolicy: 'FIRST',
  inputs: {
    ministry: { title: '部省转办', type: 'boolean' },
    truckDriver: { title: '货车司机', type: 'boolean' },
    safety: { title: '重大安全隐患', type: 'boolean' },
    instructed: { title: '领导批示', type: 'boolean' },
    urgency: { title: '紧急程度', type: 'string' },
    repeated: { title: '重复诉求', type: 'boolean' },
    media: { title: '媒体关注', type: 'boolean' },
  },
  outputs: { level: { title: '响应等级', type: 'string' } },
  rules: [
    { when: { ministry: trueOrAny }, gives: { level: 'red' } },
    { when: { truckDriver: trueOrAny }, gives: { level: 'red' } },
    { when: { safety: trueOrAny }, gives: { level: 'red' } },
    { when: { instructed: trueOrAny }, gives: { level: 'red' } },
    { when: { urgency: '"extreme"' }, gives: { level: 'red' } },
    { when: { repeated: trueOrAny }, gives: { level: 'orange' } },
    { when: { media: trueOrAny }, gives: { level: 'orange' } },
    { when: { urgency: '"urgent"' }, gives: { level: 'orange' } },
    { when: {}, gives: { level: 'blue' } },
  ],
});

const decide = compileTable(levelTable);

interface Marks {
  readonly ministry?: boolean | null;
  readonly truckDriver?: boolean | null;
  readonly safety?: boolean | null;
  readonly instructed?: boolean | null;
  readonly media?: boolean | null;
  readonly repeated?: boolean | null;
  readonly urgency: string;
}

/** The response level of an order, by its marks. */
export function levelOf(marks: Marks): Level {
  const decided = decide({
    ministry: marks.ministry ?? false,
    truckDriver: marks.truckDriver ?? false,
    safety: marks.safety ?? false,
    instructed: marks.instructed ?? false,
    media: marks.media ?? false,
    repeated: marks.repeated ?? false,
    urgency: marks.urgency,
  });
  return must(decided, 'the last row always holds').outputs.level as Level;
}

interface Unit {
  readonly org: string;
  readonly region: string;
  readonly businesses: readonly string[];
}

/** A county code's city and province: the codes of the national division list are built that way. */
export function regionsAbove(region: string): readonly string[] {
  const code = region.slice(0, 6);
  return [...new Set([code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`])];
}

/** The unit that handles such a matter nearest to where it happened; null when none is registered for it. */
export function suggestUnit(units: readonly Unit[], region: string, business: Business): string | null {
  for (const code of regionsAbove(region)) {
    const here = units.find((unit) => unit.region === code && unit.businesses.includes(business));
    if (here) return here.org;
  }
  return null;
}
