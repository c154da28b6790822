import type { TroubleWords } from './messages.ts';

export const TROUBLE_WORDS: TroubleWords = {
  faults: {
    'stray-continuation': 'no character begins with this byte',
    overlong: 'overlong: a shorter form exists',
    surrogate: 'a surrogate, which is no character',
    'too-large': 'above U+10FFFF',
    'invalid-byte': 'this byte never stands in UTF‑8',
    truncated: 'a character ends too early',
  },
  certain: 'certain at byte {n} of {all}',
  rules: {
    'message-too-large': {
      title: 'The message is longer than the receiver takes',
      why: 'A limit for frames alone would not help: fragments add up. So the receiver counts the whole message, and refuses the fragment that goes beyond.',
    },
  },
  mends: {
    'put-in-order': 'Put the fragments in order',
    'let-cuts-decide': 'Set FIN and opcode as the cuts need them',
    'close-last': 'Send Close last',
    remove: 'Take it away',
    'send-binary': 'Send it as binary',
    shorten: 'Shorten it to 125 bytes',
    'no-limit': 'Take any length',
  },
};
