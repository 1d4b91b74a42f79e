import { type PlannedCall, type PlannedStep, planYear, stepAt, type YearPlan } from './plan-year.ts';
import type { Account } from './platform.ts';

export interface YearOptions {
  readonly plan: YearPlan;
  /** Who does what; one account may do several things. */
  readonly agent: Account;
  readonly others: Readonly<Record<PlannedStep['by'], Account>>;
  readonly say: (text: string) => void;
}

export interface YearCounts {
  readonly registered: number;
  readonly answeredAtOnce: number;
  readonly moved: number;
  readonly refused: number;
}

interface Waiting {
  readonly at: number;
  readonly id: string;
  readonly step: PlannedStep;
}

interface Moved {
  readonly id: string;
  readonly version: number;
}

/** What is to be done next, soonest first: a heap, since a busy day has thousands waiting. */
class Agenda {
  readonly #heap: Waiting[] = [];

  add(one: Waiting): void {
    const heap = this.#heap;
    heap.push(one);
    for (let at = heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if ((heap[parent]?.at ?? 0) <= one.at) break;
      [heap[at], heap[parent]] = [heap[parent] as Waiting, heap[at] as Waiting];
      at = parent;
    }
  }

  /** Takes the soonest that is due by then. */
  due(by: number): Waiting | null {
    const heap = this.#heap;
    const [first] = heap;
    if (!first || first.at > by) return null;
    const last = heap.pop();
    if (last && heap.length > 0) this.#sink(last);
    return first;
  }

  #sink(one: Waiting): void {
    const heap = this.#heap;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      const [left, right] = [heap[child], heap[child + 1]];
      if (right && left && right.at < left.at) child += 1;
      const smaller = heap[child];
      if (!smaller || smaller.at >= one.at) break;
      heap[at] = smaller;
      at = child;
    }
    heap[at] = one;
  }
}

/** Plays one year after the other instant: calls as they ring, and between them the steps that have come due. */
class Play {
  readonly #options: YearOptions;
  readonly #agenda = new Agenda();
  readonly #versions = new Map<string, number>();
  readonly counts = { registered: 0, answeredAtOnce: 0, moved: 0, refused: 0 };

  constructor(options: YearOptions) {
    this.#options = options;
  }

  async upTo(instant: number): Promise<void> {
    for (let next = this.#agenda.due(instant); next; next = this.#agenda.due(instant)) await this.#move(next);
  }

  async register(call: PlannedCall): Promise<void> {
    const { agent } = this.#options;
    const { kind, business, region, title, content, object, truckDriver, phone, answer } = call;
    const made = await agent.post<Moved & { readonly number: string }>('/api/hotline/services/desk-register', {
      ...{ kind, business, region, title, content, object, truckDriver, phone },
      ...{ urgency: 'ordinary', channel: 'phone', org: `${region.slice(0, 2)}0000`, happenedAt: call.at },
      ...(answer === null ? {} : { answer }),
    });
    if (!made) {
      this.counts.refused += 1;
      return;
    }
    this.counts.registered += 1;
    if (answer !== null) this.counts.answeredAtOnce += 1;
    // Registration is the first step and the hand-over the second.
    this.#versions.set(made.id, 2);
    this.#plan(call, made.id, 0);
  }

  readonly #calls = new Map<string, PlannedCall>();

  #plan(call: PlannedCall, id: string, index: number): void {
    const step = call.steps[index];
    if (!step) {
      this.#calls.delete(id);
      this.#versions.delete(id);
      return;
    }
    this.#calls.set(id, call);
    this.#agenda.add({ at: stepAt(call, step), id, step });
  }

  async #move({ id, step }: Waiting): Promise<void> {
    const { others } = this.#options;
    const call = this.#calls.get(id);
    if (!call) return;
    const moved = await others[step.by].post<Moved>(`/api/hotline/cases/order/${id}/moves/${step.move}`, {
      version: this.#versions.get(id),
      input: step.input,
    });
    if (!moved) {
      this.counts.refused += 1;
      this.#calls.delete(id);
      return;
    }
    this.counts.moved += 1;
    this.#versions.set(id, moved.version);
    this.#plan(call, id, call.steps.indexOf(step) + 1);
  }
}

/**
 * A plausible year of the hotline through its public interface, at any scale: as fast as the platform takes it. The
 * platform stamps everything with its own now; when a call would have rung stands in the order as when it happened.
 */
export async function playYear(options: YearOptions): Promise<YearCounts> {
  const play = new Play(options);
  let day = '';
  for (const call of planYear(options.plan)) {
    await play.upTo(Date.parse(call.at));
    await play.register(call);
    if (call.at.slice(0, 10) === day) continue;
    day = call.at.slice(0, 10);
    options.say(`${day}：已登记 ${play.counts.registered}，办理 ${play.counts.moved}，拒绝 ${play.counts.refused}`);
  }
  await play.upTo(Number.POSITIVE_INFINITY);
  return play.counts;
}
