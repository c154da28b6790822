/**
 * What came before a frame, as far as it decides which frames may follow (RFC 6455 §5.4, §5.5.1).
 * One direction of a connection has one such state.
 * @module
 */

import { requireOneOf } from './errors.ts';
import type { FrameHeader } from './frame.ts';
import { OPCODE } from './opcode.ts';

/**
 * The states: between two messages, inside a text or a binary message, behind a Close frame.
 *
 * @example
 * ```ts
 * MESSAGE_STATES[0]; // => 'idle'
 * ```
 */
export const MESSAGE_STATES = ['idle', 'in-text', 'in-binary', 'closed'] as const;

/** Name of a state. */
export type MessageState = (typeof MESSAGE_STATES)[number];

/**
 * The state behind a frame. Control frames change nothing, but for Close; nor does a frame that may not
 * come in this state.
 *
 * @param before the state in which it comes
 * @throws {RangeError} if there is no such state
 * @example
 * ```ts
 * stateAfter({ opcode: 1, fin: false }, 'idle'); // => 'in-text'
 * stateAfter({ opcode: 9, fin: true }, 'in-text'); // => 'in-text'
 * stateAfter({ opcode: 0, fin: true }, 'in-text'); // => 'idle'
 * stateAfter({ opcode: 8, fin: true }, 'in-text'); // => 'closed'
 * ```
 */
export function stateAfter(
  frame: Pick<FrameHeader, 'opcode' | 'fin'>,
  before: MessageState,
): MessageState {
  const { opcode, fin } = frame;
  // Asked first, since most frames are whole messages.
  if (before !== 'idle') requireOneOf('State', before, MESSAGE_STATES);
  if (opcode === OPCODE.close) return 'closed';
  if (before === 'idle') {
    if (opcode === OPCODE.text && !fin) return 'in-text';
    if (opcode === OPCODE.binary && !fin) return 'in-binary';
    return before;
  }
  return before !== 'closed' && opcode === OPCODE.continuation && fin ? 'idle' : before;
}
