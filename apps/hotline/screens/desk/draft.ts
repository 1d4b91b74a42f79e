import { useCallback, useState } from 'react';
import type { Params, Row } from '../../../../web/kit/index.ts';

/** What the agent has filled in so far. Empty values are not sent. */
export type Draft = Readonly<Record<string, unknown>>;

const blank: Draft = { kind: 'consult', business: 'other', urgency: 'ordinary', channel: 'phone' };

export interface DraftState {
  readonly draft: Draft;
  readonly set: (change: Draft) => void;
  /** A new call begins with an empty form at the same centre. */
  readonly reset: (change: Draft) => void;
}

export function useDraft(centre: string): DraftState {
  const begin = { ...blank, org: centre, region: centre };
  const [draft, setDraft] = useState<Draft>(begin);
  const set = useCallback((change: Draft) => setDraft((before) => ({ ...before, ...change })), []);
  const reset = useCallback(
    (change: Draft) => setDraft({ ...blank, org: centre, region: centre, ...change }),
    [centre],
  );
  return { draft, set, reset };
}

/** As the service takes it: without what is empty, and with a title of its own where none was typed. */
export function registration(draft: Draft): Params {
  const filled = Object.entries(draft).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const content = String(draft.content ?? '');
  return { title: content.slice(0, 30), ...Object.fromEntries(filled) };
}

export const textOf = (draft: Draft, name: string) => (typeof draft[name] === 'string' ? (draft[name] as string) : '');

export interface Brief extends Row {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly stateTitle: string;
  readonly object: string | null;
  readonly openedAt: string;
  readonly solved: string | null;
}
