import { type Act, type Ground, type Hand, plainly } from './ground.ts';
import { type CasesPlan, type PlannedCase, planCases } from './plan-cases.ts';

export interface CasesCounts {
  filed: number;
  archived: number;
  spot: number;
  offsite: number;
  compensations: number;
  moves: number;
  files: number;
  refused: number;
}

export interface CasesOptions {
  readonly plan: CasesPlan;
  readonly ground: Ground;
  /** Cases that are under way at the same time. */
  readonly atOnce: number;
  readonly say: (text: string) => void;
}

interface Moved {
  readonly id: string;
  readonly version: number;
  readonly hearingRight?: boolean | null;
}

class Refused extends Error {}

type Values = Readonly<Record<string, unknown>>;

const dayMs = 86_400_000;
const chinaDay = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/** Plays one case after the other as its people would, over HTTP alone. What the platform refuses ends that case. */
class Play {
  readonly #ground: Ground;
  readonly counts: CasesCounts = {
    ...{ filed: 0, archived: 0, spot: 0, offsite: 0, compensations: 0 },
    ...{ moves: 0, files: 0, refused: 0 },
  };

  readonly #say: (text: string) => void;

  constructor(ground: Ground, say: (text: string) => void) {
    this.#ground = ground;
    this.#say = say;
  }

  async play(one: PlannedCase): Promise<void> {
    try {
      if (one.procedure === 'ordinary') await this.#ordinary(one);
      else if (one.procedure === 'spot') await this.#spot(one);
      else if (one.procedure === 'offsite') await this.#offsite(one);
      else await this.#compensation(one);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.counts.refused += 1;
      this.#say(`第 ${one.number} 件被拒绝：${error.message}`);
    }
  }

