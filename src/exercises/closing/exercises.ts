/** The exercises of chapter 14, Staying alive, ending well. */

import type { Exercise } from '../exercise.ts';
import { answerPing } from './answer-ping.ts';
import { backoff } from './backoff.ts';
import { close } from './close.ts';
import { closeCodes } from './close-codes.ts';
import { closeOrder } from './close-order.ts';
import { pageSees } from './page-sees.ts';
import { pingInterval } from './ping-interval.ts';

export const EXERCISES: readonly Exercise[] = [
  close,
  closeCodes,
  answerPing,
  pingInterval,
  closeOrder,
  pageSees,
  backoff,
];
