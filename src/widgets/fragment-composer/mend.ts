/**
 * Repairs for a sequence of frames. The core offers those that mend a frame alone; here are those that
 * change what was composed. A repair is offered only where the receiver, asked again, gets further.
 * @module
 */

import { isControl, MAX_CONTROL_PAYLOAD, OPCODE } from '#protocol/opcode.ts';
import { type Repair, repairFrame } from '#protocol/repair-frame.ts';
import { force, isPart, type Item, remove, setBody, type State } from './model.ts';
import { type Story, tell } from './story.ts';

export type MendName =
  | Repair
  | 'put-in-order'
  | 'let-cuts-decide'
  | 'close-last'
  | 'remove'
  | 'send-binary'
  | 'shorten'
  | 'no-limit';

export interface Mend {
  readonly name: MendName;
  /** What it makes. */
  readonly state: State;
}

/** The repairs for the frame at this place that breaks a rule. */
export function mendsFor(state: State, story: Story, at: number): Mend[] {
  const failure = story.steps[at + 1]?.failure;
  const item = state.items[at];
  if (failure === undefined || item === undefined) return [];
  const repairs = failure.violation?.repairs ?? [];
  const mends = [
    ...repairs.map((name) => ({ name, state: repaired(state, story, at, name) })),
    { name: 'put-in-order', state: inOrder(state) },
    { name: 'let-cuts-decide', state: unforced(state) },
    { name: 'close-last', state: closeLast(state) },
    { name: 'remove', state: remove(state, at) },
    { name: 'send-binary', state: { ...state, kind: 'binary' } },
    { name: 'shorten', state: shortened(state, at) },
    { name: 'no-limit', state: { ...state, limit: undefined } },
  ] satisfies Mend[];
  return mends
    .filter((mend) => mend.state !== state)
    .filter((mend) => firstProblem(mend) > (mend.name === 'remove' ? at - 1 : at));
}

/** Index of the first frame that breaks a rule; ∞ if none does. */
function firstProblem({ state }: Mend): number {
  const step = tell(state).steps.findIndex(({ failure }) => failure !== undefined);
  return step < 0 ? Infinity : step - 1;
}

function repaired(state: State, story: Story, at: number, repair: Repair): State {
  const { header, payload } = story.frames[at]!;
  const { fin, opcode } = header;
  const mended = repairFrame({ fin, opcode, payload }, repair, 0);
  const body = mended.payload!;
  const forced = force(state, at, { fin: mended.fin!, opcode: mended.opcode });
  return body.length === payload.length ? forced : setBody(forced, at, body);
}

/** The parts as the message has them, in the places that parts have now. */
function inOrder(state: State): State {
  const parts = state.items.filter(isPart).toSorted((a, b) => a.part - b.part);
  let next = 0;
  return { ...state, items: state.items.map((item) => (isPart(item) ? parts[next++]! : item)) };
}

function unforced(state: State): State {
  return {
    ...state,
    items: state.items.map((item) => (isPart(item) ? { part: item.part } : item)),
  };
}

function closeLast(state: State): State {
  const isClose = (item: Item) => !isPart(item) && item.opcode === OPCODE.close;
  const [others, closes] = [false, true].map((wanted) =>
    state.items.filter((item) => isClose(item) === wanted),
  );
  return { ...state, items: [...others!, ...closes!] };
}

function shortened(state: State, at: number): State {
  const item = state.items[at]!;
  if (isPart(item) || !isControl(item.opcode) || item.opcode === OPCODE.close) return state;
  return setBody(state, at, item.body.slice(0, MAX_CONTROL_PAYLOAD));
}
