import type { MessageDeclaration } from '../declare.ts';
import { areaMessages } from './areas.ts';
import { controlMessages } from './control.ts';
import { mediaMessages } from './media.ts';
import { positionMessages } from './positions.ts';
import { recordMessages } from './records.ts';
import { sessionMessages } from './session.ts';
import { textMessages } from './texts.ts';

/** Every message of JT/T 808, in the order of the standard's chapters. */
export const jt808Messages: readonly MessageDeclaration[] = [
  ...sessionMessages,
  ...controlMessages,
  ...positionMessages,
  ...textMessages,
  ...areaMessages,
  ...recordMessages,
  ...mediaMessages,
];
