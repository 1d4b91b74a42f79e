import { badFrame, type LastStates, markOf, session } from '../../apps/coach/index.ts';
import { type Gateway, type GatewayConfig, type GatewayServices, startGateway } from '../../gateway/index.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import type { LinkTiming } from '../../protocols/jt809/index.ts';
import { type PlatformServer, startPlatforms } from '../platforms/start.ts';
import { fixOf } from './fixes.ts';
import { type CoachHouse, openCoachHouse, type Trouble, terminalSource } from './house.ts';

/** The terminals of the province on the house: gateway, application and stores put together. */
export interface TerminalServer {
  readonly gateway: Gateway;
  readonly states: LastStates;
  readonly house: CoachHouse;
  readonly platforms: PlatformServer;
  close(): Promise<void>;
}

export interface TerminalServerOptions extends GatewayConfig {
  /** Where terminals reach us with files of alarms, and platforms with their sub link; the address of listening unless given. */
  readonly publicHost?: string;
  /** Where platforms come in by JT/T 809; 0 lets the system choose. */
  readonly platformPort?: number;
  readonly platformTiming?: LinkTiming;
  readonly trouble: Trouble;
}

export async function startTerminals(kernel: Kernel, options: TerminalServerOptions): Promise<TerminalServer> {
  const house = await openCoachHouse(kernel, options.trouble);
  const gateway = await startGateway(servicesOf(house, options.trouble), options).catch(async (error: unknown) => {
    await house.close();
    throw error;
  });
  house.onDurable(({ attachments }) => {
    for (const one of attachments) askForFiles(house, gateway, options, one);
  });
  const { host, publicHost, platformPort = 0, platformTiming, trouble } = options;
  const platforms = await startPlatforms(house, {
    host,
    port: platformPort,
    ...(publicHost ? { publicHost } : {}),
    ...(platformTiming ? { timing: platformTiming } : {}),
    trouble,
  }).catch(async (error: unknown) => {
    await gateway.close();
    await house.close();
    throw error;
  });
  return {
    gateway,
    states: house.states,
    house,
    platforms,
    close: async () => {
      await gateway.close();
      await platforms.close();
      await house.close();
    },
  };
}

function servicesOf(house: CoachHouse, trouble: Trouble): GatewayServices {
  const { kernel, register, keeper, insert } = house;
  return {
    now: () => kernel.clock.now().getTime(),
    register: (claim) => register.register(claim),
    authenticate: (phone, code) => register.authenticate(phone, code),
    positions: (fixes) => house.take(fixes.map(fixOf), terminalSource),
    message: (message) => keeper.keep(message),
    mayBring: (phone, alarmNumber, { terminalId, time, sequence }) => {
      const mark = markOf({ terminalId: String(terminalId), time: String(time), sequence: Number(sequence) });
      return alarmNumber === register.alarmNumberOf(phone, mark);
    },
    alarmFile: (file) => keeper.keepAlarmFile(file),
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
    alsoOnline: (phone) => house.isReported(phone),
    trouble,
  };
}

const uploadRequest = 0x9208;

/** Asks a terminal to bring the files of an alarm. T/JSATL 12-2017 4.5. */
function askForFiles(
  { register }: CoachHouse,
  gateway: Gateway,
  { publicHost, trouble }: TerminalServerOptions,
  { phone, mark, identification }: { phone: string; mark: string; identification: object },
): void {
  const alarmNumber = register.alarmNumberOf(phone, mark);
  const serverHost = publicHost ?? gateway.localAddressOf(phone);
  if (!alarmNumber || !serverHost) return;
  const server = { serverHost: serverHost.replace('::ffff:', ''), tcpPort: gateway.filePort, udpPort: 0 };
  const layout = 'layout' in identification ? { layout: identification.layout } : {};
  const body = { ...layout, ...server, identification, alarmNumber, reserved: '00'.repeat(16) };
  gateway
    .command(phone, uploadRequest, body)
    .catch((error: unknown) => trouble('files of an alarm could not be asked for', error));
}
