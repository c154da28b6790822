/** Words of the exercises of chapter 9. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  accept: {
    title: 'Answer a key',
    prompt:
      'A client’s request has the field `Sec-WebSocket-Key: {key}`.\nWhich `Sec-WebSocket-Accept` must the server send? Use any tool that can hash text with SHA-1, but nothing that knows WebSocket. The GUID is `{guid}`.',
    labels: { accept: 'Sec-WebSocket-Accept' },
    feedback: {
      'whole-field':
        'That is the right line. Only the value was asked for, which stands behind the colon.',
      'space-between':
        'There was a space between key and GUID. Nothing stands between them (RFC 6455 §4.2.2).',
      'guid-without-hyphens':
        'The hyphens of the GUID are missing. They belong to its text (RFC 6455 §1.3).',
      'key-echoed':
        'That is the key itself. The answer is made from it, by a hash (RFC 6455 §4.2.2).',
      'sample-answer':
        'That is the answer to the sample key of the RFC. It belongs to that key alone; this one needs its own.',
      'key-decoded':
        'You decoded the key first. The hash takes it as text, the 24 characters that stand in the field (RFC 6455 §4.2.2).',
      'key-decoded-guid-first':
        'Two slips: you decoded the key, and you put it after the GUID. Key first, as text (RFC 6455 §4.2.2).',
      'guid-first': 'Key first, the GUID after it: a hash depends on the order (RFC 6455 §4.2.2).',
      'guid-missing': 'The GUID is missing: only the key was hashed (RFC 6455 §4.2.2).',
      'guid-alone': 'Only the GUID was hashed. Every client would get this same answer.',
      'guid-lower-case':
        'You wrote the GUID in small letters. To a hash these are other characters (RFC 6455 §1.3).',
      'guid-dashes':
        'There are dashes in your GUID where hyphens belong. They look alike and are other bytes; copy it from the plain text of RFC 6455 §1.3.',
      'guid-misspelt': 'A character of your GUID is wrong. Copy it from RFC 6455 §1.3.',
      'key-unpadded': 'You left out the `==` of the key. They belong to its text.',
      'key-lower-case':
        'You turned the key into small letters. In base64, capital and small letters are different values.',
      'space-before-key':
        'The space behind the colon was hashed, too. Blanks around a field value do not belong to it (RFC 9110 §5.5).',
      'line-end-after-key':
        'A line end stood behind the key. `echo` appends one to what it prints; `printf` and `echo -n` do not.',
      'line-end-after-guid':
        'A line end stood behind the GUID. `echo` appends one to what it prints; `printf` and `echo -n` do not.',
      'utf-16': 'Your tool hashed two bytes for each character. Take the text as ASCII or UTF-8.',
      'sha-256': 'That is SHA-256. The handshake uses SHA-1 (RFC 6455 §4.2.2).',
      'hex-digest':
        'These are the hex digits of the digest, as a tool prints them. The answer is its 20 bytes in base64 (RFC 6455 §4.2.2).',
      'base64-of-hex':
        'You encoded the hex digits of the digest, as text: 40 letters make 56 characters. Encode its 20 bytes.',
      'digest-as-text':
        'The digest was taken for text on its way into base64, so that bytes from 80 on became two. Encode the 20 bytes as they are.',
      unpadded: 'The `=` at the end is missing. Base64 fills its last group of four (RFC 4648 §4).',
      'url-safe':
        'This is the alphabet for URLs, with `-` and `_`. Handshakes use `+` and `/` (RFC 4648 §4).',
      'lower-case':
        'All letters are small. In base64, capital and small letters are different values (RFC 4648 §4).',
    },
    steps: {
      join: 'Append the GUID to the key, as text and without anything between: {n} characters.',
      hash: 'SHA-1 makes {n} bytes of them. Most tools print these as hex digits.',
      write:
        'Write the bytes, not their {wrong} hex digits, in base64: `{accept}`, {n} characters.',
    },
  },
  'which-server-bug': {
    title: 'Find the server’s bug',
    prompt:
      'A client has sent the key `{key}` and refuses the answer `{answer}`. The server’s author has logged the bytes that went into its hash; the GUID is `{guid}`. What is the bug?',
    labels: {
      hashed: 'What the server hashed',
      bug: 'The bug',
      'key-decoded': 'It decodes the key before hashing',
      'guid-missing': 'It leaves out the GUID',
      'guid-first': 'It puts the GUID first',
      'guid-lower-case': 'Its GUID is in small letters',
      'guid-dashes': 'Its GUID has dashes instead of hyphens',
      'line-end-after-key': 'It leaves a line end behind the key',
      'base64-of-hex': 'It writes the digest in hex and encodes that',
    },
    feedback: {
      'not-key-decoded':
        'A decoded key has 16 bytes, so that {n} would go into the hash; here it is {has}. And the answer would be `{answer}`.',
      'not-guid-missing':
        'Without the GUID only the {n} characters of the key are hashed; here it is {has} bytes. And the answer would be `{answer}`.',
      'not-guid-first':
        'Then the bytes would begin with `{start}`, the GUID’s first characters; they begin with `{begins}`. And the answer would be `{answer}`.',
      'not-guid-lower-case':
        'Then the last bytes would be `{end}`, with small letters among them; they are `{ends}`. And the answer would be `{answer}`.',
      'not-guid-dashes':
        'A dash is three bytes in UTF-8, `e2 80 93`, so that {n} bytes would go into the hash; here it is {has}. And the answer would be `{answer}`.',
      'not-line-end-after-key':
        'A line end behind the key is `0d 0a`, and makes {n} bytes; here it is {has}. And the answer would be `{answer}`.',
      'not-base64-of-hex':
        'The 40 hex digits of a digest make an answer of {long} characters. This one has {characters}, so the digest was encoded as it should be.',
    },
    steps: {
      count:
        'Count first: 24 characters of key and 36 of GUID are 60 bytes; {n} were hashed. The answer should have 28 characters; it has {characters}.',
      'key-decoded':
        '8 bytes too few. The first ones are `{start}` and not the letters of the key: the key was decoded to its 16 bytes. The hash takes it as text (RFC 6455 §4.2.2).',
      'guid-missing':
        '36 bytes too few. The last ones are `{end}`, the end of the key: the GUID is missing.',
      'guid-first':
        'The number is right. But the bytes begin with `{start}`, the GUID, and end with `{end}`, the key: the order is wrong.',
      'guid-lower-case':
        'The number is right, and the key comes first. The last bytes are `{end}`: the GUID’s letters are small, `61` to `66` instead of `41` to `46`.',
      'guid-dashes':
        '8 bytes too many. Where the GUID has its 4 hyphens, `2d`, there are 4 times `e2 80 93`, a dash that somebody’s editor has put there: 2 bytes more for each.',
      'line-end-after-key':
        '2 bytes too many. Between `3d 3d`, the end of the key, and `32 35`, the beginning of the GUID, there is a line end, `0d 0a`.',
      'base64-of-hex':
        'What was hashed is right. But 56 characters of base64 are 42 bytes at most, twice too much: the hash came as 40 hex digits, and these were encoded as text.',
      mended: 'The right answer is `{right}`.',
    },
  },
  'valid-keys': {
    title: 'Which are keys?',
    prompt:
      'Which of these texts could stand as `Sec-WebSocket-Key` in a correct request: base64 as a correct encoder writes it, for 16 bytes and no more?',
    labels: {
      keys: 'Five texts',
      'is-valid': 'a key',
      'is-short': '15 bytes',
      'is-long-17': '17 bytes',
      'is-long-18': '18 bytes',
      'is-unpadded': '`==` is missing',
      'is-pad-bits': 'pad bits are not 0',
      'is-url-safe': 'another alphabet',
      'is-hex': 'hex, not base64',
    },
    feedback: {
      valid:
        '24 characters of the right alphabet, `==` at the end and `{end}` before it: that is a correct key of {n} bytes (RFC 6455 §4.1).',
      short:
        '{characters} characters are five groups of four, and so {n} bytes. A key needs one more (RFC 6455 §4.2.1).',
      'long-17':
        'Count bytes, not characters: 24 characters with a single `=` stand for {n} bytes, and a key has 16 (RFC 6455 §4.2.1).',
      'long-18':
        'Count bytes, not characters: 24 characters without any `=` stand for {n} bytes, and a key has 16 (RFC 6455 §4.2.1).',
      unpadded:
        'It stands for 16 bytes, but the last group is not full: `==` must fill it (RFC 4648 §4). The field asks for base64 with its padding.',
      'pad-bits':
        'Many decoders read 16 bytes from it, but the last four bits of `{end}` belong to no byte and must be 0: a correct key ends in `A`, `Q`, `g` or `w` before `==` (RFC 4648 §3.5).',
      'url-safe':
        '`-` and `_` are of the alphabet for URLs (RFC 4648 §5). The key is written in the standard one, with `+` and `/` (RFC 6455 §4.1).',
      hex: 'These are 16 bytes in hex. Read as base64, its {characters} characters would stand for {n} bytes (RFC 6455 §4.1).',
    },
    steps: {
      rule: '16 bytes are five groups of three and one byte over. So a key has 22 characters and `==`, 24 in all, and before `==` comes `A`, `Q`, `g` or `w`, for the last four bits are 0. The alphabet has `+` and `/`, but neither `-` nor `_`.',
      table: 'One by one:',
    },
  },
  lengths: {
    title: 'Four lengths',
    prompt:
      'From the key to the answer: how long is each of these in a correct handshake? Padding counts as characters.',
    labels: {
      'key-bytes': 'Random bytes behind a key',
      'key-characters': 'Characters of `Sec-WebSocket-Key`',
      digest: 'Bytes of the digest',
      'accept-characters': 'Characters of `Sec-WebSocket-Accept`',
    },
    feedback: {
      'key-bytes-characters':
        '24 is the number of its characters. Four of them hold three bytes, and the last group is not full (RFC 6455 §4.1).',
      'key-bytes-padding':
        '24 characters could hold 18 bytes, but the last two are `==` and hold nothing (RFC 4648 §4).',
      'key-bytes-hex': '32 would be its hex digits, two for each byte. Count the bytes.',
      'key-bytes-bits': '128 is the number of bits. Eight of them are a byte.',
      'key-characters-bytes':
        '16 is the number of bytes. Base64 makes four characters of every three (RFC 4648 §4).',
      'key-characters-padding':
        '22 characters carry bits, and `==` fills the last group. Padding counts here (RFC 4648 §4).',
      'key-characters-hex':
        '32 would be hex, two digits for each byte. The key is in base64 (RFC 6455 §4.1).',
      'digest-hex': '40 hex digits are 20 bytes: tools print a digest in hex.',
      'digest-bits': '160 is the number of bits. Eight of them are a byte.',
      'digest-sha-256':
        '32 bytes are a digest of SHA-256. The handshake uses SHA-1 (RFC 6455 §4.2.2).',
      'digest-input':
        '60 bytes go into the hash, 24 of key and 36 of GUID. What comes out is always the same length.',
      'digest-accept':
        '28 is the number of characters after base64. The digest is what is encoded.',
      'accept-characters-hex':
        '56 characters come out if the hex digits are encoded instead of the bytes, a classic bug (RFC 6455 §4.2.2).',
      'accept-characters-digits':
        '40 is the digest in hex. The answer has its bytes in base64 (RFC 6455 §4.2.2).',
      'accept-characters-padding':
        '27 characters carry bits, and one `=` fills the last group (RFC 4648 §4).',
      'accept-characters-bytes':
        '20 is the number of bytes. Base64 makes four characters of every three, the last group filled up (RFC 4648 §4).',
    },
    steps: {
      key: 'A key is {bytes} random bytes. Five groups of three make 20 characters, and the byte that is left makes two more and `==`: {characters}.',
      digest: 'SHA-1 makes {bytes} bytes of any text.',
      accept:
        '{bytes} bytes are six groups of three, 24 characters, and two bytes over, which make three more and one `=`: {characters}.',
    },
  },
  'what-accept-proves': {
    title: 'What the answer proves',
    prompt:
      'A client has sent its key over plain `ws` and has received the right `Sec-WebSocket-Accept`. What does it know now? Tick all that follows, and nothing else.',
    labels: {
      proved: 'The client knows that …',
      understood: 'whoever answered has read this request and knows the WebSocket handshake',
      identity: 'the server is the one it says it is',
      'not-old':
        'the answer is no old or ordinary HTTP response that was taken for a WebSocket one',
      secret: 'nobody has listened in',
      unchanged: 'nobody on the way has changed the handshake',
    },
    feedback: {
      understood:
        'That is what the answer is for: it is made from the key of this very request, in a way that only software for WebSocket knows (RFC 6455 §1.3).',
      identity:
        'Anyone can compute the answer, for no secret is in it: the key is in the request, the GUID in the RFC (RFC 6455 §1.3). Who the server is, TLS shows.',
      'not-old':
        'That does follow. An old response carries the answer to another key, and an ordinary one carries none (RFC 6455 §1.3).',
      secret:
        'Key and answer travel in the clear, and whoever listens can read both. Confidentiality is the business of TLS (RFC 6455 §10.6).',
      unchanged:
        'Only the key goes into the hash. Someone on the way can change any other field, or compute the answer to a key of their own. Integrity is the business of TLS (RFC 6455 §10.6).',
    },
    steps: {
      'made-of':
        'The answer is made of two things: the key, which is new for every connection, and a GUID that is printed in the RFC.',
      so: 'So it must have been made for this request, by software that knows the handshake. No old response has it, and no ordinary one.',
      not: 'But there is no secret in it, and anybody on the way can do the same. That the server is the right one, and that nobody listens or changes anything, is the business of TLS.',
    },
  },
};
