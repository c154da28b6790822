import { describe, expect, test } from 'vitest';
import { PRESETS } from '#widgets/call-sequencer/presets.ts';
import { parseState, serializeState } from '#widgets/call-sequencer/state.ts';

describe('parseState() and serializeState()', () => {
  test('restore every example', () => {
    for (const state of Object.values(PRESETS)) {
      for (const tab of ['sockets', 'browser'] as const) {
        const place = { state, step: 12, tab };
        expect(parseState(serializeState(place))).toEqual(place);
      }
    }
  });

  test('write what a person can read', () => {
    const place = { state: PRESETS['client-first'], step: 7, tab: 'sockets' } as const;
    expect(serializeState(place)).toBe(
      'tcp,socket.bind.listen.accept.recv-c.send-c.close-c.close,socket.connect.send.recv.close,client-first,step7',
    );
  });

  test('take programs without a call', () => {
    expect(parseState('udp,,')?.state.programs).toEqual({ server: [], client: [] });
  });

  test.each([
    ['nothing', ''],
    ['another kind', 'raw,socket,socket'],
    ['a program is missing', 'tcp,socket'],
    ['no call', 'tcp,socket.bnd,socket'],
    ['another variable', 'tcp,socket.bind-x,socket'],
    ['socket on a variable', 'tcp,socket-c,socket'],
    ['too many calls', `tcp,${Array(13).fill('socket').join('.')},socket`],
    ['an unknown word', 'tcp,socket,socket,fast'],
  ])('parseState() refuses a damaged link: %s', (_, text) => {
    expect(parseState(text)).toBeUndefined();
  });
});
