/** Words of the exercises of chapter 12. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  mask: {
    title: 'Mask a payload',
    prompt:
      'A client sends the text `{text}`. Mask its payload with this key: XOR each byte of the payload with the byte of the key whose turn it is.\nWrite the masked payload in hex, without the header and without the key.',
    labels: {
      payload: 'Payload: the text in UTF-8',
      key: 'Masking key',
      masked: 'Masked payload',
      'row-payload': 'payload',
      'row-key': 'key',
      'row-masked': 'XOR',
    },
    feedback: {
      'key-reversed':
        'You took the bytes of the key from the last to the first. Byte i of the payload meets byte i mod 4 of the key, in order (RFC 6455 §5.3).',
      'first-byte-only':
        'You took the first byte of the key for all. All four take turns: byte i of the payload meets byte i mod 4 of the key (RFC 6455 §5.3).',
      unmasked:
        'That is the payload as it was. XOR each byte with a byte of the key (RFC 6455 §5.3).',
      'key-from-one':
        'You began with the second byte of the key. Both are counted from 0, so the first byte of the payload meets the first of the key (RFC 6455 §5.3).',
      'key-once':
        'The first four bytes are right. Behind them the key begins again: byte 4 meets byte 0 of the key (RFC 6455 §5.3).',
      'key-by-character':
        'You went on in the key with every character. Masking knows bytes, not characters: each byte of the payload has its turn (RFC 6455 §5.3).',
      or: 'That is OR: a bit is 1 if one of the two is. With XOR, two 1s give 0; equal bits give 0, different ones 1.',
      and: 'That is AND: a bit is 1 if both are. XOR is another: equal bits give 0, different ones 1.',
      sum: 'You added the bytes. XOR adds bit by bit and carries nothing: equal bits give 0, different ones 1.',
      equal:
        'Every bit is the opposite of what it should be. With XOR, equal bits give 0 and different ones 1.',
      'key-first':
        'The masked bytes are right. The key before them belongs to the frame, but to its header.',
      'whole-frame':
        'All of it is right: this is the whole frame. Only the masked payload was asked for, its last bytes.',
    },
    steps: {
      turns: 'Write the key under the payload, over and over:',
      first:
        'XOR each pair bit by bit: equal bits give 0, different ones 1. The first is `{hex}` with `{keyHex}`: `{byte}` XOR `{key}` = `{masked}`, or `{result}`.',
      all: 'The same with each pair gives `{answer}`.',
    },
  },

  unmask: {
    title: 'Unmask a payload',
    prompt:
      'A server has read a text message with this payload and this masking key. What is the text?\nIt is ASCII: there `A` to `Z` are `41` to `5a`, `a` to `z` are `61` to `7a`, `0` to `9` are `30` to `39`, a blank is `20` and `!` is `21`.',
    labels: {
      masked: 'Payload as it stands on the wire',
      key: 'Masking key',
      text: 'The text',
      'row-masked': 'on the wire',
      'row-key': 'key',
      'row-payload': 'XOR',
      'row-text': 'text',
    },
    feedback: {
      hex: 'Those are the right bytes, in hex. Now read them as characters: what is the text?',
      masked:
        'That is still masked. Unmasking is the same operation again: XOR each byte with the key, since XOR undoes itself (RFC 6455 §5.3).',
      'key-reversed':
        'You took the bytes of the key from the last to the first. Byte i meets byte i mod 4 of the key, in order (RFC 6455 §5.3).',
      'first-byte-only':
        'You took the first byte of the key for all. All four take turns (RFC 6455 §5.3).',
      'start-only':
        'So far it is right. Behind the fourth byte the key begins again, and the text goes on (RFC 6455 §5.3).',
    },
    steps: {
      same: 'Unmasking is masking once more: write the key under the bytes, over and over, and XOR each pair.',
      read: 'In ASCII, these bytes are “{text}”.',
    },
  },

  'key-byte': {
    title: 'Whose turn is it?',
    prompt:
      'A client sends two frames. The first has {first} bytes of payload. The second has the masking key `{key}`, and the server reads its payload in pieces of {read} bytes.\nByte {index} of the second payload: which byte of this key does it meet? Count both from 0.',
    labels: { place: 'Byte of the key' },
    feedback: {
      carried:
        'You counted on from the first frame. Every frame has a key of its own and begins at its byte 0 (RFC 6455 §5.3).',
      restarted:
        'You began the key again with every piece. The pieces do not matter: what counts is the place in the whole payload of the frame (RFC 6455 §5.3).',
      'counted-from-one':
        'You counted the bytes of the key from 1. Byte i meets byte i mod 4, and a remainder lies between 0 and 3 (RFC 6455 §5.3).',
      'header-counted':
        'You counted from the start of the frame. Masking begins with the payload, behind the header (RFC 6455 §5.3).',
      quotient:
        'That is how often the key was used up before, the quotient. Its turn is the remainder, {index} mod 4 (RFC 6455 §5.3).',
      'other-remainder':
        'That is another remainder. Divide {index} by 4, and see what is left over.',
      'no-such-byte':
        'A key has four bytes, counted from 0 to 3. The task asks which of them it is (RFC 6455 §5.3).',
    },
    steps: {
      frame:
        'The frame before does not count: this one has a key of its own and begins at its byte 0.',
      pieces:
        'Nor do the pieces: byte {index} is byte {index} of the payload, whichever read brings it.',
      remainder:
        '{index} = {quotient} × 4 + {right}, so {index} mod 4 = {right}: byte {right} of the key, `{byte}`.',
    },
  },

  'masking-does': {
    title: 'What masking does',
    prompt: 'What holds for the masking of WebSocket frames? Tick all that does.',
    labels: {
      'bytes-on-the-wire': 'It keeps a script from choosing which bytes stand on the wire.',
      'under-tls': 'A client must do it under TLS, too.',
      unpredictable: 'Its key must not be predictable.',
      hides: 'It hides the content from somebody who reads along.',
      longer: 'It makes the payload longer.',
    },
    feedback: {
      'about-bytes-on-the-wire':
        'That is what it is for: a script that chose the bytes could make them look like a request to a careless proxy (RFC 6455 §10.3).',
      'about-under-tls': 'It must: a client masks whether or not TLS lies below (RFC 6455 §5.1).',
      'about-unpredictable':
        'It must be so: who knows the next key can mask a message beforehand, and the client’s masking turns it into what was wanted (RFC 6455 §5.3).',
      'about-hides':
        'It hides nothing: the key stands in the same frame, in the clear (RFC 6455 §5.3). What hides the content is TLS (RFC 6455 §10.6).',
      'about-longer':
        'XOR changes bytes and adds none, so the payload keeps its length (RFC 6455 §5.3). What grows is the header, by the 4 bytes of the key.',
    },
    steps: {
      aim: 'Masking is aimed at programs on the way that take the bytes for HTTP. A script must not choose what they see (RFC 6455 §10.3), under TLS or not (RFC 6455 §5.1).',
      key: 'That works only if nobody knows the key before the message is handed over: it must be unpredictable (RFC 6455 §5.3).',
      not: 'The key is in the frame for all to read, so nothing is hidden; and XOR makes no bytes, so the payload stays as long as it is (RFC 6455 §5.3).',
    },
  },

  'pre-mask': {
    title: 'Mask it beforehand',
    prompt:
      'Suppose that a browser had a bug and a script knew the key with which it masks the next frame. The script wants the wire to show the bytes of `{target}`, which are `{wanted}`, where the masked payload stands.\nWhich payload does it send? Write its bytes in hex.',
    labels: {
      key: 'The key that the browser will use',
      payload: 'Payload that the script sends',
      'row-wanted': 'wanted on the wire',
      'row-key': 'key',
      'row-sent': 'sent',
      'row-wire': 'on the wire',
    },
    feedback: {
      'not-masked':
        'The browser masks these, and the wire shows something else. Mask them beforehand with the same key, so that its masking undoes yours (RFC 6455 §10.3).',
      'key-reversed':
        'You took the bytes of the key from the last to the first. Byte i meets byte i mod 4 of the key, in order (RFC 6455 §5.3).',
      'first-byte-only':
        'You took the first byte of the key for all. All four take turns (RFC 6455 §5.3).',
      'key-from-one':
        'You began with the second byte of the key. The first byte of the payload meets the first of the key (RFC 6455 §5.3).',
      'key-once':
        'The first four bytes are right. Behind them the key begins again: byte 4 meets byte 0 of the key (RFC 6455 §5.3).',
      'key-itself':
        'A payload that equals the key becomes zeros on the wire. It has to be the bytes of `{target}` XOR the key.',
      'four-bytes':
        'That is the key. The payload has as many bytes as `{target}`, each of them XORed with the byte of the key whose turn it is.',
      or: 'That is OR. With XOR, two 1s give 0; that is why it can be undone.',
    },
    steps: {
      'turn-around':
        'The browser XORs what the script sends with the key. XOR undoes itself, so the script XORs what it wants to see with the same key.',
      'pre-masked': 'It sends `{answer}`:',
      'masked-again':
        'The browser masks that once more, and the wire shows `{target}`. A key that cannot be foreseen prevents it (RFC 6455 §10.3).',
    },
  },

  'unmask-stream': {
    title: 'Unmask a stream',
    prompt:
      'A long payload arrives in many reads, cut anywhere, and each piece is to be unmasked as it comes. Complete this function in JavaScript.\nIt is called once for each piece: `chunk` has its bytes and `key` the four bytes of the masking key, both as a `Uint8Array`; `offset` says how many bytes of this payload came before. It returns the unmasked bytes of the piece as a `Uint8Array`. In JavaScript, `^` is XOR and `%` the remainder.',
    labels: { code: 'unmask(chunk, key, offset)' },
    feedback: {
      'test-whole':
        'A payload in one piece: `chunk` was `{chunk}`, `key` was `{key}`, `offset` was {offset}. Wanted: {wanted}; yours: {got}. XOR byte i with byte i mod 4 of the key (RFC 6455 §5.3), and return all of them as a `Uint8Array`.',
      'test-bytes':
        'A payload that is not text: `chunk` was `{chunk}`, `key` was `{key}`, `offset` was {offset}. Wanted: {wanted}; yours: {got}. Masking knows bytes only, and every value from 0 to 255 may come (RFC 6455 §5.3).',
      'test-cut':
        'A payload in two pieces. At call {call}, `chunk` was `{chunk}`, `key` was `{key}`, `offset` was {offset}. Wanted: {wanted}; yours: {got}. The key does not begin again with each piece: byte i of the piece is byte `offset + i` of the payload (RFC 6455 §5.3).',
      'test-uneven':
        'A payload in pieces of 1, 2 and 3 bytes, over and over. At call {call}, `chunk` was `{chunk}`, `key` was `{key}`, `offset` was {offset}. Wanted: {wanted}; yours: {got}. The place in the key is that in the whole payload, mod 4 (RFC 6455 §5.3), wherever the cuts are.',
      'test-empty':
        'Some reads bring nothing. At call {call}, `chunk` was `{chunk}`, `key` was `{key}`, `offset` was {offset}. Wanted: {wanted}; yours: {got}. For no bytes, return none, and the next piece goes on where the last one ended.',
      'test-next-frame':
        'Another frame came. At call {call}, `chunk` was `{chunk}`, `key` was `{key}`, `offset` was {offset}. Wanted: {wanted}; yours: {got}. Every frame begins at byte 0 of its own key (RFC 6455 §5.3). Keep no count of your own: `offset` says it all.',
    },
    steps: {
      'one-piece': 'In one piece, byte i meets byte i mod 4 of the key: `chunk[i] ^ key[i % 4]`.',
      place:
        'In a later piece, byte i is byte `offset + i` of the payload. So it meets byte `(offset + i) % 4` of the key.',
      stateless:
        'That is all there is to keep in mind, and the caller does. At the next frame it begins with offset 0 and another key.',
      solution: 'Together:',
    },
  },
};
