import { Input } from 'antd';
import type { Field, Fields } from '../../../../kernel/sdk/index.ts';
import { FieldInput } from '../../../../web/kit/index.ts';
import { type DraftState, textOf } from './draft.ts';

const asked = ['kind', 'business', 'urgency', 'region', 'channel', 'object', 'place'] as const;
const marks = ['truckDriver', 'safety', 'media', 'secret'] as const;

function One({ name, field, state, wide }: { name: string; field: Field; state: DraftState; wide?: boolean }) {
  const id = `hl-${name}`;
  return (
    <div className={wide ? 'hl-field hl-wide' : 'hl-field'}>
      <label htmlFor={id}>
        {field.title}
        {field.required && ' *'}
      </label>
      <FieldInput
        app="hotline"
        field={field}
        id={id}
        value={state.draft[name]}
        onChange={(value) => state.set({ [name]: value })}
      />
    </div>
  );
}

function Plain({ name, title, state }: { name: string; title: string; state: DraftState }) {
  const id = `hl-${name}`;
  return (
    <div className="hl-field">
      <label htmlFor={id}>{title}</label>
      <Input
        id={id}
        value={textOf(state.draft, name)}
        onChange={(event) => state.set({ [name]: event.target.value })}
      />
    </div>
  );
}

/** The whole of an order on one page, in the order in which a caller tells it. */
export function RegistrationForm({ fields, state }: { readonly fields: Fields; readonly state: DraftState }) {
  const field = (name: string, wide = false) => {
    const decl = fields[name];
    return decl ? <One key={name} name={name} field={decl} state={state} wide={wide} /> : null;
  };
  return (
    <div className="hl-fields">
      <Plain name="phone" title="来电号码" state={state} />
      <Plain name="name" title="姓名" state={state} />
      {field('channel')}
      {field('content', true)}
      {field('title', true)}
      {asked.filter((name) => name !== 'channel').map((name) => field(name))}
      {marks.map((name) => field(name))}
      <div className="hl-field hl-wide">
        <label htmlFor="hl-answer">即时答复（填写后直接办结；投诉举报须转办）</label>
        <Input.TextArea
          id="hl-answer"
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={textOf(state.draft, 'answer')}
          onChange={(event) => state.set({ answer: event.target.value })}
        />
      </div>
    </div>
  );
}
