/** The exercises of chapter 10, The frame header, bit by bit. */

import type { Exercise } from '../exercise.ts';
import { decode } from './decode.ts';
import { firstTwoBytes } from './first-two-bytes.ts';
import { fourWords } from './four-words.ts';
import { frameStarts } from './frame-starts.ts';
import { legalFrame } from './legal-frame.ts';
import { offsets } from './offsets.ts';

export const EXERCISES: readonly Exercise[] = [
  decode,
  firstTwoBytes,
  legalFrame,
  frameStarts,
  offsets,
  fourWords,
];
