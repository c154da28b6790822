/**
 * What prose can ask of the live wire, in words:
 *
 * - `start NAME`: another script, at the step it begins with
 * - `step N`, from 1, or `step end`
 * - `find TYPE [SIDE] [N]`: the N-th step of a kind, as in `find send client 2`, `find message server`
 * - `text SIDE TEXT`, `ping SIDE [TEXT]`, `close SIDE [CODE] [REASON]`, `vanish SIDE`, `cable`, `reset`,
 *   `delay SIDE MS`, `segments SIDE BYTES`: done at the moment that is looked at
 * @module
 */

import type { Action, Place, Side } from './model.ts';
import { type Start, startNamed } from './starts.ts';

export type Wish =
  | { readonly start: Start }
  | { readonly at: number }
  | { readonly place: Place }
  | { readonly action: Action };

interface Asked {
  readonly action: string;
  readonly args: readonly string[];
}

/** @returns `undefined` for what it does not understand */
export function readDeed({ action, args }: Asked): Wish | undefined {
  const [first, second, third = ''] = args;
  if (action === 'start') {
    const start = startNamed(first);
    return start && { start };
  }
  if (action === 'step') return { at: first === 'end' ? Infinity : Number(first) - 1 };
  if (action === 'find') {
    const place = [first as Place[0], second as Side | undefined, Number(third || 1)] as const;
    return { place };
  }
  if (action === 'cable' || action === 'reset') return { action: { kind: action } };
  const side = first as Side;
  switch (action) {
    case 'text':
      return { action: { kind: action, side, text: second ?? '', cuts: [] } };
    case 'ping':
      return { action: { kind: action, side, text: second ?? '' } };
    case 'close': {
      const code = second === undefined ? undefined : Number(second);
      return { action: { kind: action, side, code, reason: third } };
    }
    case 'vanish':
      return { action: { kind: action, side } };
    case 'delay':
      return { action: { kind: action, side, ms: Number(second) } };
    case 'segments':
      return { action: { kind: 'size', side, bytes: Number(second) } };
    default:
      return undefined;
  }
}
