/**
 * Where the exercises of each chapter are. They come chapter by chapter, since a page needs one of them.
 * @module
 */

import type { Exercise } from './exercise.ts';

const CHAPTERS: Readonly<Record<string, () => Promise<readonly Exercise[]>>> = {
  'waiting-page': async () => (await import('./waiting-page/exercises.ts')).EXERCISES,
  layers: async () => (await import('./layers/exercises.ts')).EXERCISES,
  sockets: async () => (await import('./sockets/exercises.ts')).EXERCISES,
  'tcp-connection': async () => (await import('./tcp-connection/exercises.ts')).EXERCISES,
  'byte-stream': async () => (await import('./byte-stream/exercises.ts')).EXERCISES,
  'http-connections': async () => (await import('./http-connections/exercises.ts')).EXERCISES,
  polling: async () => (await import('./polling/exercises.ts')).EXERCISES,
  'opening-handshake': async () => (await import('./opening-handshake/exercises.ts')).EXERCISES,
  'key-and-accept': async () => (await import('./key-and-accept/exercises.ts')).EXERCISES,
  'frame-header': async () => (await import('./frame-header/exercises.ts')).EXERCISES,
  'payload-length': async () => (await import('./payload-length/exercises.ts')).EXERCISES,
  masking: async () => (await import('./masking/exercises.ts')).EXERCISES,
  messages: async () => (await import('./messages/exercises.ts')).EXERCISES,
  closing: async () => (await import('./closing/exercises.ts')).EXERCISES,
};

/** The slugs of the chapters that have exercises, in the order of the book. */
export const EXERCISE_CHAPTERS = Object.keys(CHAPTERS);

/**
 * Loads the exercises of a chapter, in the order of their numbers.
 *
 * @param slug of a chapter, as in its address; one without exercises has none
 */
export async function loadExercises(slug: string): Promise<readonly Exercise[]> {
  return (await CHAPTERS[slug]?.()) ?? [];
}
