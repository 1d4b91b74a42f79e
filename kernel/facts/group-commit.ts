import { Readable } from 'node:stream';
import type { ClickHouseClient } from '@clickhouse/client';
import type { FactType } from '../sdk/fact.ts';
import { factTable } from '../store/naming.ts';
import { type Arrived, FactBlock } from './fact-block.ts';

interface Waiting extends Arrived {
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** One fact type with what waits for its table. */
interface Lane {
  readonly table: string;
  readonly block: FactBlock;
  waiting: Waiting[];
  isRunning: boolean;
}

/** Rows of one insert; more wait for the next one. */
const largestInsert = 100_000;

/**
 * Collects the facts of concurrent callers: while one insert waits for the disk, those who come meanwhile share the
 * next one. Nobody waits for a timer, and a caller is told only after the engine has synced his facts to the disk.
 */
export class GroupCommit {
  readonly #client: ClickHouseClient;
  readonly #lanes = new Map<FactType, Lane>();

  constructor(client: ClickHouseClient) {
    this.#client = client;
  }

  /** Returns when the facts are durable. Throws `input.invalid`, and takes none, when a column cannot hold a value. */
  async insert(app: string, type: FactType, arrived: Arrived): Promise<void> {
    if (arrived.facts.length === 0) return;
    const lane = this.#laneOf(app, type);
    await new Promise<void>((done, fail) => {
      lane.waiting.push({ ...arrived, done, fail });
      if (!lane.isRunning) void this.#drain(lane);
    });
  }

  #laneOf(app: string, type: FactType): Lane {
    const known = this.#lanes.get(type);
    if (known) return known;
    const made = { table: factTable(app, type.key), block: new FactBlock(type), waiting: [], isRunning: false };
    this.#lanes.set(type, made);
    return made;
  }

  async #drain(lane: Lane): Promise<void> {
    lane.isRunning = true;
    while (lane.waiting.length > 0) {
      const batch = take(lane);
      try {
        if (lane.block.rows > 0) await this.#write(lane);
        for (const one of batch) one.done();
      } catch (error) {
        for (const one of batch) one.fail(error);
      }
    }
    lane.isRunning = false;
  }

  async #write({ table, block }: Lane): Promise<void> {
    await this.#client.exec({
      query: `INSERT INTO ${table} (${block.names.join(', ')}) FORMAT Native`,
      values: Readable.from([block.take()], { objectMode: false }),
      // An import of many years touches many months at once.
      clickhouse_settings: { max_partitions_per_insert_block: '0' },
    });
  }
}

/** Moves what waits into the block, as much as goes into one insert. Gives the callers whose facts are in it. */
function take({ block, waiting }: Lane): readonly Waiting[] {
  const taken: Waiting[] = [];
  let callers = 0;
  for (const one of waiting) {
    if (taken.length > 0 && block.rows + one.facts.length > largestInsert) break;
    callers += 1;
    try {
      block.add(one);
      taken.push(one);
    } catch (error) {
      one.fail(error);
    }
  }
  waiting.splice(0, callers);
  return taken;
}
