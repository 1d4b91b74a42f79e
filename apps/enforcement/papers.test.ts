import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readText } from '../../protocols/office/index.ts';
import { action } from './cases/action.ts';
import { collection } from './cases/collection.ts';
import { compensation } from './cases/compensation.ts';
import { evidenceHold, seizure } from './cases/measures.ts';
import { penalty } from './cases/penalty.ts';
import { spotPenalty } from './cases/spot-penalty.ts';
import { fileEntries, paged } from './forms/decision.ts';
import { documents, issuedFor } from './forms/index.ts';
import { record } from './registers/file.ts';
import { type EnforcementHouse, openEnforcement, org } from './test/house.ts';

let house: EnforcementHouse;
/** Of which row each form is made. */
const subjects = new Map<string, string>();

beforeAll(async () => {
  house = await openEnforcement();
  const { system } = house;
  const values = house.opening();
  const file = (await system.cases(penalty).open(values)).id;
  const { leadOfficer, secondOfficer } = values;
  const matter = { title: '测试', org, field: 'highway', leadOfficer, secondOfficer, penalty: file } as const;
  const { source, discoveredAt, ...spot } = house.opening('4304');
  const at = { takenAt: '', beganAt: '2026-03-02T09:00:00+08:00', endedAt: '2026-03-02T09:30:00+08:00' };
  for (const kind of ['inquiry', 'survey', 'scene'] as const) {
    const kept = await system.entities(record).create(
      {
        title: '笔录',
        penalty: file,
        org,
        kind,
        beganAt: at.beganAt,
        endedAt: at.endedAt,
        place: '现场',
        subject: '王小明',
        first: leadOfficer,
        second: secondOfficer,
        recorder: '李四',
        spoken: [{ question: '请说明情况。', answer: '属实。' }],
        readBack: 'read',
      },
      '测试',
    );
    subjects.set(`${kind}-record`, kept.id);
  }
  const hold = await system.cases(evidenceHold).open({ ...matter, goods: '篷布一张\n缆绳两根', place: '仓库' });
  const seized = await system
    .cases(seizure)
    .open({ ...matter, kind: 'seize', facts: '超限', legalBasis: '公路安全保护条例', goods: '货车一辆' });
  const acted = await system.cases(action).open({ ...matter, way: 'substitute', duty: '清除散落物' });
  const { penalty: _, ...plain } = matter;
  const damaged = await system
    .cases(compensation)
    .open({ ...plain, party: house.company, place: 'G107', damagedAt: at.beganAt, kind: 'damage' });
  const owed = await system
    .cases(collection)
    .open({ title: '收缴', org, penalty: file, fine: 1_000, servedOn: '2026-03-02', remedy: 'both' });
  const onSpot = await system.cases(spotPenalty).open({ ...spot, facts: '测试', fine: 200, collect: 'bank' });
  for (const key of ['evidence-list', 'evidence-release']) subjects.set(key, hold.id);
  for (const key of ['seizure-decision', 'seizure-extension', 'seizure-release']) subjects.set(key, seized.id);
  for (const key of ['action-urging', 'action-decision', 'substitute-decision', 'execution-announcement'])
    subjects.set(key, acted.id);
  for (const key of ['deferral-notice', 'urging-letter', 'suspension-notice']) subjects.set(key, owed.id);
  subjects.set('compensation-notice', damaged.id);
  subjects.set('spot-decision', onSpot.id);
  for (const { key } of documents) if (!subjects.has(key)) subjects.set(key, file);
});
afterAll(() => house?.close());

describe('文书', () => {
  it.each(documents.map((type) => [type.title, type] as const))(
    '%s is made in both formats with its organ',
    async (_, type) => {
      const store = house.anyone('办案').documents(type);
      const subject = subjects.get(type.key) ?? '';
      const docx = await store.preview(subject, 'docx');
      const pdf = await store.preview(subject, 'pdf');
      expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
      const lines = await readText(docx, 'a.docx');
      const text = lines.map((line) => line.text).join('\n');
      expect(text).not.toMatch(/undefined|null|NaN|\[object/);
      expect(text.length).toBeGreaterThan(60);
    },
  );

  it('is refused for a record of another kind', async () => {
    const survey = documents.find(({ key }) => key === 'survey-record');
    if (!survey) throw new Error('no survey record');
    const store = house.anyone('办案').documents(survey);
    await expect(store.preview(subjects.get('inquiry-record') ?? '', 'pdf')).rejects.toThrow('不是勘验笔录');
  });

  it('numbers page after page through the file', () => {
    const entry = (title: string, pages: number) => ({ title, number: '', on: '', pages });
    expect(paged([entry('甲', 1), entry('乙', 3), entry('丙', 1)]).map((one) => one.page)).toEqual(['1', '2－4', '5']);
  });

  it('catalogues every paper of the case and of what hangs on it, by the pages that each has', async () => {
    const file = subjects.get('filing-form') ?? '';
    const issue = async (key: string) => {
      const type = documents.find((one) => one.key === key);
      if (!type) throw new Error(`no ${key}`);
      return house
        .anyone('办案')
        .documents(type)
        .issue(subjects.get(key) ?? '');
    };
    for (const key of [
      'filing-form',
      'inquiry-record',
      'evidence-list',
      'seizure-decision',
      'urging-letter',
      'action-urging',
    ])
      await issue(key);
    const issued = await issuedFor(house.system, file);
    const kinds = new Set(issued.map(({ key }) => key));
    expect(kinds.size).toBeGreaterThanOrEqual(6);
    const entries = await fileEntries(house.system, file, issuedFor);
    // Of the three records two have no paper yet: they stand in the catalogue by their titles.
    expect(entries.filter(({ title }) => title === '笔录')).toHaveLength(2);
    // The cover, the catalogue and the note at the end lie on pages of their own.
    const cover = await issue('case-file');
    const [counted] = await fileEntries(house.system, file, async () => [cover]);
    expect(counted?.pages).toBe(3);
  });

  it('is issued under gapless numbers of organ, kind and year, and made again byte for byte', async () => {
    const type = documents.find((one) => one.key === 'correction-order');
    if (!type) throw new Error('no correction order');
    const store = house.anyone('办案').documents(type);
    const issued = await Promise.all([1, 2, 3].map(() => store.issue(subjects.get(type.key) ?? '')));
    expect(issued.map((one) => one.number).sort()).toEqual([1, 2, 3].map((n) => `长芙交责改〔2026〕${n}号`));
    expect(await store.verify(issued[0]?.id ?? '')).toEqual({ docx: true, pdf: true });
  });
});
