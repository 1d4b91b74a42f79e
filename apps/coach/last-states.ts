import type { Bearer } from './terminal-register.ts';
import type { Quality } from './words.ts';

/** Where a vehicle was when it last said so. */
export interface LastState {
  readonly phone: string;
  readonly plate: string;
  readonly org: string;
  readonly vehicleClass: Bearer['vehicleClass'];
  readonly timeMs: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly speedKmh: number;
  readonly bearingDeg: number;
  readonly alarmBits: number;
  readonly statusBits: number;
  readonly quality: Quality;
  readonly drift: boolean;
  readonly simulated: boolean;
}

/** The last state of every vehicle. Late positions and those whose time runs ahead change nothing. */
export class LastStates {
  readonly #states = new Map<string, LastState>();

  get size(): number {
    return this.#states.size;
  }

  see(state: LastState): void {
    if (state.quality !== 'qualified' || state.drift) return;
    const known = this.#states.get(state.phone);
    if (!known || known.timeMs <= state.timeMs) this.#states.set(state.phone, state);
  }

  get(phone: string): LastState | null {
    return this.#states.get(phone) ?? null;
  }

  /** Of all vehicles, for whoever may see them. */
  all(): IterableIterator<LastState> {
    return this.#states.values();
  }
}
