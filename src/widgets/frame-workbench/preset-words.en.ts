/** The names of the presets, in English; loaded when the reader first wants to choose. */

import type { PresetWords } from './messages.ts';

export const PRESET_WORDS: PresetWords = {
  legal: 'Legal, most from RFC 6455 §5.7',
  illegal: 'To be refused',
  names: {
    hello: 'Text “Hello” from a server',
    'hello-masked': 'Text “Hello” from a client',
    fragments: '“Hel” and “lo”: two frames, one message',
    ping: 'Ping from a server',
    'pong-masked': 'Pong from a client',
    'binary-256': '256 bytes, 16-bit length',
    'binary-65536': '65,536 bytes, 64-bit length',
    empty: 'Empty text from a server',
    'empty-masked': 'Empty text from a client',
    'unmasked-client': 'Client frame without a mask',
    'masked-server': 'Server frame with a mask',
    rsv1: 'RSV1 without an extension',
    'reserved-opcode': 'Reserved opcode 3',
    'reserved-control': 'Reserved control opcode B',
    'fragmented-ping': 'Ping with FIN = 0',
    'long-ping': 'Ping with 126 bytes',
    'long-form-16': 'Length 124 in 16 bits',
    'long-form-64': 'Length 65,535 in 64 bits',
    'top-bit': 'Length with its top bit set',
    'close-one-byte': 'Close with a body of one byte',
    'close-1005': 'Close with code 1005',
    'close-1006': 'Close with code 1006',
    'close-1015': 'Close with code 1015',
    'close-0': 'Close with code 0',
    'two-starts': 'A text inside an unfinished text',
    'lost-start': 'A continuation of nothing',
    'after-close': 'Text behind a Close frame',
  },
};
