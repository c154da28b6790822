/** The exercises of chapter 13, Messages, fragments, control frames. */

import type { Exercise } from '../exercise.ts';
import { firstIllegal } from './first-illegal.ts';
import { fragments } from './fragments.ts';
import { messageEvents } from './message-events.ts';
import { pingInside } from './ping-inside.ts';
import { textOrBinary } from './text-or-binary.ts';
import { validText } from './valid-text.ts';

export const EXERCISES: readonly Exercise[] = [
  fragments,
  pingInside,
  firstIllegal,
  validText,
  messageEvents,
  textOrBinary,
];
