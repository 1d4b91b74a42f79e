import { hexId } from '../../wire/index.ts';
import { type Packet, typeOf } from '../packet.ts';

/** Which message answers which (8.2.9 and JT/T 1078-2016 chapter 8), by sub-business type. */
export const answerOf: ReadonlyMap<number, number> = new Map([
  // The lower platform asks.
  [0x1201, 0x9201],
  [0x1207, 0x9207],
  [0x1208, 0x9208],
  [0x1209, 0x9209],
  [0x120e, 0x920d],
  [0x1702, 0x9702],
  [0x1901, 0x9901],
  [0x1b02, 0x9b02],
  // The upper platform asks.
  [0x9102, 0x1102],
  [0x9205, 0x1205],
  [0x9206, 0x1206],
  [0x920a, 0x120a],
  [0x920b, 0x120b],
  [0x920c, 0x1602],
  [0x9301, 0x1301],
  [0x9302, 0x1302],
  [0x9401, 0x1401],
  [0x9501, 0x1501],
  [0x9502, 0x1502],
  [0x9503, 0x1503],
  [0x9504, 0x1504],
  [0x9505, 0x1505],
  [0x9601, 0x1601],
  [0x9801, 0x1801],
  [0x9802, 0x1802],
  [0x9902, 0x1902],
  [0x9a01, 0x1a01],
  [0x9a02, 0x1a02],
  [0x9b01, 0x1b01],
  [0x9b03, 0x1b03],
]);

/** Fields by which an answer of 2011 names what it answers. */
const references = ['infoId', 'textSequence', 'supervisionId'] as const;

/** A request that went out and waits. */
export interface AwaitedAnswer {
  readonly packet: Packet;
  readonly serial: number;
  /** After this the answer is void (8.2.9). */
  readonly dueMs: number;
}

function answers({ packet, serial }: AwaitedAnswer, answer: Packet): boolean {
  if (answerOf.get(typeOf(packet)) !== typeOf(answer)) return false;
  if (packet.vehicle && answer.vehicle && packet.vehicle.plate !== answer.vehicle.plate) return false;
  const { sourceDataType, sourceSerial } = answer.body;
  if (sourceDataType !== undefined) return sourceDataType === hexId(typeOf(packet)) && sourceSerial === serial;
  return references.every(
    (key) => !(key in packet.body && key in answer.body) || packet.body[key] === answer.body[key],
  );
}

/** Requests of one side and the answers to them. A post check to several companies has several answers, so none is the last. */
export class AwaitedAnswers {
  #awaited: AwaitedAnswer[] = [];

  add(request: AwaitedAnswer): void {
    this.#awaited.push(request);
  }

  /** The oldest request that a message answers. It waits on until it is removed or expires. */
  find(answer: Packet): AwaitedAnswer | null {
    return this.#awaited.find((one) => answers(one, answer)) ?? null;
  }

  remove(request: AwaitedAnswer): void {
    this.#awaited = this.#awaited.filter((one) => one !== request);
  }

  due(): number | null {
    return this.#awaited.length === 0 ? null : Math.min(...this.#awaited.map((one) => one.dueMs));
  }

  /** Takes out those whose time is over. */
  takeExpired(atMs: number): readonly AwaitedAnswer[] {
    const expired = this.#awaited.filter((one) => one.dueMs <= atMs);
    this.#awaited = this.#awaited.filter((one) => one.dueMs > atMs);
    return expired;
  }
}
