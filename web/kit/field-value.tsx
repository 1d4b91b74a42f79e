import { Button, Popover } from 'antd';
import type { Field, RefField } from '../../kernel/sdk/field.ts';
import { withParams } from './api.ts';
import { formatValue, isNumeric, unitOf } from './format.ts';
import { Go } from './link.tsx';
import { useOrgNames, usePeople, useRefText } from './lookups.ts';

const nothing = <span className="hd-muted">—</span>;

function RefValue({ app, field, id }: { readonly app: string; readonly field: RefField; readonly id: string }) {
  const { data, error } = useRefText(app, field.to, id);
  if (error || !data) return <span className="hd-muted">{id.slice(0, 8)}…</span>;
  return data.to ? <Go to={data.to}>{data.text}</Go> : <span className="hd-muted">{data.text}</span>;
}

function OrgValue({ code }: { readonly code: string }) {
  return <>{useOrgNames().get(code) ?? code}</>;
}

function PersonValue({ id }: { readonly id: string }) {
  const people = usePeople();
  return <>{people.data?.find((person) => person.id === id)?.name ?? id}</>;
}

function JsonValue({ title, value }: { readonly title: string; readonly value: unknown }) {
  return (
    <Popover trigger="click" title={title} content={<pre className="hd-json">{JSON.stringify(value, null, 2)}</pre>}>
      <Button size="small">查看内容</Button>
    </Popover>
  );
}

export interface FieldValueProps {
  readonly app: string;
  readonly field: Field;
  readonly value: unknown;
  /** Writes the unit behind figures; in columns it stands in the heading. */
  readonly withUnit?: boolean;
}

/** One field's value as people read it: names instead of codes, links for references and files. */
export function FieldValue({ app, field, value, withUnit = false }: FieldValueProps) {
  if (value === null || value === undefined || value === '') return nothing;
  switch (field.kind) {
    case 'ref':
      return <RefValue app={app} field={field} id={String(value)} />;
    case 'org':
      return <OrgValue code={String(value)} />;
    case 'person':
      return <PersonValue id={String(value)} />;
    case 'file':
      return <a href={withParams(`/api/files/${value}`, { name: field.title })}>下载</a>;
    case 'json':
      return <JsonValue title={field.title} value={value} />;
    default: {
      const text = formatValue(field, value);
      return (
        <span className={isNumeric(field) ? 'hd-figure' : undefined}>
          {text}
          {withUnit && unitOf(field) && ` ${unitOf(field)}`}
        </span>
      );
    }
  }
}
