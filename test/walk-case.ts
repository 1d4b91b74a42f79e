import fc from 'fast-check';
import { expect } from 'vitest';
import { must } from '../kernel/base/assert.ts';
import { chinaDate, type ManualClock } from '../kernel/base/clock.ts';
import { Refusal } from '../kernel/base/refusal.ts';
import { type ActiveDeadline, type CaseEvent, planDeadlines } from '../kernel/cases/deadline-plan.ts';
import { isFinal, limitOn } from '../kernel/cases/law.ts';
import type { CaseRecord, CaseType } from '../kernel/sdk/case.ts';
import type { CaseStore, Who } from '../kernel/sdk/ctx.ts';
import type { Values } from '../kernel/sdk/field.ts';

export interface WalkOptions<C extends CaseType> {
  readonly type: C;
  /** The store of this type as a person reaches it. */
  readonly cases: (who: Who) => CaseStore<C>;
  readonly clock: ManualClock;
  readonly opener: Who;
  /** Who tries moves; between them they have every role. */
  readonly people: readonly Who[];
  /** Values to open with. */
  readonly values: fc.Arbitrary<Values<C['fields']>>;
  /** What is filled in, per move that asks for something. */
  readonly inputs?: Readonly<Record<string, fc.Arbitrary<Readonly<Record<string, unknown>>>>>;
  /** Completes an input with what depends on the day or on other rows, such as a date of service. */
  readonly complete?: (
    move: string,
    input: Readonly<Record<string, unknown>>,
    now: Date,
  ) => Readonly<Record<string, unknown>>;
  /** States that only other matters lead to; they have tests of their own. */
  readonly apart?: readonly string[];
  /** What is done before the random steps, such as the lawful way to a late state; one of these for each walk. */
  readonly leads?: fc.Arbitrary<readonly LeadStep[]>;
  readonly walks?: number;
  readonly steps?: number;
  readonly seed?: number;
}

/** A lawful step, made so many days after the one before. */
export interface LeadStep {
  readonly who: Who;
  readonly move: string;
  readonly days?: number;
  readonly input?: Readonly<Record<string, unknown>>;
}

interface Step {
  readonly person: number;
  readonly pick: number;
  readonly minutes: number;
  /** Tries any move at all instead of one that is said to be possible: mostly refused. */
  readonly wild: boolean;
  /** Names a version that has passed. */
  readonly stale: boolean;
  readonly inputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Tried {
  readonly who: Who;
  readonly move: string;
}

/** What the walk itself believes of the case, from the declaration alone. */
interface Model {
  state: string;
  version: number;
  active: readonly ActiveDeadline[];
}

function stepArbitrary(inputs: WalkOptions<CaseType>['inputs'] = {}): fc.Arbitrary<Step> {
  return fc.record({
    person: fc.nat(1000),
    pick: fc.nat(1000),
    minutes: fc.nat(3 * 24 * 60),
    wild: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
    stale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
    inputs: fc.record(inputs),
  });
}

/** A case that has gone to another part of the tree is out of somebody's sight: then there is nothing he may do. */
async function movesFor(options: WalkOptions<CaseType>, who: Who, id: string) {
  try {
    return await options.cases(who).moves(id);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'grant.scope') return [];
    throw error;
  }
}

async function chooseMove(options: WalkOptions<CaseType>, id: string, step: Step): Promise<Tried | null> {
  const { people, type } = options;
  if (step.wild) {
    const moves = Object.keys(type.moves);
    return {
      who: must(people[step.person % people.length], 'a person'),
      move: must(moves[step.pick % moves.length], 'a move'),
    };
  }
  const possible: Tried[] = [];
  for (const who of people) {
    const moves = await movesFor(options, who, id);
    possible.push(...moves.filter((move) => move.refused === null).map((move) => ({ who, move: move.key })));
  }
  return possible[step.pick % Math.max(1, possible.length)] ?? null;
}

/** The deadlines after an event, by the declaration. */
function expectedDeadlines(
  type: CaseType,
  model: Model,
  event: CaseEvent,
  now: Date,
  values: CaseRecord<CaseType>,
): readonly ActiveDeadline[] {
  const plan = planDeadlines(type, model.active, event, values);
  const inForce = plan.start.filter((key) => {
    const decl = type.deadlines?.[key];
    return decl && limitOn(decl, chinaDate(now));
  });
  const going = model.active.filter((deadline) => !plan.stop.includes(deadline.key));
  return [...going, ...inForce.map((key) => ({ key, paused: false }))].map((deadline) => ({
    key: deadline.key,
    paused: plan.pause.includes(deadline.key) || (deadline.paused && !plan.resume.includes(deadline.key)),
  }));
}

