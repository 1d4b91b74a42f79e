import { coach, driverCard, platformLink, vehicle, waybill } from '../../apps/coach/index.ts';
import { systemWho } from '../../kernel/identity/who.ts';
import { type Packet, typeOf, writeVehicleInfo } from '../../protocols/jt809/index.ts';
import { type DeskDeps, hexOf, keepMessage } from './lower-desk.ts';
import { editionOf } from './register.ts';

/** Codes of JT/T 415 for the kinds of vehicle that the platform knows. */
const transportTypes = { 'line-coach': '011', 'tour-coach': '012', 'charter-coach': '013', 'dangerous-goods': '030' };

/** Answers what an upper platform asks, and puts its post checks on the desk. */
export class UpperDesk {
  readonly #deps: DeskDeps;

  constructor(deps: DeskDeps) {
    this.#deps = deps;
  }

  async take(packet: Packet, serial: number): Promise<void> {
    switch (typeOf(packet)) {
      case 0x9301:
        return await this.#deps.checks.received(this.#deps.platform(), packet, serial);
      case 0x9302:
        await keepMessage(this.#deps, packet, serial);
        return this.#answer(packet, serial, 0x1300, 0x1302, { infoId: packet.body.infoId });
      case 0x9601:
        return await this.#vehicleInfo(packet, serial);
      case 0x920a:
        return await this.#driver(packet, serial);
      case 0x920b:
        return await this.#waybill(packet, serial);
      case 0x9102:
        return await this.#statistics(packet);
      case 0x9401:
        await keepMessage(this.#deps, packet, serial);
        return this.#supervised(packet, serial);
      default:
        return await keepMessage(this.#deps, packet, serial);
    }
  }

  get #ctx() {
    return this.#deps.house.kernel.ctxFor(systemWho, coach);
  }

  /** In 2019 an answer names what it answers; fields that the edition does not have are not written. */
  #answer(to: Packet, serial: number, messageId: number, dataType: number, body: Packet['body']): void {
    const source = { sourceDataType: hexOf(typeOf(to)), sourceSerial: serial };
    const named = editionOf(this.#deps.platform()) === '2019' ? { ...source, ...body } : body;
    const { vehicle: about } = to;
    this.#deps.send({ messageId, dataType, ...(about ? { vehicle: about } : {}), body: named });
  }

  async #vehicleInfo(packet: Packet, serial: number): Promise<void> {
    const plate = packet.vehicle?.plate ?? '';
    const found = await this.#ctx.entities(vehicle).find({ plate });
    const info = new Map([['VIN', plate]]);
    if (found) {
      info.set('VEHICLE_COLOR', String(packet.vehicle?.plateColour ?? ''));
      info.set('TRANS_TYPE', transportTypes[found.vehicleClass]);
      info.set('VEHICLE_NATIONALITY', found.org.slice(0, 6));
      info.set('OWERS_NAME', this.#deps.house.kernel.identity.orgs.get(found.org)?.name ?? '');
    }
    this.#answer(packet, serial, 0x1600, 0x1601, { vehicleInfo: writeVehicleInfo(info) });
  }

  async #driver(packet: Packet, serial: number): Promise<void> {
    const plate = packet.vehicle?.plate ?? '';
    const { rows } = await this.#ctx.facts(driverCard).list({ where: { plate }, sort: ['-at'], pageSize: 1 });
    const [last] = rows;
    const { driver = '', licence = '', issuer = '' } = last ?? {};
    const body = {
      driverName: driver ?? '',
      driverLicence: (licence ?? '').slice(0, 20),
      certificate: licence ?? '',
      issuer: issuer ?? '',
      validUntil: '0',
    };
    this.#answer(packet, serial, 0x1200, 0x120a, body);
  }

  async #waybill(packet: Packet, serial: number): Promise<void> {
    const plate = packet.vehicle?.plate ?? '';
    const { rows } = await this.#ctx.facts(waybill).list({ where: { plate }, sort: ['-at'], pageSize: 1 });
    this.#answer(packet, serial, 0x1200, 0x120b, { waybill: rows[0]?.content ?? '' });
  }

  /** How the link was between two instants, by our own counts. */
  async #statistics({ body }: Packet): Promise<void> {
    const { platformId } = this.#deps.platform();
    const at = { gte: String(body.startTime), lte: String(body.endTime) };
    const rows = await this.#ctx.facts(platformLink).all({ platformId, at });
    const sum = (of: 'seconds' | 'mainSeconds' | 'disconnections') => rows.reduce((all, row) => all + row[of], 0);
    const answer = {
      platformId,
      startTime: body.startTime,
      endTime: body.endTime,
      // What could not be sent is sent later: nothing is given up.
      lostPositions: 0,
      disconnections: Math.min(sum('disconnections'), 255),
      disconnectedSeconds: Math.max(0, sum('seconds') - sum('mainSeconds')),
    };
    this.#deps.send({ messageId: 0x1102, dataType: 0x1102, body: answer });
  }

  /** An alarm that the upper platform wants handled: taken note of, and being dealt with. */
  #supervised(packet: Packet, serial: number): void {
    const { supervisionId } = packet.body;
    const id = editionOf(this.#deps.platform()) === '2019' ? { supervisionSerial: serial } : { supervisionId };
    this.#answer(packet, serial, 0x1400, 0x1401, { ...id, result: 'in-progress' });
  }
}
