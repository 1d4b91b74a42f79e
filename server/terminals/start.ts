import {
  type AlarmValues,
  badFrame,
  coach,
  Episodes,
  type Fix,
  LastStates,
  Recorder,
  session,
  TerminalRegister,
} from '../../apps/coach/index.ts';
import {
  type Gateway,
  type GatewayConfig,
  type GatewayServices,
  type SentFix,
  startGateway,
} from '../../gateway/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { FactType, NewFact } from '../../kernel/sdk/index.ts';
import { alarmTables, statusBit } from '../../protocols/jt808/index.ts';
import { rebuildStates } from './last-states.ts';

const source = 'jt808';
const activeSafety = ['adas', 'dsm', 'tpms', 'bsd'] as const;
/** Terminals that somebody has admitted, moved or refused are known to the gateway after so long. */
const reloadMs = 30_000;

/** The terminals of the province on the house: gateway, application and stores put together. */
export interface TerminalServer {
  readonly gateway: Gateway;
  readonly states: LastStates;
  close(): Promise<void>;
}

export interface TerminalServerOptions extends GatewayConfig {
  readonly trouble: (what: string, error: unknown) => void;
}

export async function startTerminals(kernel: Kernel, options: TerminalServerOptions): Promise<TerminalServer> {
  const ctx = kernel.ctxFor(systemWho, coach);
  const register = new TerminalRegister(ctx, (code) => kernel.identity.orgs.get(code) !== undefined);
  const states = new LastStates();
  const episodes = new Episodes(ctx);
  await register.load();
  await rebuildStates(kernel.store, register, states);
  await episodes.resume();
  const insert = <T extends FactType>(type: T, facts: readonly NewFact<T>[]) =>
    kernel.facts.insertRows(coach, type, facts, source);
  const recorder = new Recorder({ bearerOf: (phone) => register.bearerOf(phone), states, insert });
  let opening = Promise.resolve();
  // The alarms are durable; their episodes follow in order, and those that a stop cuts short at the next start.
  const openEpisodes = (alarms: readonly AlarmValues[]) => {
    if (alarms.length === 0) return;
    opening = opening
      .then(() => episodes.open(alarms, (phone) => register.bearerOf(phone)?.simulated ?? false))
      .catch((error: unknown) => options.trouble('alarm episodes could not be opened', error));
  };
  const services: GatewayServices = {
    now: () => kernel.clock.now().getTime(),
    register: (claim) => register.register(claim),
    authenticate: (phone, code) => register.authenticate(phone, code),
    positions: (fixes) => {
      const judged = recorder.judge(fixes.map(fixOf));
      return async () => {
        await recorder.write(judged);
        openEpisodes(judged.alarms.map(({ values }) => values));
      };
    },
    badFrames: (frames) =>
      insert(
        badFrame,
        frames.map(({ atMs, ...frame }) => ({ values: { ...frame, at: new Date(atMs).toISOString() } })),
      ),
    sessions: (events) =>
      insert(
        session,
        events.map(({ atMs, ...event }) => {
          const bearer = register.bearerOf(event.phone);
          const values = { ...event, at: new Date(atMs).toISOString(), org: bearer?.org ?? '430000' };
          return { simulated: bearer?.simulated ?? false, values };
        }),
      ),
    trouble: options.trouble,
  };
  const gateway = await startGateway(services, options);
  const reload = setInterval(() => {
    register.load().catch((error: unknown) => options.trouble('the terminal register could not be read', error));
  }, reloadMs).unref();
  return {
    gateway,
    states,
    close: async () => {
      clearInterval(reload);
      await gateway.close();
      await opening;
    },
  };
}

const noAlarms: readonly string[] = [];

function alarmsOf({ position, edition }: SentFix): readonly string[] {
  const { alarmBits, additional } = position;
  const raised = alarmBits === 0 ? noAlarms : alarmTables[edition].namesOf(alarmBits);
  const safety = activeSafety.filter((name) => name in additional);
  return safety.length === 0 ? raised : [...raised, ...safety];
}

function fixOf(sent: SentFix): Fix {
  const { phone, position, arrival, receivedMs } = sent;
  const { timeMs, timeDigits, longitude, latitude, altitudeM, speedKmh, bearingDeg, alarmBits, statusBits } = position;
  return {
    phone,
    timeMs,
    timeDigits,
    receivedMs,
    longitude,
    latitude,
    altitudeM,
    speedKmh,
    bearingDeg,
    alarmBits,
    statusBits,
    positioned: (statusBits & statusBit.positioned) !== 0,
    alarms: alarmsOf(sent),
    additional: position.additional,
    arrival,
  };
}
