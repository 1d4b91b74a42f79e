import { Refusal } from '../base/refusal.ts';
import type { FactType, NewFact } from '../sdk/fact.ts';
import { type Field, instant, text, yesNo } from '../sdk/field.ts';
import { columnType } from '../store/declared-facts.ts';
import { snake } from '../store/naming.ts';
import { ByteWriter } from './byte-writer.ts';
import { type ColumnWriter, columnWriter } from './column-writers.ts';

/** What comes with facts that arrive together. */
export interface Arrived {
  readonly facts: readonly NewFact<FactType>[];
  readonly source: string;
  readonly receivedAt: Date;
}

interface Column {
  readonly name: string;
  readonly title: string;
  readonly writer: ColumnWriter;
  readonly of: (fact: NewFact<FactType>, arrived: Arrived) => unknown;
}

function column(name: string, type: string, field: Field, of: Column['of']): Column {
  return { name, title: field.title, writer: columnWriter(type, field), of };
}

function columnsOf(type: FactType): readonly Column[] {
  return [
    column('received_at', 'DateTime64(3)', instant('接收时间'), (_, { receivedAt }) => receivedAt.getTime()),
    column('source', 'String', text('来源'), (_, { source }) => source),
    column('corrects', 'String', text('更正的事实'), ({ corrects = '' }) => corrects),
    column('simulated', 'Bool', yesNo('模拟数据'), ({ simulated = false }) => simulated),
    ...Object.entries(type.columns).map(([name, field]) =>
      column(snake(name), columnType(type, name), field, ({ values }) => values[name as keyof typeof values]),
    ),
  ];
}

/**
 * Rows of one fact type, collected column by column in the native format of ClickHouse, which the engine takes in a
 * tenth of the time that it needs for text.
 */
export class FactBlock {
  readonly #columns: readonly Column[];
  rows = 0;

  constructor(type: FactType) {
    this.#columns = columnsOf(type);
  }

  /** Names of the columns, in the order of the block. */
  get names(): readonly string[] {
    return this.#columns.map(({ name }) => name);
  }

  /** Adds facts, all or none: a value that its column cannot hold is refused as `input.invalid`. */
  add(arrived: Arrived): void {
    const marks = this.#columns.map(({ writer }) => writer.mark());
    try {
      for (const each of this.#columns) writeColumn(each, arrived);
      this.rows += arrived.facts.length;
    } catch (error) {
      this.#columns.forEach(({ writer }, index) => {
        writer.cutTo(this.rows, marks[index] ?? 0);
      });
      throw error;
    }
  }

  /** The block's bytes; it is empty afterwards. */
  take(): Buffer {
    const head = new ByteWriter();
    head.varint(this.#columns.length);
    head.varint(this.rows);
    const pieces: Uint8Array[] = [Buffer.from(head.written)];
    for (const { name, writer } of this.#columns) {
      const title = new ByteWriter();
      title.text(name);
      title.text(writer.type);
      pieces.push(title.written, ...writer.pieces());
    }
    const bytes = Buffer.concat(pieces);
    this.rows = 0;
    for (const { writer } of this.#columns) writer.cutTo(0, 0);
    return bytes;
  }
}

function writeColumn({ title, writer, of }: Column, arrived: Arrived): void {
  const { facts } = arrived;
  for (let index = 0; index < facts.length; index += 1) {
    const fact = facts[index];
    if (fact && writer.write(of(fact, arrived))) continue;
    const place = facts.length > 1 ? `第${index + 1}条：` : '';
    throw new Refusal('input.invalid', { detail: `${place}“${title}”的值不能保存。` });
  }
}
