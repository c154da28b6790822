/**
 * What prose can do with the sequencer.
 * @module
 */

import { isCallName } from '#sim/sockets/call.ts';
import { insert, type State } from './model.ts';
import { presetNamed } from './presets.ts';
import type { Place } from './state.ts';
import { stepOfCall, stepToShow } from './story.ts';
import { tell } from './tell.ts';

/**
 * Does one of:
 *
 * - `preset NAME`, shown where it fails, or at its end
 * - `kind tcp`, `first client`
 * - `put WHO CALL AT`: a call in front of the one with this index
 * - `find WHO CALL made|returned [N]`: the step in which the Nth call of this name is made, or returns
 * - `step N`, counted from 1; `step end`
 * - `tab browser`
 */
export function act(place: Place, action: string, args: readonly string[]): Place {
  const { state } = place;
  const [first = '', second = '', third = '', fourth = '1'] = args;
  const who = first === 'client' ? 'client' : 'server';
  const shown = (next: State): Place => ({
    state: next,
    step: stepToShow(tell(next)),
    tab: 'sockets',
  });
  switch (action) {
    case 'preset': {
      const preset = presetNamed(first);
      return preset === undefined ? place : shown(preset);
    }
    case 'kind':
      return shown({ ...state, kind: first === 'udp' ? 'udp' : 'tcp' });
    case 'first':
      return shown({ ...state, first: who });
    case 'put':
      return isCallName(second) ? shown(insert(state, who, Number(third), second)) : place;
    case 'find': {
      const calls = state.programs[who].flatMap(({ name }, at) => (name === second ? [at] : []));
      const call = calls[Number(fourth) - 1];
      if (call === undefined) return place;
      const when = third === 'made' ? 'made' : 'returned';
      return { state, step: stepOfCall(tell(state), who, call, when), tab: 'sockets' };
    }
    case 'step': {
      const last = tell(state).steps.length - 1;
      return { state, step: first === 'end' ? last : Number(first) - 1, tab: 'sockets' };
    }
    case 'tab':
      return { ...place, tab: first === 'browser' ? 'browser' : 'sockets' };
    default:
      return place;
  }
}
