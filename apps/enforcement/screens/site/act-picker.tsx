import { useState } from 'react';
import { nameOf } from '../../services/circumstances.ts';
import type { Act, Band, Draft } from './draft.ts';
import { CheckField, SelectField, TextField } from './fields.tsx';

type Change = (change: Partial<Draft>) => void;

/** Found by any part of its name, code or article. */
const matches = (act: Act, words: string) =>
  words === '' || [act.name, act.code, act.broken, act.penalised].some((text) => text.includes(words));

function Acts({
  acts,
  draft,
  change,
}: {
  readonly acts: readonly Act[];
  readonly draft: Draft;
  readonly change: Change;
}) {
  return (
    <ul className="ef-acts">
      {acts.map((act) => (
        <li key={act.id}>
          <button
            type="button"
            aria-pressed={act.id === draft.violation}
            onClick={() => change({ violation: act.id === draft.violation ? '' : act.id })}
          >
            {act.name}
            <small>
              {act.code} · 罚则 {act.penalised}
            </small>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** Spot decisions are weighed without circumstances of their own: the standard's lighter part holds for them. */
export function bandOf(act: Act, draft: Draft): Band | undefined {
  const stated =
    draft.procedure === 'spot'
      ? { firstTime: false, minor: false, corrected: false, mitigating: true, times: 1 }
      : draft;
  return act.bands[nameOf(stated)];
}

const yuan = (amount: number) => amount.toLocaleString('zh-CN');

function BandView({ act, draft }: { readonly act: Act; readonly draft: Draft }) {
  const band = bandOf(act, draft);
  return (
    <div className="ef-band" role="status">
      <div>
        裁量：
        <strong>
          {band ? `${band.title}，罚款 ${yuan(band.least)} 至 ${yuan(band.most)} 元` : '按处罚依据的幅度'}
        </strong>
      </div>
      <div className="hd-muted">
        违反 {act.broken}；处罚依据 {act.penalised}
      </div>
    </div>
  );
}

const circumstances = {
  firstTime: '初次违法',
  minor: '轻微或危害后果轻微',
  corrected: '及时改正',
  mitigating: '有从轻或减轻情节',
} as const;

/** 违法行为: chosen once, with its articles and what the standard gives for the circumstances stated. */
export function ActPicker({
  acts,
  draft,
  change,
}: {
  readonly acts: readonly Act[];
  readonly draft: Draft;
  readonly change: Change;
}) {
  const [words, setWords] = useState('');
  const chosen = acts.find(({ id }) => id === draft.violation);
  const shown = chosen ? [chosen] : acts.filter((act) => matches(act, words.trim())).slice(0, 30);
  return (
    <>
      {!chosen && (
        <TextField
          title="查找违法行为"
          value={words}
          onChange={setWords}
          help="案由、代码或条款；再点一次已选的可重选。"
        />
      )}
      <Acts acts={shown} draft={draft} change={change} />
      {chosen && draft.procedure === 'ordinary' && (
        <>
          {(Object.keys(circumstances) as (keyof typeof circumstances)[]).map((key) => (
            <CheckField
              key={key}
              title={circumstances[key]}
              value={draft[key]}
              onChange={(value) => change({ [key]: value })}
            />
          ))}
          <SelectField
            title="一年内同类违法次数"
            value={String(draft.times)}
            options={[
              { value: '1', title: '第一次' },
              { value: '2', title: '第二次' },
              { value: '3', title: '三次及以上' },
            ]}
            onChange={(value) => change({ times: Number(value || '1') })}
          />
        </>
      )}
      {chosen && <BandView act={chosen} draft={draft} />}
    </>
  );
}
