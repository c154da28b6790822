/** The exercises of chapter 1, The page that must be told. */

import type { Exercise } from '../exercise.ts';
import { httpAllows } from './http-allows.ts';
import { questionTime } from './question-time.ts';
import { whatHttpLacks } from './what-http-lacks.ts';
import { whoStarts } from './who-starts.ts';

export const EXERCISES: readonly Exercise[] = [whoStarts, httpAllows, questionTime, whatHttpLacks];
