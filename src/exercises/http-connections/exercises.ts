/** The exercises of chapter 6, How HTTP uses connections. */

import type { Exercise } from '../exercise.ts';
import { duplex } from './duplex.ts';
import { httpTime } from './http-time.ts';
import { keepAlives } from './keep-alives.ts';
import { persist } from './persist.ts';
import { pipeline } from './pipeline.ts';
import { stateless } from './stateless.ts';

export const EXERCISES: readonly Exercise[] = [
  persist,
  httpTime,
  pipeline,
  keepAlives,
  duplex,
  stateless,
];
