import { describe, expect, test } from 'vitest';
import { decodeUtf8 } from '#protocol/bytes.ts';
import { judge } from '#widgets/connection-timeline/channels.ts';
import {
  act,
  messageOf,
  nextPreset,
  PRESET_NAMES,
  PRESETS,
  presetOf,
  readWork,
  START,
  uses,
  WAYS,
} from '#widgets/connection-timeline/model.ts';

describe('uses()', () => {
  test('counts round trips where nothing else takes time', () => {
    const ends = uses(PRESETS['round-trips']).map(({ way, end }) => [way, end]);
    expect(ends).toEqual([
      ['one-each', 2000],
      ['keep-alive', 1200],
      ['persistent', 1200],
      ['pipelined', 400],
      ['several', 400],
      ['streams', 400],
    ]);
  });

  test('opens with data under way in both directions, in the ways that do not wait', () => {
    const busy = uses(START).filter(({ connections }) =>
      connections.some(({ both }) => both.length > 0),
    );
    expect(busy.map(({ way }) => way)).toEqual(['pipelined', 'streams']);
  });

  test('shows both directions busy in every way where the server answers early', () => {
    for (const { way, connections } of uses(PRESETS.upload)) {
      expect(connections[0]!.both.length, way).toBeGreaterThan(0);
    }
  });
});

test('messageOf() shows the head of a message, and how much follows', () => {
  const all = uses(START);
  const head = (part: 'request' | 'response') => {
    const message = messageOf(all, { way: 'keep-alive', index: 0, part });
    return [
      decodeUtf8(message.head)!
        .split('\r\n')
        .filter((line) => /HTTP|Conn/.test(line)),
      message.body,
    ];
  };
  expect(head('request')).toEqual([['GET /item-1 HTTP/1.0', 'Connection: keep-alive'], 0]);
  expect(head('response')).toEqual([['HTTP/1.0 200 OK', 'Connection: keep-alive'], 8000]);
  expect(messageOf(all, START.chosen).body).toBe(8000);
});

describe('act()', () => {
  test('does what prose asks for, and leaves alone what it does not know', () => {
    expect(act(START, 'preset', ['upload'])).toEqual(PRESETS.upload);
    expect(act(START, 'set', ['requests', '3']).requests).toBe(3);
    expect(act(START, 'set', ['requests', '99']).requests).toBe(8);
    expect(act(START, 'set', ['rtt', '84']).rtt).toBe(80);
    expect(act(START, 'set', ['rtt', 'x'])).toBe(START);
    expect(act(START, 'set', ['rate', '10']).rate).toBe(10);
    expect(act(START, 'set', ['rate', '3'])).toBe(START);
    expect(act(START, 'set', ['colour', '3'])).toBe(START);
    expect(act(START, 'work', ['90, 30']).work).toEqual([90, 30]);
    expect(act(START, 'work', ['much']).work).toBe(START.work);
    expect(act(START, 'early', ['on']).early).toBe(true);
    expect(act(START, 'mark', ['off']).marked).toBe(false);
    expect(act(START, 'look', ['streams', '3', 'response']).chosen).toEqual({
      way: 'streams',
      index: 2,
      part: 'response',
    });
    expect(act(START, 'look', ['streams', '3', 'tail'])).toBe(START);
    expect(act(START, 'pick', ['tcp', 'full']).picks).toEqual({ tcp: 'full' });
    expect(act(START, 'pick', ['tcp', 'maybe'])).toBe(START);
    expect(act(START, 'dance', [])).toBe(START);
  });
});

test('nextPreset() goes round, and keeps what was sorted', () => {
  let state = act(START, 'pick', ['tcp', 'full']);
  for (const name of [...PRESET_NAMES.slice(1), PRESET_NAMES[0]]) {
    state = nextPreset(state, 1);
    expect(presetOf(state)).toBe(name);
  }
  expect(presetOf(nextPreset(state, -1))).toBe(PRESET_NAMES.at(-1));
  expect(state.picks.tcp).toBe('full');
  expect(presetOf(act(START, 'set', ['rtt', '10']))).toBeUndefined();
});

test('readWork() reads lists as people write them', () => {
  expect(readWork(' 90,30  70')).toEqual([90, 30, 70]);
  expect(readWork('0')).toEqual([0]);
  for (const text of ['', '-1', '501', '1 2 3 4 5 6 7 8 9', 'a']) {
    expect(readWork(text), text).toBeUndefined();
  }
});

test('judge() accepts half-duplex for an exchange as a comparison only', () => {
  expect(judge('tcp', 'full')).toBe('right');
  expect(judge('tcp', 'half')).toBe('wrong');
  expect(judge('exchange', 'none')).toBe('right');
  expect(judge('exchange', 'half')).toBe('almost');
  expect(judge('exchange', 'simplex')).toBe('wrong');
});

test('every preset looks at a request that it has', () => {
  for (const { chosen, requests } of Object.values(PRESETS)) {
    expect(WAYS).toContain(chosen.way);
    expect(chosen.index).toBeLessThan(requests);
  }
});
