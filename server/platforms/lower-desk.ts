import { type Fix, platformMessage, toldCount } from '../../apps/coach/index.ts';
import { defaultLimits, Ledger } from '../../gateway/index.ts';
import { type Packet, type Position2011, type Position2019, titleOf, typeOf } from '../../protocols/jt809/index.ts';
import type { CoachHouse, Trouble } from '../terminals/house.ts';
import { kindOfType } from './alarm-types.ts';
import type { PostChecks } from './checks.ts';
import { countReceived } from './counted.ts';
import { fixOfPlatform } from './positions.ts';
import { editionOf, type Platform } from './register.ts';
import type { LinkTally } from './tally.ts';

export interface DeskDeps {
  readonly house: CoachHouse;
  /** As it is registered now. */
  readonly platform: () => Platform;
  readonly tally: LinkTally;
  readonly checks: PostChecks;
  readonly send: (packet: Packet) => number | null;
  readonly trouble: Trouble;
}

/** How facts of a platform are marked: where they came from. */
export const sourceOf = ({ platformId }: Pick<Platform, 'platformId'>): string => `jt809:${platformId}`;

export const hexOf = (type: number): string => `0x${type.toString(16).toUpperCase().padStart(4, '0')}`;

/** Keeps a message that has no place of its own, as it came. */
export async function keepMessage(
  { house, platform }: Pick<DeskDeps, 'house' | 'platform'>,
  packet: Packet,
  serial: number,
  content: string = JSON.stringify(packet.body),
): Promise<void> {
  const { platformId, name, org, simulated } = platform();
  const type = typeOf(packet);
  const values = {
    platformId,
    name,
    org,
    at: house.kernel.clock.now().toISOString(),
    messageId: hexOf(type),
    title: titleOf(type, editionOf(platform()))?.slice(0, 60) ?? '未知消息',
    serial,
    plate: packet.vehicle?.plate.slice(0, 20) ?? null,
    content: content.slice(0, 20_000),
  };
  await house.insert(platformMessage, [{ simulated: simulated ?? false, values }], sourceOf({ platformId }));
}

/** Takes what a lower platform sends: a company's vehicles come in like our own terminals, marked with their source. */
export class LowerDesk {
  readonly #deps: DeskDeps;
  readonly #ledger: Ledger<Fix>;
  /** Vehicles of which it was told today that they are none of this platform's. */
  readonly #strange = new Set<string>();

  constructor(deps: DeskDeps) {
    this.#deps = deps;
    const positions = (fixes: readonly Fix[]) => deps.house.take(fixes, sourceOf(deps.platform()));
    this.#ledger = new Ledger<Fix>({ positions, trouble: deps.trouble }, defaultLimits, () => undefined);
  }

  close(): Promise<void> {
    return this.#ledger.close();
  }

