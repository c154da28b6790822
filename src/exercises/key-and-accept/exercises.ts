/** The exercises of chapter 9, Key and Accept. */

import type { Exercise } from '../exercise.ts';
import { accept } from './accept.ts';
import { lengths } from './lengths.ts';
import { validKeys } from './valid-keys.ts';
import { whatItProves } from './what-it-proves.ts';
import { whichServerBug } from './which-server-bug.ts';

export const EXERCISES: readonly Exercise[] = [
  accept,
  whichServerBug,
  validKeys,
  lengths,
  whatItProves,
];