async function checkInvariants(options: WalkOptions<CaseType>, id: string, model: Model): Promise<void> {
  const store = options.cases(options.opener);
  const record = await store.get(id);
  expect({ state: record.state, version: record.version }).toEqual({ state: model.state, version: model.version });
  expect(record.closedAt !== null).toBe(isFinal(options.type, model.state));
  const steps = await store.history(id);
  expect(steps.length).toBe(model.version);
  steps.forEach((step, index) => {
    expect(step.from).toBe(index === 0 ? null : steps[index - 1]?.to);
    const move = options.type.moves[step.move];
    if (index > 0) expect(move?.from.includes(step.from ?? '') && move.to === step.to).toBe(true);
  });
  const latest = new Map((await store.deadlines(id)).map((deadline) => [deadline.key, deadline]));
  const believed = new Set(model.active.map(({ key }) => key));
  // What has lapsed ended of itself; the declaration alone does not know when.
  const running = [...latest.values()].filter(
    ({ key, stoppedAt, state }) => stoppedAt === null || (state === 'lapsed' && believed.has(key)),
  );
  const keys = (list: readonly { readonly key: string }[]) => list.map((deadline) => deadline.key).sort();
  expect(keys(running)).toEqual(keys(model.active));
  for (const deadline of running) {
    const paused = model.active.find((active) => active.key === deadline.key)?.paused;
    if (deadline.state !== 'breached' && deadline.state !== 'lapsed')
      expect(deadline.state).toBe(paused ? 'paused' : 'running');
    expect(deadline.dueAt === null).toBe(deadline.state === 'paused');
    expect(deadline.explanation.length).toBeGreaterThan(0);
  }
}

async function tryMove(options: WalkOptions<CaseType>, id: string, model: Model, tried: Tried, step: Step) {
  const { type, clock } = options;
  const decl = must(type.moves[tried.move], 'the move tried');
  const version = step.stale ? model.version - 1 : model.version;
  let moved: CaseRecord<CaseType>;
  try {
    const given = step.inputs[tried.move] ?? {};
    const input = options.complete?.(tried.move, given, clock.now()) ?? given;
    moved = await options.cases(tried.who).move(id, version, tried.move, input);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (step.stale) expect(error.code).toBe('record.changed');
    return;
  }
  expect(step.stale, 'a move on a version that has passed was accepted').toBe(false);
  expect(decl.from, `${tried.move} was accepted in ${model.state}`).toContain(model.state);
  const event = { move: tried.move, from: model.state, to: decl.to };
  model.active = expectedDeadlines(type, model, event, clock.now(), moved);
  model.state = decl.to;
  model.version += 1;
}

/** Makes a step of the lead: refused, the walk is wrong. */
async function follow(options: WalkOptions<CaseType>, id: string, model: Model, lead: LeadStep): Promise<void> {
  options.clock.advance((lead.days ?? 0) * 86_400_000);
  const inputs = { [lead.move]: lead.input ?? {} };
  const step = { person: 0, pick: 0, minutes: 0, wild: false, stale: false, inputs };
  const before = model.version;
  await tryMove(options, id, model, lead, step);
  expect(model.version, `the lead was refused at ${lead.move}`).toBe(before + 1);
}

/**
 * Walks at random through a case type on a real store and holds every step against the declaration: no lawless step,
 * no refused move that changed something, no lost or forgotten deadline, and, over all walks, no state that is never
 * reached. Prints the seed of a failure, as fast-check does.
 */
export async function walk<C extends CaseType>(given: WalkOptions<C>): Promise<void> {
  // The walk handles values without knowing their fields.
  const options = given as unknown as WalkOptions<CaseType>;
  const { type, clock, opener } = options;
  const reached = new Set<string>([type.initial]);
  const walks = fc.asyncProperty(
    options.values,
    options.leads ?? fc.constant([]),
    fc.array(stepArbitrary(options.inputs), { minLength: 3, maxLength: options.steps ?? 16, size: 'max' }),
    async (values, lead, steps) => {
      const opened: CaseRecord<CaseType> = await options.cases(opener).open(values);
      const model: Model = { state: type.initial, version: 1, active: [] };
      const event = { move: null, from: null, to: type.initial };
      model.active = expectedDeadlines(type, model, event, clock.now(), opened);
      for (const step of lead) {
        await follow(options, opened.id, model, step);
        reached.add(model.state);
      }
      for (const step of steps) {
        clock.advance(step.minutes * 60_000);
        const tried = await chooseMove(options, opened.id, step);
        if (tried) await tryMove(options, opened.id, model, tried, step);
        reached.add(model.state);
      }
      await checkInvariants(options, opened.id, model);
    },
  );
  await fc.assert(walks, { numRuns: options.walks ?? 30, seed: options.seed, endOnFailure: true });
  expect(Object.keys(type.states).filter((state) => !reached.has(state) && !options.apart?.includes(state))).toEqual(
    [],
  );
}