  async take(packet: Packet, serial: number): Promise<void> {
    switch (typeOf(packet)) {
      case 0x1202:
        return await this.#positions(packet, serial, [packet.body as unknown as Position2019], 'report');
      case 0x1203:
        return await this.#positions(packet, serial, packet.body.positions as readonly Position2019[], 'batch');
      case 0x1201:
        return await this.#registration(packet, serial);
      case 0x1301:
        if (await this.#deps.checks.answered(this.#deps.platform(), packet)) return;
        return await keepMessage(this.#deps, packet, serial);
      case 0x1402:
        return await this.#alarm(packet, serial);
      case 0x9101:
        return await this.#told(packet);
      case 0x1102:
        return await this.#told(packet);
      default:
        return await keepMessage(this.#deps, packet, serial);
    }
  }

  /** The vehicle, or null with a note of why it is not taken. */
  async #bearerOf(packet: Packet, serial: number) {
    const { house, platform } = this.#deps;
    const plate = packet.vehicle?.plate ?? String(packet.body.plate ?? '');
    const { org } = platform();
    const known = house.register.bearerOfPlate(plate);
    if (!known) {
      await this.#noteStrange(packet, serial, plate, '车辆未登记，定位按平台所属组织留存');
      return plate === '' ? null : house.register.takeIn(plate.slice(0, 20), org);
    }
    const path = (code: string) => `${house.kernel.identity.orgs.get(code)?.path ?? code}/`;
    if (path(known.org).startsWith(path(org))) return known;
    await this.#noteStrange(packet, serial, plate, '车辆不属于该平台所属组织，未采用');
    return null;
  }

  async #noteStrange(packet: Packet, serial: number, plate: string, why: string): Promise<void> {
    const key = `${plate} ${new Date().toISOString().slice(0, 10)}`;
    if (this.#strange.has(key)) return;
    if (this.#strange.size > 10_000) this.#strange.clear();
    this.#strange.add(key);
    await keepMessage(this.#deps, packet, serial, why);
  }

  async #positions(
    packet: Packet,
    serial: number,
    sent: readonly (Position2011 | Position2019)[],
    arrival: Fix['arrival'],
  ): Promise<void> {
    const bearer = await this.#bearerOf(packet, serial);
    if (!bearer) return;
    const { house, platform, tally } = this.#deps;
    const from = { phone: bearer.phone, receivedMs: house.kernel.clock.now().getTime(), arrival };
    const fixes: Fix[] = [];
    for (const one of sent) {
      const fix = fixOfPlatform(one, editionOf(platform()), from);
      if (fix) fixes.push(fix);
      else await keepMessage(this.#deps, packet, serial);
    }
    tally.received += fixes.length;
    if (fixes.length > 0) await new Promise<void>((durable) => this.#ledger.add({ fixes, durable }));
  }

  async #registration(packet: Packet, serial: number): Promise<void> {
    await this.#bearerOf(packet, serial);
    await keepMessage(this.#deps, packet, serial);
    if (editionOf(this.#deps.platform()) === '2011') return;
    const body = { sourceDataType: '0x1201', sourceSerial: serial, result: 'recorded' };
    this.#deps.send({ messageId: 0x9200, dataType: 0x9201, body });
  }

  /** An alarm of a company's platform about a vehicle; in 2019 it names the vehicle itself. */
  async #alarm(packet: Packet, serial: number): Promise<void> {
    const bearer = await this.#bearerOf(packet, serial);
    if (!bearer) return;
    const { house, platform } = this.#deps;
    const { alarmType, alarmTime, content } = packet.body;
    const last = house.states.get(bearer.phone);
    const time = Date.parse(String(alarmTime));
    const { phone, plate, org, simulated } = bearer;
    const values = {
      phone,
      plate,
      org,
      at: new Date(Number.isNaN(time) ? house.kernel.clock.now() : time).toISOString(),
      kind: kindOfType(alarmType),
      origin: 'company' as const,
      sign: `jt809.${String(alarmType)}`.slice(0, 60),
      longitude: last?.longitude ?? 0,
      latitude: last?.latitude ?? 0,
      speedKmh: last?.speedKmh ?? 0,
      basis: String(content ?? '').slice(0, 200) || null,
    };
    await house.alarms([{ simulated, values }], sourceOf(platform()));
  }

  /** What the platform says to have sent, beside what we have of it for the same time. */
  async #told({ body }: Packet): Promise<void> {
    const { house, platform } = this.#deps;
    const { platformId, name, org, simulated } = platform();
    const [fromMs, toMs] = [Date.parse(String(body.startTime)), Date.parse(String(body.endTime))];
    if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return;
    const counted = await countReceived(house.kernel.store, sourceOf({ platformId }), fromMs, toMs);
    const lost = typeof body.lostPositions === 'number' ? body.lostPositions : null;
    const values = {
      platformId,
      name,
      org,
      at: house.kernel.clock.now().toISOString(),
      fromAt: new Date(fromMs).toISOString(),
      toAt: new Date(toMs).toISOString(),
      told: Number(body.positionCount ?? counted + (lost ?? 0)),
      counted,
      lost,
    };
    await house.insert(toldCount, [{ simulated: simulated ?? false, values }], sourceOf({ platformId }));
  }
}
