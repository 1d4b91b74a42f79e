import type { ScreenProps, Tone } from '../../../../web/kit/index.ts';
import type { DisclosureText } from '../../views.ts';

/** What the reader is given, and what its tabs hand on. */
export interface ReaderProps extends Pick<ScreenProps, 'search' | 'setSearch'> {
  readonly text: DisclosureText;
  /** Where the finding stands as a matter; absent where nothing is kept. */
  readonly stateOf?: (findingId: string) => { readonly title: string; readonly tone: Tone } | null;
  /** Opens the finding as a matter; absent where nothing is kept. */
  readonly onWork?: (findingId: string) => void;
}
