/** 13.3: find the first illegal frame, or see that there is none. */

import type { Draw } from '../draw.ts';
import type { Exercise, Said, Trap } from '../exercise.ts';
import { described, drawSequence, hasControlInside, type Piece, statesOf } from './sequences.ts';
import { checkHeader, type Rule } from '#protocol/check.ts';
import { parseHeader } from '#protocol/frame.ts';
import { isControl, OPCODE } from '#protocol/opcode.ts';
import { serializeHeader } from '#protocol/serialize-frame.ts';

/** A sequence with a control frame inside a message; in every other one a frame is made illegal. */
function drawSuspects(draw: Draw): Piece[] {
  for (;;) {
    const pieces = drawSequence(draw, draw.int(4, 6));
    if (!hasControlInside(pieces)) continue;
    if (draw.next() < 0.5) return pieces;
    const at = draw.int(0, pieces.length - 1);
    return pieces.with(at, illegalAt(draw, pieces, at));
  }
}

function illegalAt(draw: Draw, pieces: readonly Piece[], at: number): Piece {
  const { fin, opcode } = pieces[at]!;
  if (isControl(opcode) && draw.next() < 0.5) return { fin: false, opcode };
  const isInside = statesOf(pieces)[at] !== 'idle';
  const wrong = isInside ? draw.pick([OPCODE.text, OPCODE.binary]) : OPCODE.continuation;
  return { fin, opcode: wrong };
}

/** Where a receiver fails, and on which rule; `undefined` if it does not. */
export function firstFailure(pieces: readonly Piece[]): { at: number; rule: Rule } | undefined {
  const states = statesOf(pieces);
  for (const [at, piece] of pieces.entries()) {
    const header = parseHeader(serializeHeader(piece))!;
    const [violation] = checkHeader(header, { receiver: 'client', before: states[at] });
    if (violation !== undefined) return { at, rule: violation.rule };
  }
  return undefined;
}

/** Why a frame is legal that somebody took for illegal. */
function whyLegal(pieces: readonly Piece[], at: number): Said {
  const { opcode } = pieces[at]!;
  const isInside = statesOf(pieces)[at] !== 'idle';
  const holes = { n: at + 1 };
  if (isControl(opcode)) return { key: isInside ? 'control-inside' : 'control-between', holes };
  if (!isInside) return { key: 'start-between', holes };
  const isBehindControl = isControl(pieces[at - 1]!.opcode);
  return { key: isBehindControl ? 'continuation-behind-control' : 'continuation', holes };
}

export const firstIllegal: Exercise = {
  id: 'first-illegal',
  number: '13.3',
  worked: 'which-frame-may-come-when',
  sections: ['RFC 6455 §5.4', 'RFC 6455 §5.5'],
  task(draw) {
    const pieces = drawSuspects(draw);
    const failure = firstFailure(pieces);
    const right = failure === undefined ? 'none' : String(failure.at + 1);
    const traps = pieces.flatMap((_, at): Trap[] => {
      const given = String(at + 1);
      if (given === right) return [];
      const isBehind = failure !== undefined && at > failure.at;
      return [isBehind ? { key: 'earlier', given } : { ...whyLegal(pieces, at), given }];
    });
    if (failure !== undefined) traps.push({ key: `overlooked-${failure.rule}`, given: 'none' });
    const rows = pieces.map((piece, n) => [String(n + 1), ...described(piece)]);
    const states = statesOf(pieces);
    const walk = rows.slice(0, (failure?.at ?? pieces.length) + 1).map((row, n) => [
      ...row,
      {
        label:
          n === failure?.at
            ? 'row-illegal'
            : states[n + 1] === 'idle'
              ? 'row-between'
              : 'row-inside',
      },
    ]);
    return {
      shown: [{ kind: 'table', rows, caption: { label: 'frames' } }],
      parts: [
        {
          kind: 'choice',
          id: 'first',
          options: [...rows.map(([n]) => ({ id: n!, text: n! })), { id: 'none' }],
          right: [right],
          traps,
        },
      ],
      steps: [
        { key: 'walk', shown: { kind: 'table', rows: walk } },
        failure === undefined
          ? { key: 'all-legal' }
          : { key: `broken-${failure.rule}`, holes: { n: failure.at + 1 } },
      ],
    };
  },
};
