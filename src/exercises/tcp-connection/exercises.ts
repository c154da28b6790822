/** The exercises of chapter 4, The life of a TCP connection. */

import type { Exercise } from '../exercise.ts';
import { backlogFills } from './backlog-fills.ts';
import { cableCut } from './cable-cut.ts';
import { dataInHandshake } from './data-in-handshake.ts';
import { orderlyClose } from './orderly-close.ts';
import { sequenceNumbers } from './sequence-numbers.ts';
import { statesAfter } from './states-after.ts';

export const EXERCISES: readonly Exercise[] = [
  sequenceNumbers,
  statesAfter,
  backlogFills,
  dataInHandshake,
  orderlyClose,
  cableCut,
];
