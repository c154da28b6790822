/** The exercises of chapter 5, A stream has no messages. */

import type { Exercise } from '../exercise.ts';
import { completedByEachRead } from './completed-by-each-read.ts';
import { endMarkers } from './end-markers.ts';
import { lengthPrefix } from './length-prefix.ts';
import { split } from './split.ts';
import { stickyPackets } from './sticky-packets.ts';

export const EXERCISES: readonly Exercise[] = [
  completedByEachRead,
  lengthPrefix,
  split,
  stickyPackets,
  endMarkers,
];
