/**
 * `npm run bench -- jt808`: nanoseconds of processor time per frame of the JT/T 808 codec, on one core. Decoding goes the way of the gateway: a chunk
 * of many frames is cut, unescaped, its checksums and headers are checked, and bodies are read. Held against JSON of the same
 * message in the same process, which is what an interface of our own would have cost.
 */
import {
  catalogueOf,
  decodeFrame,
  deframe,
  encodeFrame,
  FrameSplitter,
  frameOf,
  jt808Messages,
  type Message,
  openFrame,
  readPosition,
  readPositionBatch,
  writePosition,
} from '../protocols/jt808/index.ts';
import { ByteWriter } from '../protocols/wire/index.ts';
import { type BenchFrame, benchFrames } from './jt808-frames.ts';
import type { BenchResult, BenchRow } from './result.ts';

const catalogue = catalogueOf(jt808Messages);
const framesInChunk = 50;
const turns = 5;
const turnMs = 300;

/** What is left of each frame, so that no work can be optimised away. */
export let kept: unknown;

export async function run(): Promise<BenchResult> {
  const rows = benchFrames.flatMap((frame) => {
    process.stderr.write(`${frame.name}\n`);
    const message = decoded(frame);
    const json = JSON.stringify(plain(message));
    return [
      row(`decode ${frame.name}`, decoder(frame), () => JSON.parse(json)),
      row(`encode ${frame.name}`, encoder(message, frame), () => JSON.stringify(plain(message))),
    ];
  });
  return { name: 'jt808', baseline: 'JSON.parse or JSON.stringify of the same message', rows };
}

/** Frames that are decoded as in the gateway: positions as numbers, all else by its declaration. */
function decoder({ messageId, wire }: BenchFrame): () => void {
  const splitter = new FrameSplitter({
    frame(content) {
      if (messageId !== 0x0200 && messageId !== 0x0704) {
        kept = decodeFrame(content, { catalogue });
        return;
      }
      const { bodyStart, bodyEnd, checksumOk } = openFrame(content);
      if (!checksumOk) throw new Error('checksum');
      kept =
        messageId === 0x0200
          ? readPosition(content, bodyStart, bodyEnd)
          : readPositionBatch(content, bodyStart, bodyEnd);
    },
    bad: (error) => {
      throw new Error(error.message);
    },
  });
  const chunk = Buffer.concat(Array.from({ length: framesInChunk }, () => wire));
  return () => splitter.push(chunk);
}

/** Positions are written from numbers, as a terminal does, all else from its declaration. */
function encoder(message: Message, { messageId, wire }: BenchFrame): () => void {
  if (messageId === 0x0200) return positionEncoder(message, wire);
  return () => {
    for (let frame = 0; frame < framesInChunk; frame += 1) kept = encodeFrame(message, catalogue);
  };
}

function positionEncoder({ header }: Message, wire: Buffer): () => void {
  const content = deframe(wire);
  if (!content.ok) throw new Error(content.error.message);
  const { bodyStart, bodyEnd } = openFrame(content.value);
  const position = readPosition(content.value, bodyStart, bodyEnd);
  return () => {
    for (let frame = 0; frame < framesInChunk; frame += 1) {
      const body = new ByteWriter(128, position.originals);
      writePosition(body, position);
      kept = frameOf(header, body.written);
    }
  };
}

function decoded({ wire, name }: BenchFrame): Message {
  const content = deframe(wire);
  const message = content.ok ? decodeFrame(content.value, { catalogue }) : content;
  if (!message.ok) throw new Error(`${name}: ${message.error.message} @${message.error.offset}`);
  const written = encodeFrame(message.value, catalogue);
  if (!written.ok || !written.value.equals(wire)) throw new Error(`${name} does not come back`);
  return message.value;
}

const plain = ({ header, body }: Message) => ({ header, body });

function row(label: string, ours: () => void, json: () => unknown): BenchRow {
  const theirs = () => {
    for (let frame = 0; frame < framesInChunk; frame += 1) kept = json();
  };
  const values: number[] = [];
  const baselines: number[] = [];
  for (let turn = 0; turn <= turns; turn += 1) {
    baselines.push(nsPerFrame(theirs));
    values.push(nsPerFrame(ours));
  }
  // The first turn of each warms up.
  const value = Math.min(...values.slice(1));
  const baseline = Math.min(...baselines.slice(1));
  return { label, unit: 'ns/frame', value, baseline, ratio: value / baseline };
}

/** `once` handles as many frames as a chunk holds. Processor time, not the clock's: others share the machine. */
function nsPerFrame(once: () => void): number {
  const start = process.cpuUsage();
  let frames = 0;
  let used = 0;
  while (used < turnMs * 1000) {
    for (let chunk = 0; chunk < 20; chunk += 1) once();
    frames += 20 * framesInChunk;
    const { user, system } = process.cpuUsage(start);
    used = user + system;
  }
  return (used * 1000) / frames;
}