  async #send<T>(by: Hand, path: string, body: Values): Promise<T> {
    const answer = await this.#ground.people[by].post<T>(`/api/enforcement/${path}`, body);
    if (answer === null) throw new Refused(path);
    return answer;
  }

  #create(by: Hand, path: string, values: Values): Promise<Moved> {
    return this.#send(by, path, { values, why: '模拟' });
  }

  async #move(by: Hand, type: string, now: Moved, move: string, input: Values = {}): Promise<Moved> {
    const path = `cases/${type}/${now.id}/moves/${move}`;
    const moved = await this.#send<Moved>(by, path, { version: now.version, input });
    this.counts.moves += 1;
    return moved;
  }

  async #upload(by: Hand, name: string, text: string): Promise<string> {
    this.counts.files += 1;
    return this.#ground.people[by].upload(name, new TextEncoder().encode(`模拟材料：${text}\n`));
  }

  /** An act of the field, or any where the platform knows none of it. */
  #act({ field, draw }: PlannedCase): Act {
    const { acts } = this.#ground;
    const own = acts.filter((act) => act.field === field);
    const from = own.length > 0 ? own : acts;
    return from[Math.floor(draw * from.length)] ?? (acts[0] as Act);
  }

  #pair({ number }: PlannedCase) {
    const { officers, org } = this.#ground;
    const [leadOfficer, secondOfficer] = [officers[number % officers.length], officers[(number + 1) % officers.length]];
    return { org, leadOfficer, secondOfficer, simulated: true };
  }

  async #party({ partyKind, partyName }: PlannedCase): Promise<string> {
    const values = { kind: partyKind, name: partyName, org: this.#ground.org, simulated: true };
    return (await this.#create('officer', 'entities/party', values)).id;
  }

  async #open(one: PlannedCase): Promise<{ readonly now: Moved; readonly act: Act; readonly title: string }> {
    const act = this.#act(one);
    const title = `${act.name}（模拟${one.number}）`;
    // Known for three weeks before it was filed, or since this morning: from then the period for filing runs.
    const discoveredAt = new Date(Date.now() - (one.late ? 21 : 0.1) * dayMs).toISOString();
    const now = await this.#create('officer', 'cases/penalty', {
      ...{ ...this.#pair(one), title, field: act.field, violation: act.id, party: await this.#party(one) },
      ...{ source: one.draw < 0.15 ? 'complaint' : 'inspection', actAt: one.at, discoveredAt, place: one.place },
    });
    return { now, act, title };
  }

  /** Filed, investigated and sent for review, with the evidence uploaded. */
  async #investigate(one: PlannedCase, opened: Moved, facts: string, proposedFine: number): Promise<Moved> {
    let now = await this.#move('officer', 'penalty', opened, 'verify');
    now = await this.#move('head', 'penalty', now, 'approve-filing');
    this.counts.filed += 1;
    for (let piece = 1; piece <= one.pieces; piece += 1) {
      const content = await this.#upload('officer', `证据${piece}.txt`, `案件${one.number}证据${piece}`);
      const { leadOfficer } = this.#pair(one);
      now = await this.#move('officer', 'penalty', now, 'add-evidence', {
        ...{ kind: piece === 1 ? 'inspection' : 'documentary', name: `现场材料${piece}`, content, pages: 1 },
        ...{ takenAt: new Date().toISOString(), recorder: leadOfficer },
      });
    }
    const circumstances = { firstTime: false, minor: false, corrected: false, mitigating: false, times: 1 };
    return this.#move('officer', 'penalty', now, 'report', { facts, ...circumstances, proposedFine });
  }

  async #review(now: Moved): Promise<Moved> {
    const questions = ['competent', 'qualified', 'procedural', 'proven', 'applied', 'within', 'written'];
    const passed = Object.fromEntries([...questions, 'proportionate', 'no-crime'].map((key) => [key, true]));
    const { reviewer } = this.#ground;
    return this.#move('legal', 'penalty', now, 'pass', { reviewer, ...passed, reviewOpinion: '同意。' });
  }

  async #ordinary(one: PlannedCase): Promise<void> {
    const { now: opened, act, title } = await this.#open(one);
    const band = act.bands[plainly] ?? { least: 0, most: 0 };
    const fine = Math.ceil((band.least + one.draw * (band.most - band.least)) / 100) * 100;
    const proposed = Math.min(fine, band.most);
    let now = await this.#investigate(one, opened, `经检查和询问，当事人${act.name}。`, proposed);
    if (one.course === 'open') return;
    now = await this.#review(now);
    if (one.course === 'spared') {
      now = await this.#move('head', 'penalty', now, 'spare', { noPenaltyWhy: '违法行为轻微并及时改正。' });
      return this.#archive(await this.#move('head', 'penalty', now, 'close'));
    }
    const today = chinaDay(Date.now());
    const served = { serviceWay: 'direct' };
    now = await this.#move('officer', 'penalty', now, 'notify', { ...served, noticeServedOn: today });
    // Only where the fine is large enough is a hearing offered.
    if (one.course === 'hearing' && now.hearingRight) return this.#hearing(now, today);
    const waiver = await this.#upload('officer', '放弃权利说明.txt', `案件${one.number}放弃陈述申辩和听证`);
    now = await this.#move('officer', 'penalty', now, 'waive', { waiver });
    now = await this.#move('head', 'penalty', now, 'discuss', { discussedOn: today, discussion: '同意。' });
    now = await this.#move('head', 'penalty', now, 'decide', { fine: proposed });
    now = await this.#move('officer', 'penalty', now, 'serve', { ...served, decisionServedOn: today });
    await this.#publish(now.id);
    await this.#collect(one, now, title);
  }

  /** Asked for and fixed; a hearing cannot be held before the days of its notice are over. */
  async #hearing(now: Moved, today: string): Promise<void> {
    const asked = await this.#move('officer', 'penalty', now, 'ask-hearing', { hearingAskedOn: today });
    await this.#move('legal', 'penalty', asked, 'summon', {
      ...{ hearingNotifiedOn: today, hearingAt: new Date(Date.now() + 25 * dayMs).toISOString() },
      ...{ hearingPlace: '本机关听证室', chair: this.#ground.reviewer },
    });
  }

  async #linked<T>(type: string, penalty: string): Promise<T | undefined> {
    const where = encodeURIComponent(JSON.stringify({ penalty }));
    const path = `/api/enforcement/cases/${type}?where=${where}`;
    const { rows } = await this.#ground.people.cashier.get<{ rows: readonly T[] }>(path);
    return rows[0];
  }

  async #publish(penalty: string): Promise<void> {
    type Shown = Moved & { readonly content: string; readonly publicParty: string };
    const shown = await this.#linked<Shown>('publication', penalty);
    if (!shown) return;
    const { content, publicParty } = shown;
    const submitted = await this.#move('cashier', 'publication', shown, 'submit', { content, publicParty });
    await this.#move('head', 'publication', submitted, 'publish', { secretsChecked: true });
  }

  /** The fine is paid at once, granted later, or not paid; only what is paid can be closed. */
  async #collect(one: PlannedCase, now: Moved, title: string): Promise<void> {
    const due = await this.#linked<Moved & { readonly fine: number }>('collection', now.id);
    if (one.course === 'unpaid' || !due) return;
    const today = chinaDay(Date.now());
    if (one.course === 'deferred') {
      const deferredUntil = chinaDay(Date.now() + 60 * dayMs);
      await this.#move('head', 'collection', due, 'defer', { deferredUntil, deferredWhy: '当事人经济困难。' });
      return;
    }
    await this.#create('cashier', 'entities/payment', {
      ...{ collection: due.id, org: this.#ground.org, amount: due.fine, paidOn: today },
      ...{ way: 'bank', receipt: `模拟票${due.id.slice(-12)}` },
    });
    await this.#move('cashier', 'collection', due, 'settle');
    const grounds = { closingGround: 'performed', closingText: `${title}：罚款已缴清。` };
    const asked = await this.#move('officer', 'penalty', now, 'ask-closing', grounds);
    await this.#archive(await this.#move('head', 'penalty', asked, 'close'));
  }

  async #archive(closed: Moved): Promise<void> {
    await this.#move('archivist', 'penalty', closed, 'archive', { retention: 'long' });
    this.counts.archived += 1;
  }

  /** As the telephone at the roadside sends it: party, vehicle, photo and decision in one. */
  async #spot(one: PlannedCase): Promise<void> {
    const act = this.#spotAct();
    const { simulated, ...pair } = this.#pair(one);
    const photo = { takenAt: one.at, content: onePixel };
    const filed = await this.#send<{ readonly id: string; readonly repeated: boolean }>(
      'officer',
      'services/site-file',
      {
        ...{ ...pair, simulated, clientId: clientIdOf(one), madeAt: one.at, field: act.field, actAt: one.at },
        ...{ violation: act.id, violationName: act.name, plate: one.plate, place: one.place },
        ...{ party: { kind: one.partyKind, name: one.partyName }, facts: `检查时发现${act.name}。`, photos: [photo] },
        spot: { fine: 200, identityShown: true, rightsTold: true, statementHeard: true, delivery: 'signed' },
      },
    );
    if (filed.repeated) return;
    this.counts.spot += 1;
    await this.#move('head', 'spot-penalty', { id: filed.id, version: 2 }, 'record');
  }

  /** The act that is fined least: what may be decided on the spot. */
  #spotAct(): Act {
    const most = (act: Act) => act.bands[plainly]?.most ?? Number.POSITIVE_INFINITY;
    const [least] = [...this.#ground.acts].sort((a, b) => most(a) - most(b));
    return least as Act;
  }

  /** A record of a weighing station that runs by itself, reviewed three times and filed. */
  async #offsite(one: PlannedCase): Promise<void> {
    const { org } = this.#ground;
    const sheetNo = `SIM${clientIdOf(one)}`;
    const taken = await this.#ground.people.station.post<{ readonly accepted: number }>(
      '/api/enforcement/contracts/offsite-records',
      [
        {
          ...{ sheetNo, org, station: '模拟监测点', plate: one.plate, passedAt: one.at, axles: 6 },
          ...{ grossKg: 49_000 + one.overKg, limitKg: 49_000, simulated: true },
          ...{ deviceLegal: true, deviceAudited: true, placePublished: true },
        },
      ],
    );
    if (!taken) throw new Refused('offsite-records');
    // Known from an earlier run of the same plan.
    if (taken.accepted === 0) return;
    const { rows } = await this.#ground.people.station.get<{ rows: readonly Moved[] }>(
      `/api/enforcement/cases/offsite?where=${encodeURIComponent(JSON.stringify({ sheetNo }))}`,
    );
    const [found] = rows;
    if (!found) throw new Refused(sheetNo);
    let now = await this.#move('station', 'offsite', found, 'first-pass');
    now = await this.#move('officer', 'offsite', now, 'second-pass');
    now = await this.#move('legal', 'offsite', now, 'final-pass');
    const told = { party: await this.#party(one), notifiedOn: chinaDay(Date.now()) };
    now = await this.#move('officer', 'offsite', now, 'notify', told);
    const { leadOfficer, secondOfficer } = this.#pair(one);
    await this.#move('officer', 'offsite', now, 'file', { leadOfficer, secondOfficer });
    this.counts.offsite += 1;
  }

  async #compensation(one: PlannedCase): Promise<void> {
    const { org } = this.#ground;
    const opened = await this.#create('officer', 'cases/compensation', {
      ...{ ...this.#pair(one), title: `路产损坏（模拟${one.number}）`, field: 'highway', kind: 'damage' },
      ...{ party: await this.#party(one), place: one.place, damagedAt: one.at },
    });
    const lost = { compensation: opened.id, org, name: '波形护栏', quantity: 1 + (one.number % 20), unit: '米' };
    await this.#create('officer', 'entities/damage', { ...lost, price: 260 });
    let now = await this.#move('officer', 'compensation', opened, 'survey', { findings: '护栏变形，须更换。' });
    now = await this.#move('officer', 'compensation', now, 'notify', { noticeServedOn: chinaDay(Date.now()) });
    now = await this.#move('officer', 'compensation', now, 'agree');
    await this.#move('cashier', 'compensation', now, 'pay', { receipt: `模拟赔票${one.number}` });
    this.counts.compensations += 1;
  }
}

/** What a telephone's camera gives, in small. */
const onePixel =
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP////////////////////////////////////////////////////////////////////////' +
  '//////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=';

/** The same plan names its filings alike, so that a second run of it files nothing twice. */
const clientIdOf = ({ number, at }: PlannedCase) =>
  Date.parse(at).toString(16).padStart(12, '0') + number.toString(16).padStart(8, '0');

/**
 * A plausible year of enforcement through the public interface, at any scale: as fast as the platform takes it. The
 * platform stamps everything with its own now; when the act would have happened stands in the case.
 */
export async function playCases({ plan, ground, atOnce, say }: CasesOptions): Promise<CasesCounts> {
  const play = new Play(ground, say);
  const cases = planCases(plan);
  let day = '';
  const lane = async () => {
    for (const one of cases) {
      await play.play(one);
      const month = one.at.slice(0, 7);
      if (month === day) continue;
      day = month;
      const { filed, spot, archived, refused } = play.counts;
      say(`${month}：立案 ${filed}，当场 ${spot}，归档 ${archived}，拒绝 ${refused}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return play.counts;
}
