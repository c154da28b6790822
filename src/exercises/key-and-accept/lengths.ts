/** 9.4: how long everything is. */

import type { Exercise, NumberPart, Trap } from '../exercise.ts';
import { encodeUtf8 } from '#protocol/bytes.ts';
import { deriveAccept } from '#protocol/handshake/accept-key.ts';
import { encodeKey, KEY_BYTES } from '#protocol/handshake/key.ts';

const key = encodeKey(encodeUtf8('the sample nonce'));
const { digest, accept } = deriveAccept(key);

const length = (
  id: string,
  right: number,
  mistakes: Readonly<Record<number, string>>,
): NumberPart => ({
  kind: 'number',
  id,
  right,
  traps: Object.entries(mistakes).map(([given, name]): Trap => ({ key: `${id}-${name}`, given })),
});

export const lengths: Exercise = {
  id: 'lengths',
  number: '9.4',
  fixed: true,
  worked: 'accept-machine',
  sections: ['RFC 6455 §4.1', 'RFC 6455 §4.2.2', 'RFC 4648 §4'],
  task: () => ({
    parts: [
      length('key-bytes', KEY_BYTES, {
        24: 'characters',
        18: 'padding',
        32: 'hex',
        128: 'bits',
      }),
      length('key-characters', key.length, { 16: 'bytes', 22: 'padding', 32: 'hex' }),
      length('digest', digest.length, {
        40: 'hex',
        160: 'bits',
        32: 'sha-256',
        60: 'input',
        28: 'accept',
      }),
      length('accept-characters', accept.length, {
        56: 'hex',
        40: 'digits',
        27: 'padding',
        20: 'bytes',
      }),
    ],
    steps: [
      { key: 'key', holes: { bytes: KEY_BYTES, characters: key.length } },
      { key: 'digest', holes: { bytes: digest.length } },
      { key: 'accept', holes: { bytes: digest.length, characters: accept.length } },
    ],
  }),
};
