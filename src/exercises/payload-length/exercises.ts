/** The exercises of chapter 11, Payload length. */

import type { Exercise } from '../exercise.ts';
import { headerSizeExercise } from './header-size.ts';
import { largestFrame } from './largest-frame.ts';
import { legalLengths } from './legal-lengths.ts';
import { length } from './length.ts';
import { readLength } from './read-length.ts';
import { utf8Length } from './utf8-length.ts';

export const EXERCISES: readonly Exercise[] = [
  length,
  headerSizeExercise,
  legalLengths,
  readLength,
  utf8Length,
  largestFrame,
];
