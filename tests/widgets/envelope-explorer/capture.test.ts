/** What the explorer saves, as tshark reads it. */
import { expect, test } from 'vitest';
import { capture } from '#widgets/envelope-explorer/capture.ts';
import { picture, START, type State } from '#widgets/envelope-explorer/model.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { expectFlawless, inspectRecorded } from '../../net/tshark.ts';

const SAVED: Readonly<Record<string, State>> = {
  'envelope-explorer-client': START,
  'envelope-explorer-server': {
    ...START,
    text: 'é'.repeat(4000),
    sender: 'server',
    ip: 6,
    timestamps: true,
  },
};

test.each(Object.entries(SAVED))('capture() of %s is a whole connection', (name, state) => {
  const frames = inspectRecorded(name, capture(state)!);
  expectFlawless(frames);
  // Handshakes of TCP and of WebSocket, and both ends of TCP at the close.
  const flags = frames.map(({ fields }) => Number(fields['tcp.flags']![0]));
  expect(flags.slice(0, 3)).toEqual([0x02, 0x12, 0x10]);
  expect(flags.filter((bits) => (bits & 1) !== 0)).toHaveLength(2);
  expect(frames.some(({ fields }) => fields['http.request.method']?.[0] === 'GET')).toBe(true);
  expect(frames.some(({ fields }) => fields['http.response.code']?.[0] === '101')).toBe(true);
  const said = frames.filter(({ protocols }) => protocols.includes('websocket'));
  expect(said.map(({ fields }) => fields['websocket.opcode']![0])).toEqual(['1', '8', '8']);
  expect(said[0]!.fields['websocket.mask']).toEqual([state.sender === 'client' ? '1' : '0']);
  // What is shown is, byte for byte, in what is saved, but for the frame check sequence.
  const file = encodeHex(capture(state)!, '');
  for (const { bytes } of picture(state).packets) {
    expect(file).toContain(encodeHex(bytes.subarray(0, -4), ''));
  }
});

test('capture() has nothing with TLS', () => {
  expect(capture({ ...START, tls: true })).toBeUndefined();
});
