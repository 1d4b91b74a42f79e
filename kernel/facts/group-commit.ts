import type { FactType } from '../sdk/fact.ts';
import { factTable } from '../store/naming.ts';
import type { Store } from '../store/types.ts';
import { type Arrived, FactBlock } from './fact-block.ts';

interface Waiting extends Arrived {
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

/** One fact type with what waits for its table. */
interface Lane {
  readonly table: string;
  readonly block: FactBlock;
  /** Whether the engine has the table as it is declared: what is in the log must find its place. */
  isThere: boolean;
  waiting: Waiting[];
  isRunning: boolean;
}

/** Rows of one write; more wait for the next one. */
const largestWrite = 100_000;

type Stores = Pick<Store, 'facts' | 'factLog'>;

/**
 * Collects the facts of concurrent callers: while one write waits for the disk, those who come meanwhile share the next
 * one. Nobody waits for a timer, and a caller is told only after his facts were synced to the disk.
 */
export class GroupCommit {
  readonly #store: Stores;
  readonly #lanes = new Map<FactType, Lane>();

  constructor(store: Stores) {
    this.#store = store;
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
    const made = {
      table: factTable(app, type.key),
      block: new FactBlock(type),
      isThere: false,
      waiting: [],
      isRunning: false,
    };
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

  async #write(lane: Lane): Promise<void> {
    const { table, block } = lane;
    const columns = block.names.join(', ');
    const bytes = block.take();
    if (!lane.isThere) {
      await this.#store.facts.command({ query: `SELECT ${columns} FROM ${table} LIMIT 0` });
      lane.isThere = true;
    }
    await this.#store.factLog.append({ table, columns, bytes });
  }
}

/** Moves what waits into the block, as much as goes into one write. Gives the callers whose facts are in it. */
function take({ block, waiting }: Lane): readonly Waiting[] {
  const taken: Waiting[] = [];
  let callers = 0;
  for (const one of waiting) {
    if (taken.length > 0 && block.rows + one.facts.length > largestWrite) break;
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
