/** The exercises of chapter 7, Asking again and again. */

import type { Exercise } from '../exercise.ts';
import { longPollArrivals } from './long-poll-arrivals.ts';
import { whyAnswer } from './why-answer.ts';
import { repairLongPoll } from './repair-long-poll.ts';
import { poll } from './poll.ts';
import { sseOrWebsocket } from './sse-or-websocket.ts';
import { techniques } from './techniques.ts';

export const EXERCISES: readonly Exercise[] = [
  poll,
  longPollArrivals,
  techniques,
  repairLongPoll,
  whyAnswer,
  sseOrWebsocket,
];
