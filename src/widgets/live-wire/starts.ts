/**
 * The scripts that the live wire can start with, and the step that is looked at first.
 * @module
 */

import type { Script } from '#sim/wire/script.ts';
import type { Place } from './model.ts';

export interface Start {
  readonly script: Script;
  readonly place: Place;
}

const HELLO: Script = {
  seed: 1,
  actions: [
    { time: 200, action: { kind: 'text', side: 'client', text: 'Hello', cuts: [] } },
    { time: 400, action: { kind: 'text', side: 'server', text: 'Hi', cuts: [] } },
  ],
};

/** By the name with which a chapter asks for it. */
export const STARTS = {
  /** A message each way: the first frame has just left. */
  hello: { script: HELLO, place: ['send', 'client', 2] },
  /** The same, as the request leaves. */
  opening: { script: HELLO, place: ['send', 'client', 1] },
  /** A message in two fragments, cut inside a character, and a Ping between them. */
  fragments: {
    script: {
      seed: 1,
      actions: [
        { time: 200, action: { kind: 'text', side: 'server', text: '你好', cuts: [4] } },
        { time: 210, action: { kind: 'ping', side: 'server', text: 'hb' } },
      ],
    },
    place: ['send', 'server', 3],
  },
  /** The client closes while the server is still sending. */
  closing: {
    script: {
      seed: 1,
      actions: [
        { time: 200, action: { kind: 'close', side: 'client', code: 1000, reason: 'bye' } },
        { time: 220, action: { kind: 'text', side: 'server', text: 'one more', cuts: [] } },
      ],
    },
    place: ['send', 'client', 2],
  },
} as const satisfies Readonly<Record<string, Start>>;

export type StartName = keyof typeof STARTS;

/** @returns `undefined` if there is no such start */
export function startNamed(name: string | undefined): Start | undefined {
  return Object.hasOwn(STARTS, name ?? '') ? STARTS[name as StartName] : undefined;
}
