import { createHmac, randomBytes } from 'node:crypto';
import { type Ctx, chinaIso, type EntityRecord } from '../../kernel/sdk/index.ts';
import { terminal, vehicle } from './entities.ts';
import type { PlateColour, VehicleClass } from './words.ts';

/** Whose positions a terminal sends. */
export interface Bearer {
  readonly phone: string;
  readonly plate: string;
  readonly org: string;
  readonly vehicleId: string | null;
  readonly vehicleClass: VehicleClass;
  readonly nightExempt: boolean;
  readonly simulated: boolean;
}

/** What a terminal says of itself; names of colours and editions are those of the protocol. */
export interface Claim {
  readonly phone: string;
  readonly edition: '2011' | '2013' | '2019';
  readonly division: string;
  readonly makerId: string;
  readonly model: string;
  readonly terminalId: string;
  readonly plate: string;
  readonly plateColour: string;
}

export type ClaimAnswer =
  | { readonly result: 'ok'; readonly authCode: string }
  | { readonly result: 'vehicle-unknown' | 'terminal-unknown' };

interface Admitted {
  readonly authCode: string;
  readonly bearer: Bearer;
}

type Terminal = EntityRecord<typeof terminal>;
type Vehicle = EntityRecord<typeof vehicle>;

const why = '终端注册';
const province = '430000';

/** The admitted terminals in memory, so that a storm of connections asks no database. */
export class TerminalRegister {
  readonly #ctx: Ctx;
  readonly #isOrg: (code: string) => boolean;
  #admitted = new Map<string, Admitted>();
  /** Every vehicle that somebody may report, by its plate. */
  #byPlate = new Map<string, Bearer>();
  #colours = new Map<string, PlateColour>();

  constructor(ctx: Ctx, isOrg: (code: string) => boolean) {
    this.#ctx = ctx;
    this.#isOrg = isOrg;
  }

  /** Reads all admitted terminals anew: what was admitted, moved or refused by others since. */
  async load(): Promise<void> {
    const terminals = await this.#ctx.entities(terminal).all({ state: 'admitted' });
    const vehicles = new Map((await this.#ctx.entities(vehicle).all()).map((one) => [one.id, one]));
    const found = new Map<string, Admitted>();
    for (const one of terminals) {
      if (one.authCode) found.set(one.phone, admittedOf(one, one.authCode, vehicles.get(one.vehicle ?? '') ?? null));
    }
    this.#admitted = found;
    // A vehicle without a terminal of ours is reported by its company's platform: it goes by its plate.
    const byPlate = new Map([...vehicles.values()].map((one) => [one.plate, bearerOfVehicle(one)]));
    for (const { bearer } of found.values()) byPlate.set(bearer.plate, bearer);
    this.#colours = new Map([...vehicles.values()].map(({ plate, colour }) => [plate, colour]));
    this.#byPlate = byPlate;
  }

  authenticate(phone: string, authCode: string): boolean {
    return this.#admitted.get(phone)?.authCode === authCode;
  }

  /**
   * The number under which files of an alarm are asked for: the same whenever it is asked, so that it needs no keeping,
   * and made with the terminal's code, so that no other terminal can guess it.
   */
  alarmNumberOf(phone: string, mark: string): string | null {
    const authCode = this.#admitted.get(phone)?.authCode;
    if (authCode === undefined) return null;
    return createHmac('sha256', authCode).update(`${phone} ${mark}`).digest('hex').slice(0, 32);
  }

  bearerOf(phone: string): Bearer | null {
    return this.#admitted.get(phone)?.bearer ?? this.#byPlate.get(phone) ?? null;
  }

  bearerOfPlate(plate: string): Bearer | null {
    return this.#byPlate.get(plate) ?? null;
  }

  /** Colour of a plate; yellow, which coaches bear, where it is not registered. */
  colourOf(plate: string): PlateColour {
    return this.#colours.get(plate) ?? 'yellow';
  }

  /** Takes in a vehicle that nobody has registered, under the node of whoever reports it: what it sends is still kept. */
  takeIn(plate: string, org: string): Bearer {
    const vehicleClass = 'line-coach';
    const guest: Bearer = {
      phone: plate,
      plate,
      org,
      vehicleId: null,
      vehicleClass,
      nightExempt: false,
      simulated: false,
    };
    this.#byPlate.set(plate, guest);
    return guest;
  }

  /** Answers a registration; a terminal that nobody has admitted is put down for it. */
  async register(claim: Claim): Promise<ClaimAnswer> {
    const terminals = this.#ctx.entities(terminal);
    const known = await terminals.find({ phone: claim.phone });
    if (!known) return await this.#putDown(claim);
    if (known.state !== 'admitted') return { result: 'terminal-unknown' };
    const authCode = known.authCode ?? randomBytes(8).toString('hex');
    const said = sayings(claim);
    const news = Object.entries({ ...said, authCode }).some(([name, value]) => known[name as keyof Terminal] !== value);
    if (news) await terminals.update(known.id, known.version, { ...said, authCode }, why);
    const owner = known.vehicle ? await this.#ctx.entities(vehicle).get(known.vehicle) : null;
    this.#admitted.set(claim.phone, admittedOf(known, authCode, owner));
    return { result: 'ok', authCode };
  }

  async #putDown(claim: Claim): Promise<ClaimAnswer> {
    const { plate, plateColour } = claim;
    const owner = plate === '' ? null : await this.#ctx.entities(vehicle).find({ plate });
    await this.#ctx.entities(terminal).create(
      {
        ...sayings(claim),
        phone: claim.phone,
        state: 'pending',
        plate: plate.slice(0, 20) || null,
        colour: plateColour as PlateColour,
        vehicle: owner?.id ?? null,
        org: owner?.org ?? (this.#isOrg(claim.division) ? claim.division : province),
        firstSeenAt: chinaIso(this.#ctx.clock.now()),
      },
      why,
    );
    return { result: owner ? 'terminal-unknown' : 'vehicle-unknown' };
  }
}

function sayings({ edition, makerId, model, terminalId }: Claim) {
  return { edition, makerId: makerId.slice(0, 40), model: model.slice(0, 60), terminalId: terminalId.slice(0, 60) };
}

function bearerOfVehicle({ id, plate, org, vehicleClass, nightExempt, simulated }: Vehicle): Bearer {
  return {
    phone: plate,
    plate,
    org,
    vehicleId: id,
    vehicleClass,
    nightExempt: nightExempt ?? false,
    simulated: simulated ?? false,
  };
}

function admittedOf(one: Terminal, authCode: string, owner: Vehicle | null): Admitted {
  const bearer: Bearer = {
    phone: one.phone,
    plate: owner?.plate ?? one.plate ?? one.phone,
    org: owner?.org ?? one.org,
    vehicleId: owner?.id ?? null,
    vehicleClass: owner?.vehicleClass ?? 'line-coach',
    nightExempt: owner?.nightExempt ?? false,
    simulated: owner?.simulated ?? one.simulated ?? false,
  };
  return { authCode, bearer };
}
