/** The load of `bench/gateway.ts`, in a process of its own: terminals that keep so many positions unanswered. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { encodeFrame, FrameSplitter } from '../protocols/jt808/index.ts';
import { positionFrame } from '../sim/coach/terminal.ts';
import { codeOf, drivenPosition, phoneOf } from '../test/coach-house.ts';

export type LoadOrder =
  | {
      readonly kind: 'load';
      readonly port: number;
      readonly connections: number;
      readonly window: number;
      readonly seconds: number;
      /** Messages a second over all connections; null for as many as are answered. */
      readonly rate: number | null;
      /** Positions that were sent before: those of this run are others. */
      readonly from: number;
    }
  | { readonly kind: 'idle'; readonly port: number; readonly connections: number }
  /** Lets go of the idle ones. */
  | { readonly kind: 'drop' }
  | { readonly kind: 'end' };

export interface LoadAnswer {
  readonly sent: number;
  readonly acknowledged: number;
  readonly seconds: number;
  /** Milliseconds from sending to acknowledgement. */
  readonly p50: number;
  readonly p99: number;
}

// Times on the wire have whole seconds.
const startMs = Math.floor(Date.now() / 1000) * 1000 - 40 * 86_400_000;

/** Every terminal sends as soon as it has an answer; times lie a second apart, so that each position is another. */
class Lane {
  readonly #socket: Socket;
  readonly #phone: string;
  readonly #sentAt = new Map<number, number>();
  readonly #took: number[];
  readonly #isPaced: boolean;
  sent = 0;
  acknowledged = 0;
  #step: number;
  #serial = 1;
  stopped = false;

  constructor(socket: Socket, phone: string, step: number, isPaced: boolean, took: number[]) {
    this.#socket = socket;
    this.#isPaced = isPaced;
    this.#phone = phone;
    this.#step = step;
    this.#took = took;
  }

  next(): void {
    const serial = this.#serial;
    this.#serial = (serial + 1) & 0xffff;
    this.#step += 1;
    const header = { messageId: 0x0200, serial, phone: this.#phone, encryption: 0 };
    this.#sentAt.set(serial, performance.now());
    this.sent += 1;
    this.#socket.write(positionFrame(header, drivenPosition(startMs, this.#step)));
  }

  /** A general response, unescaped: header of 12 bytes, serial, id, result. */
  take(content: Buffer): void {
    if (content.readUInt16BE(0) !== 0x8001 || content.readUInt16BE(14) !== 0x0200) return;
    const serial = content.readUInt16BE(12);
    const at = this.#sentAt.get(serial);
    if (at === undefined || content[16] !== 0) return;
    this.#sentAt.delete(serial);
    this.acknowledged += 1;
    this.#took.push(performance.now() - at);
    if (!this.stopped && !this.#isPaced) this.next();
  }

  get unanswered(): number {
    return this.#sentAt.size;
  }
}

async function open(port: number, number: number): Promise<Socket> {
  // One address has 28,000 ports: each of these has some of the terminals.
  const localAddress = `127.0.0.${2 + Math.floor(number / 20_000)}`;
  const socket = connect({ host: '127.0.0.1', port, localAddress, noDelay: true });
  await once(socket, 'connect');
  const header = { messageId: 0x0102, serial: 0, phone: phoneOf(number), encryption: 0 };
  const frame = encodeFrame({ header, edition: '2013', body: { authCode: codeOf(number) } });
  if (frame.ok) socket.write(frame.value);
  return socket;
}

/** Sends so many messages a second, from one terminal after another, passing over those that wait for an answer. */
function pace(lanes: readonly Lane[], rate: number, window: number): NodeJS.Timeout {
  const began = performance.now();
  let sent = 0;
  let next = 0;
  return setInterval(() => {
    const due = Math.floor(((performance.now() - began) / 1000) * rate);
    for (let passed = 0; sent < due && passed < lanes.length; passed += 1) {
      const lane = lanes[next];
      next = (next + 1) % lanes.length;
      if (!lane || lane.unanswered >= window) continue;
      lane.next();
      sent += 1;
    }
    // What could not be sent in its time is not made up for: it would be a rush.
    sent = due;
  }, 2);
}

/** Opens connections a few hundred at a time. */
async function openAll<T>(count: number, one: (number: number) => Promise<T>): Promise<T[]> {
  const all: T[] = [];
  for (let from = 1; from <= count; from += 200) {
    const size = Math.min(200, count - from + 1);
    all.push(...(await Promise.all(Array.from({ length: size }, (_, index) => one(from + index)))));
  }
  return all;
}

async function drive({
  port,
  connections,
  window,
  seconds,
  rate,
  from,
}: Extract<LoadOrder, { kind: 'load' }>): Promise<LoadAnswer> {
  const took: number[] = [];
  const sockets: Socket[] = [];
  const lanes = await openAll(connections, async (number) => {
    const socket = await open(port, number);
    sockets.push(socket);
    const lane = new Lane(socket, phoneOf(number), from, rate !== null, took);
    const splitter = new FrameSplitter({
      frame: (content) => lane.take(content),
      bad: (error) => console.error(error.message),
    });
    socket.on('data', (chunk) => splitter.push(chunk));
    return lane;
  });
  const began = performance.now();
  const pacer = rate === null ? null : pace(lanes, rate, window);
  if (!pacer) for (const lane of lanes) for (let one = 0; one < window; one += 1) lane.next();
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  if (pacer) clearInterval(pacer);
  const acknowledged = lanes.reduce((sum, lane) => sum + lane.acknowledged, 0);
  const passed = (performance.now() - began) / 1000;
  for (const lane of lanes) lane.stopped = true;
  for (const socket of sockets) socket.destroy();
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.floor(took.length * share)] ?? Number.NaN;
  const sent = Math.max(...lanes.map((lane) => lane.sent));
  return { sent, acknowledged, seconds: passed, p50: at(0.5), p99: at(0.99) };
}

const idle: Socket[] = [];

const nothing: LoadAnswer = { sent: 0, acknowledged: 0, seconds: 0, p50: 0, p99: 0 };

process.on('message', async (order: LoadOrder) => {
  switch (order.kind) {
    case 'load':
      process.send?.(await drive(order));
      break;
    case 'idle':
      idle.push(...(await openAll(order.connections, (number) => open(order.port, number))));
      process.send?.(nothing);
      break;
    case 'drop':
      for (const socket of idle.splice(0)) socket.destroy();
      process.send?.(nothing);
      break;
    case 'end':
      process.exit(0);
  }
});
