/** Sequences of frames, as a server might send them. */

import type { Draw } from '../draw.ts';
import { type MessageState, stateAfter } from '#protocol/message-state.ts';
import { isControl, OPCODE, opcodeName } from '#protocol/opcode.ts';

export interface Piece {
  readonly fin: boolean;
  readonly opcode: number;
}

/** A legal sequence; its last message may be unfinished. */
export function drawSequence(draw: Draw, length: number): Piece[] {
  const pieces: Piece[] = [];
  for (let state: MessageState = 'idle'; pieces.length < length;) {
    const piece = drawPiece(draw, state);
    pieces.push(piece);
    state = stateAfter(piece, state);
  }
  return pieces;
}

function drawPiece(draw: Draw, state: MessageState): Piece {
  const isInside = state !== 'idle';
  if (draw.next() < 0.3) return { fin: true, opcode: draw.pick([OPCODE.ping, OPCODE.pong]) };
  const fin = draw.next() < 0.4;
  if (isInside) return { fin, opcode: OPCODE.continuation };
  return { fin, opcode: draw.pick([OPCODE.text, OPCODE.binary]) };
}

/** The states before each frame, and the one behind the last. */
export function statesOf(pieces: readonly Piece[]): MessageState[] {
  const states: MessageState[] = ['idle'];
  for (const piece of pieces) states.push(stateAfter(piece, states.at(-1)!));
  return states;
}

/** Whether a control frame stands inside a message. */
export function hasControlInside(pieces: readonly Piece[]): boolean {
  const states = statesOf(pieces);
  return pieces.some(({ opcode }, i) => isControl(opcode) && states[i] !== 'idle');
}

/** FIN as people write it; the blanks do not break. */
export const finText = (fin: boolean | number) => `FIN\u00a0=\u00a0${Number(fin)}`;

/** A frame as people write it: FIN and opcode are terms in every language. */
export function described({ fin, opcode }: Piece): string[] {
  return [finText(fin), `opcode ${opcode.toString(16)} (${opcodeName(opcode)})`];
}
