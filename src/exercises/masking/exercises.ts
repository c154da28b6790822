/** The exercises of chapter 12, Masking. */

import type { Exercise } from '../exercise.ts';
import { keyByte } from './key-byte.ts';
import { maskExercise } from './mask.ts';
import { maskingDoes } from './masking-does.ts';
import { preMask } from './pre-mask.ts';
import { unmask } from './unmask.ts';
import { unmaskStream } from './unmask-stream.ts';

export const EXERCISES: readonly Exercise[] = [
  maskExercise,
  unmask,
  keyByte,
  maskingDoes,
  preMask,
  unmaskStream,
];
