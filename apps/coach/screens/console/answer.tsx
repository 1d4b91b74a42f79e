import { formatInstant, StatusTag, type Tone } from '../../../../web/kit/index.ts';

export interface Answer {
  readonly number: string;
  readonly outcome: string;
  readonly answer: unknown;
}

const tones: Readonly<Record<string, Tone>> = { done: 'good', silent: 'warning', offline: 'warning' };

/** What became of a command. */
export function Outcome({
  outcome,
  titles,
}: {
  readonly outcome: string;
  readonly titles: Readonly<Record<string, string>>;
}) {
  return <StatusTag tone={tones[outcome] ?? 'bad'}>{titles[outcome] ?? outcome}</StatusTag>;
}

interface Parameter {
  readonly id: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly hex?: string;
}

const plain = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value ?? ''));

/** The answer of a terminal: parameters as a table, all else by name. */
export function AnswerBody({ answer }: { readonly answer: unknown }) {
  if (answer === null || answer === undefined || typeof answer !== 'object') return null;
  const { parameters, position, ...rest } = answer as {
    parameters?: readonly Parameter[];
    position?: Readonly<Record<string, unknown>>;
  };
  const rows: readonly (readonly [string, unknown])[] = [
    ...Object.entries(position ?? {}),
    ...Object.entries(rest),
    ...(parameters ?? []).map(({ id, name, value, hex }) => [`${id} ${name ?? ''}`, value ?? hex] as const),
  ];
  if (rows.length === 0) return <p className="hd-muted">应答没有内容</p>;
  return (
    <table className="hd-plain-table">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{name === 'time' ? formatInstant(String(value)) : plain(value)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
