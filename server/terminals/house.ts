import {
  type AlarmValues,
  Areas,
  area,
  coach,
  Episodes,
  type Fix,
  type Judgement,
  LastStates,
  MessageKeeper,
  Recorder,
  TerminalRegister,
} from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { FactType, NewFact } from '../../kernel/sdk/index.ts';
import { Closing } from './closing.ts';
import { rebuildStates } from './last-states.ts';

/** Registers, areas and rules are read again after so long: what people have changed meanwhile. */
const reloadMs = 30_000;
/** Whether a day is to be closed is asked so often. */
const closingMs = 300_000;
/** A vehicle that comes through a platform is online for so long after its last word. */
const reportedMs = 300_000;
/** How facts are marked that came from terminals. */
export const terminalSource = 'jt808';
/** Vehicles that have fallen silent are looked for so often. */
const sweepMs = 30_000;

export type Trouble = (what: string, error: unknown) => void;

/** What comes in, from terminals or from platforms, on its way to the stores: register, rules, facts, matters to be dealt with. */
export interface CoachHouse {
  readonly kernel: Kernel;
  readonly register: TerminalRegister;
  readonly states: LastStates;
  readonly keeper: MessageKeeper;
  insert<T extends FactType>(type: T, facts: readonly NewFact<T>[], source?: string): Promise<void>;
  /** Judges positions once; what it gives back makes them durable and may be called until it succeeds. */
  take(fixes: readonly Fix[], source: string): () => Promise<void>;
  /** Keeps alarms that came as such and opens their matters. */
  alarms(facts: Judgement['alarms'], source: string): Promise<void>;
  /** Whether a platform has lately reported the vehicle of this number. */
  isReported(phone: string): boolean;
  /** Told what is durable, in order. */
  onDurable(listener: (judged: Judgement, source: string) => void): void;
  close(): Promise<void>;
}

export async function openCoachHouse(kernel: Kernel, trouble: Trouble): Promise<CoachHouse> {
  const ctx = kernel.ctxFor(systemWho, coach);
  const register = new TerminalRegister(ctx, (code) => kernel.identity.orgs.get(code) !== undefined);
  const states = new LastStates();
  const episodes = new Episodes(ctx);
  const insert: CoachHouse['insert'] = (type, facts, source = terminalSource) =>
    kernel.facts.insertRows(coach, type, facts, source);
  const bearerOf = (phone: string) => register.bearerOf(phone);
  const recorder = new Recorder({ bearerOf, states, insert });
  const keeper = new MessageKeeper({
    bearerOf,
    insert,
    files: kernel.store.files,
    driverChanged: (phone) => recorder.changeDriver(phone),
  });
  const load = async () => {
    await register.load();
    const rows = await ctx.entities(area).all({ inUse: true });
    recorder.useAreas(new Areas(rows, (org) => kernel.identity.orgs.subtree(org)));
  };
  await load();
  await rebuildStates(kernel.store, register, states);
  await episodes.resume();
  let opening = Promise.resolve();
  // The alarms are durable; their episodes follow in order, and those that a stop cuts short at the next start.
  const openEpisodes = (alarms: readonly AlarmValues[]) => {
    if (alarms.length === 0) return;
    opening = opening
      .then(() => episodes.open(alarms, (phone) => bearerOf(phone)?.simulated ?? false))
      .catch((error: unknown) => trouble('alarm episodes could not be opened', error));
  };
  /** When a platform last reported a vehicle. */
  const reported = new Map<string, number>();
  const listeners: ((judged: Judgement, source: string) => void)[] = [];
  const keep = async (judged: Judgement, source: string) => {
    await recorder.write(judged, source);
    openEpisodes(judged.alarms.map(({ values }) => values));
    for (const listener of listeners) listener(judged, source);
  };
  const alarms: CoachHouse['alarms'] = async (facts, source) => {
    if (facts.length > 0) await keep({ positions: [], alarms: facts, attachments: [] }, source);
  };
  const closing = new Closing(kernel);
  const sweep = () => alarms(recorder.sweep(kernel.clock.now().getTime()), 'rules');
  const rounds = startRounds({ load, sweep, close: () => closing.run() }, trouble);
  return {
    kernel,
    register,
    states,
    keeper,
    insert,
    alarms,
    isReported: (phone) => kernel.clock.now().getTime() - (reported.get(phone) ?? 0) < reportedMs,
    take: (fixes, source) => {
      const judged = recorder.judge(fixes);
      for (const { timeMs, receivedMs } of fixes) closing.note(timeMs, receivedMs);
      if (source !== terminalSource) for (const { phone, receivedMs } of fixes) reported.set(phone, receivedMs);
      return () => keep(judged, source);
    },
    onDurable: (listener) => void listeners.push(listener),
    close: async () => {
      rounds.stop();
      await opening;
      await rounds.closed();
    },
  };
}

interface Rounds {
  readonly load: () => Promise<unknown>;
  readonly sweep: () => Promise<unknown>;
  readonly close: () => Promise<unknown>;
}

/** What is done again and again beside the positions. */
function startRounds({ load, sweep, close }: Rounds, trouble: Trouble): { stop(): void; closed(): Promise<void> } {
  let closing = Promise.resolve();
  const closeDays = () => {
    closing = closing
      .then(async () => void (await close()))
      .catch((error: unknown) => trouble('days could not be closed', error));
    return closing;
  };
  const every = (ms: number, what: string, work: () => Promise<unknown>) =>
    setInterval(() => void work().catch((error: unknown) => trouble(what, error)), ms).unref();
  const timers = [
    every(reloadMs, 'the terminal register could not be read', load),
    every(sweepMs, 'silent vehicles could not be told', sweep),
    every(closingMs, 'days could not be closed', closeDays),
  ];
  // Days that were missed while nothing ran are made good right away, beside the rest.
  void closeDays();
  return {
    stop: () => {
      for (const timer of timers) clearInterval(timer);
    },
    closed: () => closing,
  };
}
