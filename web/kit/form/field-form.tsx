import { Button, Form } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import type { Field, Fields } from '../../../kernel/sdk/field.ts';
import { ErrorState } from '../error-state.tsx';
import type { Row } from '../lookups.ts';
import { FieldInput } from './field-input.tsx';
import { rulesOf } from './rules.ts';

export interface FieldFormProps {
  readonly app: string;
  readonly fields: Fields;
  readonly initial?: Row;
  /** Fields that are set once stay closed when a row is changed. */
  readonly editing?: boolean;
  readonly submitText?: string;
  readonly danger?: boolean;
  /** Called once at a time; what it throws is shown above the buttons. */
  readonly onSubmit: (values: Record<string, unknown>) => Promise<unknown>;
  readonly onCancel?: () => void;
  /** Further inputs below the fields, such as a reason. */
  readonly children?: React.ReactNode;
}

const isWide = (field: Field) => (field.kind === 'text' && field.multiline) || field.kind === 'json';

/** Enter in a date picker would send the form while somebody only chooses a day: forms are sent by their button. */
function holdEnter(event: KeyboardEvent) {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
}

function FieldItem({
  app,
  name,
  field,
  editing,
}: {
  readonly app: string;
  readonly name: string;
  readonly field: Field;
  readonly editing: boolean;
}) {
  return (
    <Form.Item
      name={name}
      label={field.title}
      extra={field.help}
      rules={rulesOf(field)}
      className={isWide(field) ? 'hd-wide' : undefined}
      validateTrigger={['onBlur', 'onChange']}
      validateFirst
    >
      <FieldInput app={app} field={field} disabled={editing && field.fixed} />
    </Form.Item>
  );
}

function useSubmit(onSubmit: FieldFormProps['onSubmit']) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (values: Record<string, unknown>) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await onSubmit(values);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return { busy, error, submit };
}

/** A form drawn from field declarations: two columns, required marks, units, Chinese messages beside the fields. */
export function FieldForm(props: FieldFormProps) {
  const { app, fields, initial, editing = false, submitText = '提交', danger, onCancel, children } = props;
  const { busy, error, submit } = useSubmit(props.onSubmit);
  return (
    <Form
      layout="vertical"
      className="hd-form"
      initialValues={initial}
      onFinish={submit}
      onKeyDown={holdEnter}
      scrollToFirstError={{ focus: true }}
      requiredMark
    >
      <div className="hd-form-grid">
        {Object.entries(fields)
          .filter(([, field]) => field.kind !== 'json' || editing)
          .map(([name, field]) => (
            <FieldItem key={name} app={app} name={name} field={field} editing={editing} />
          ))}
        {children}
      </div>
      {error !== null && <ErrorState error={error} />}
      <div className="hd-form-buttons">
        <Button type="primary" danger={danger} htmlType="submit" disabled={busy} aria-busy={busy}>
          {submitText}
        </Button>
        {onCancel && (
          <Button onClick={onCancel} disabled={busy}>
            取消
          </Button>
        )}
      </div>
    </Form>
  );
}
