import type { StateDecl } from '../../kernel/sdk/case.ts';

export type Tone = NonNullable<StateDecl['tone']>;

/** A word with a colour. The word alone says it; the colour only helps the eye. */
export function StatusTag({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: React.ReactNode }) {
  return <span className={`hd-tag hd-tag-${tone}`}>{children}</span>;
}
