import { describe, expect, test } from 'vitest';
import {
  insert,
  MAX_CALLS,
  meant,
  move,
  readCalls,
  remove,
  setVariable,
  type State,
} from '#widgets/call-sequencer/model.ts';
import { act } from '#widgets/call-sequencer/act.ts';
import { PRESET_GROUPS, PRESETS, presetNamed } from '#widgets/call-sequencer/presets.ts';
import { tell } from '#widgets/call-sequencer/tell.ts';

const { works } = PRESETS;
const namesOf = (state: State, who: 'server' | 'client' = 'client') =>
  state.programs[who].map(({ name, on }) => (on === 'c' ? `${name}-c` : name)).join(' ');

describe('meant()', () => {
  test('means what accept() gave, while that is open, and the socket itself for what needs that', () => {
    const before = readCalls(['socket', 'bind', 'listen', 'accept']);
    expect(meant('recv', before).on).toBe('c');
    expect(meant('accept', before).on).toBe('s');
    expect(meant('close', readCalls(['socket', 'accept', 'close-c'])).on).toBe('s');
    expect(meant('send', readCalls(['socket', 'connect'])).on).toBe('s');
  });
});

describe('insert(), remove(), move() and setVariable()', () => {
  test('change one program and leave the other', () => {
    const more = insert(works, 'client', 1, 'bind');
    expect(namesOf(more)).toBe('socket bind connect send recv close');
    expect(namesOf(move(more, 'client', 1, 3))).toBe('socket connect send bind recv close');
    expect(namesOf(remove(more, 'client', 1))).toBe(namesOf(works));
    expect(namesOf(setVariable(works, 'client', 2, 'c'))).toBe('socket connect send-c recv close');
    expect(more.programs.server).toBe(works.programs.server);
  });

  test('do nothing where there is no room, no place and no variable', () => {
    const full = Array(MAX_CALLS)
      .fill('socket')
      .reduce((state: State) => insert(state, 'client', 0, 'socket'), works);
    expect(full.programs.client).toHaveLength(MAX_CALLS);
    expect(insert(full, 'client', 0, 'socket')).toBe(full);
    expect(move(works, 'client', 0, -1)).toBe(works);
    expect(move(works, 'client', 0, 5)).toBe(works);
    expect(move(works, 'client', 9, 0)).toBe(works);
    expect(setVariable(works, 'client', 0, 'c')).toBe(works);
    expect(setVariable(works, 'client', 9, 'c')).toBe(works);
  });
});

describe('presets', () => {
  test('are offered once each', () => {
    expect(Object.values(PRESET_GROUPS).flat().toSorted()).toEqual(Object.keys(PRESETS).toSorted());
    expect(presetNamed('toString')).toBeUndefined();
  });
});

describe('act()', () => {
  const place = { state: works, step: 0, tab: 'browser' } as const;

  test('shows an example where it fails, or at its end', () => {
    const { steps } = tell(PRESETS['accept-first']);
    const failing = steps[act(place, 'preset', ['accept-first']).step]!.what;
    expect(failing).toMatchObject({ outcome: { reason: 'accept-not-listening' } });
    expect(act(place, 'preset', ['works'])).toEqual({
      state: works,
      step: tell(works).steps.length - 1,
      tab: 'sockets',
    });
    expect(act(place, 'preset', ['nonsense'])).toBe(place);
  });

  test('finds the step in which a call is made, and the one in which it returns', () => {
    const stepOf = (...args: string[]) => tell(works).steps[act(place, 'find', args).step]!.what;
    expect(stepOf('server', 'accept', 'made')).toMatchObject({ outcome: { kind: 'waits' } });
    expect(stepOf('server', 'accept', 'returned')).toMatchObject({
      kind: 'arrival',
      returned: { outcome: { kind: 'done', value: 4 } },
    });
    expect(stepOf('server', 'close', 'made', '2')).toMatchObject({ kind: 'call', call: 7 });
    expect(act(place, 'find', ['client', 'listen', 'made'])).toBe(place);
  });

  test('changes kind, order and calls', () => {
    expect(act(place, 'kind', ['udp']).state.kind).toBe('udp');
    expect(act(place, 'kind', ['tcp']).state.kind).toBe('tcp');
    expect(act(place, 'first', ['client']).state.first).toBe('client');
    expect(namesOf(act(place, 'put', ['client', 'bind', '1']).state)).toBe(
      'socket bind connect send recv close',
    );
    expect(act(place, 'put', ['client', 'create', '1'])).toBe(place);
    expect(act(place, 'step', ['3']).step).toBe(2);
    expect(act(place, 'step', ['end']).step).toBe(tell(works).steps.length - 1);
    expect(act(place, 'tab', ['sockets']).tab).toBe('sockets');
    expect(act(place, 'tab', ['browser']).tab).toBe('browser');
    expect(act(place, 'jump', [])).toBe(place);
  });
});
