import { Counter, Gauge, type Registry } from 'prom-client';
import type { Gateway, GatewayCounts } from '../../gateway/index.ts';
import type { Store } from '../../kernel/store/types.ts';

type Name = keyof GatewayCounts;

const gauges: Readonly<Partial<Record<Name, string>>> = {
  connections: 'Open connections of terminals.',
  terminals: 'Terminals that are authenticated.',
  waiting: 'Messages that wait for the disk.',
};

const counters: Readonly<Partial<Record<Name, string>>> = {
  frames: 'Frames that came.',
  badFrames: 'Frames that could not be read, or said what they must not.',
  badFramesDropped: 'Bad frames beyond those that can be kept.',
  positions: 'Positions that came.',
  acknowledged: 'Messages answered after their positions were durable.',
};

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** What the gateway counts, and how much lies in the log of facts, as they are when somebody asks. */
export function watchGateway(registry: Registry, gateway: Gateway, { factLog }: Pick<Store, 'factLog'>): void {
  const registers = [registry];
  for (const [name, help] of Object.entries(gauges)) {
    new Gauge({
      name: `hengdao_gateway_${snake(name)}`,
      help,
      registers,
      collect() {
        this.set(gateway.counts[name as Name]);
      },
    });
  }
  for (const [name, help] of Object.entries(counters)) {
    new Counter({
      name: `hengdao_gateway_${snake(name)}_total`,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(gateway.counts[name as Name]);
      },
    });
  }
  new Gauge({
    name: 'hengdao_fact_log_bytes',
    help: 'Facts that are durable and wait for ClickHouse.',
    registers,
    collect() {
      this.set(factLog.waitingBytes);
    },
  });
}
