/**
 * A technique as a capture file: loaded when a reader wants one.
 * @module
 */

import { captureOf as captureOfRun } from '#sim/push/packets.ts';
import { runOf } from './model.ts';
import type { Setup, Technique } from './settings.ts';

/** All that a page sends and gets, as Wireshark opens it. Without TLS, which is not built. */
export function captureOf(technique: Technique, setup: Setup): Uint8Array<ArrayBuffer> {
  return captureOfRun(runOf(technique, setup, false));
}
