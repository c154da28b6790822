/**
 * What prose can do with the composer.
 * @module
 */

import { encodeUtf8 } from '#protocol/bytes.ts';
import { insert, isPart, setMessage, type State, toggleCut } from './model.ts';
import { presetNamed } from './presets.ts';
import type { Place } from './state.ts';
import { tell } from './story.ts';
import { TRAY, type TrayName } from './tray.ts';

/** The step with which a reader who has chosen an example begins: what is wrong, or how it ends. */
export function stepToShow(state: State): number {
  const { steps } = tell(state);
  const wrong = steps.findIndex(({ failure }) => failure !== undefined);
  return wrong < 0 ? steps.length - 1 : wrong;
}

/**
 * Does one of:
 *
 * - `preset NAME`
 * - `message TEXT`
 * - `cuts OFFSET …`: at these places and at no others
 * - `put NAME AT`: something from the tray in front of the frame with this index
 * - `clear`: nothing but the fragments, in their order
 * - `sender client`, `kind binary`
 * - `step N`, where the step behind frame N is N; `step end`
 */
export function act(place: Place, action: string, args: readonly string[]): Place {
  const { state } = place;
  const [first = '', second = ''] = args;
  const shown = (next: State): Place => ({ state: next, step: stepToShow(next) });
  switch (action) {
    case 'preset': {
      const preset = presetNamed(first);
      return preset === undefined ? place : shown(preset);
    }
    case 'message':
      return shown(setMessage(state, encodeUtf8(first)));
    case 'cuts': {
      const wanted = args.map(Number).filter((cut) => cut <= state.message.length);
      const others = state.cuts.filter((cut) => !wanted.includes(cut));
      const lacking = wanted.filter((cut) => !state.cuts.includes(cut));
      return shown([...others, ...lacking].reduce(toggleCut, state));
    }
    case 'put': {
      if (!Object.hasOwn(TRAY, first)) return place;
      const next = insert(state, Number(second), TRAY[first as TrayName]);
      return next === state ? place : { state: next, step: Number(second) + 1 };
    }
    case 'clear': {
      const parts = state.items.filter(isPart).map((_, part) => ({ part }));
      return shown({ ...state, items: parts });
    }
    case 'sender':
      return { ...place, state: { ...state, sender: first === 'client' ? 'client' : 'server' } };
    case 'kind':
      return shown({ ...state, kind: first === 'binary' ? 'binary' : 'text' });
    case 'step':
      return { state, step: first === 'end' ? state.items.length : Number(first) };
    default:
      return place;
  }
}
