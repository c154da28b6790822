/** Words of the exercises of chapter 11. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  length: {
    title: 'Write a length',
    prompt:
      'A {sender} sends a binary frame with a payload length of {length}, in bytes.\nWrite, in hex, the second byte of the frame and then the bytes of the extended payload length, if there are any. Nothing else: not the first byte, no masking key, no payload.',
    labels: {
      bytes: 'From the second byte to the end of the length',
      client: 'client',
      server: 'server',
    },
    feedback: {
      'mask-missing':
        'The length is right, the top bit of the second byte is not. A client masks (RFC 6455 §5.1), so MASK is 1 and adds 128.',
      'mask-set':
        'The length is right, the top bit of the second byte is not. A server must not mask (RFC 6455 §5.1), so MASK is 0.',
      'mask-too':
        'MASK, the top bit of the second byte, is not right either. A client masks, and a server must not (RFC 6455 §5.1).',
      'signal-as-length':
        'In the seven bits, 126 and 127 are signals, not lengths (RFC 6455 §5.2). Whoever reads this takes the bytes behind it for a length. So {length} itself needs the form with {bytes} bytes more.',
      'signal-alone':
        'You announce that the length follows, and nothing follows. Behind the signal {signal} come {bytes} bytes with the length itself (RFC 6455 §5.2).',
      'little-endian':
        'The bytes of the length are back to front. It stands in network byte order, the most significant byte first (RFC 6455 §5.2).',
      'longer-form-16':
        'A receiver can read this, but it must not be sent: {length} fits the seven bits, and the shortest form that holds a length must be used (RFC 6455 §5.2).',
      'longer-form-64':
        'A receiver can read this, but it must not be sent: {length} fits a shorter form, of {bits} bits, and the shortest that holds a length must be used (RFC 6455 §5.2).',
      'extension-alone':
        'These are the bytes of the extended length, and they are right. The second byte of the frame comes before them: it has MASK and the signal {signal}.',
      'eighth-bit':
        '{length} takes eight bits, and the second byte has seven for the length: its top bit is MASK (RFC 6455 §5.2). From 126 on the length needs bytes of its own.',
      'cut-to-16':
        '16 bits end at 65,535. What is left of {length} in them says {left}. It needs the form with 64 bits (RFC 6455 §5.2).',
      'decimal-digits':
        'You wrote the decimal digits of {length}. Bytes are written in hex: turn the number into hex first.',
      'signal-taken-off':
        'Nothing is taken off. The extended length replaces the seven bits and says the whole length (RFC 6455 §5.2).',
      'extension-size':
        'The value is right, but not the number of its bytes. The signal {signal} promises {bytes} bytes of length, with zeros in front if need be (RFC 6455 §5.2); a receiver counts them off, whatever they are.',
      'first-byte-too':
        'The bytes asked for are right. You also wrote the first byte of the frame, which was not asked for.',
      'key-too':
        'The bytes asked for are right. What you added, the masking key, comes next in the frame, but it was not asked for.',
    },
    steps: {
      'form-7':
        'The seven bits of the second byte hold lengths up to 125. {length} is one of them.',
      'form-16':
        '{length} is more than 125 and not more than 65,535. The seven bits say {signal}, and 2 bytes with the length follow.',
      'form-64':
        '{length} is more than 65,535. The seven bits say {signal}, and 8 bytes with the length follow.',
      'second-client': 'A client masks, so MASK is 1: 128 + {seven} = {sum}, in hex `{byte}`.',
      'second-server': 'A server does not mask, so MASK is 0: {seven}, in hex `{byte}`.',
      extension:
        'The length itself is `{hex}` in hex. In {bytes} bytes, the most significant first: `{extension}`.',
      together: 'Together: `{answer}`.',
    },
  },

  'header-size': {
    title: 'The size of a header',
    prompt:
      'A {sender} sends a binary frame with a payload length of {length}, in bytes.\nHow many bytes long is the header, which is all that comes before the payload?',
    labels: { size: 'Size of the header', bytes: 'bytes', client: 'client', server: 'server' },
    feedback: {
      'key-forgotten':
        'Look at the direction. A client masks its frames, and the masking key takes 4 bytes of the header (RFC 6455 §5.2).',
      'key-of-a-server':
        'Look at the direction. Only frames from a client have a masking key; a server must not mask (RFC 6455 §5.1).',
      'extension-forgotten':
        '{length} does not fit the seven bits of the second byte, which end at 125. The length stands in {extension} bytes of its own (RFC 6455 §5.2).',
      'extension-of-126':
        '{length} needs no bytes of its own: the seven bits of the second byte hold every length up to 125 (RFC 6455 §5.2).',
      'sixteen-bits':
        'Two more bytes reach 65,535, and {length} is larger. The next form has 8 (RFC 6455 §5.2).',
      'sixty-four-bits':
        'Eight more bytes are for lengths from 65,536 on. {length} fits a shorter form, and the shortest must be used (RFC 6455 §5.2).',
      'four-bytes':
        'There is no form with 4 bytes: behind 2 bytes come 8 (RFC 6455 §5.2), even if most of them are zeros.',
      'first-two-forgotten':
        'The first two bytes are missing from your sum. Every frame has them: FIN, opcode, MASK and the seven bits (RFC 6455 §5.2).',
      'signal-replaced':
        'The extended length follows the second byte and does not take its place: that one still says {signal} (RFC 6455 §5.2).',
      'extension-in-bits':
        'You added the {bits} of the longer form as bytes. They are bits: {extension} bytes.',
      'all-in-bits': 'That is the size in bits. There are 8 in a byte.',
      'key-in-bits': 'The masking key has 32 bits, which are 4 bytes.',
      'other-size':
        'Some headers are that long, but not this one. Ask two things: how many bytes does the length {length} take, and is there a masking key?',
      'no-such-size':
        'No header is that long: it is 2 bytes, plus 0, 2 or 8 for the length, plus 0 or 4 for the masking key (RFC 6455 §5.2).',
      'whole-frame': 'That is the whole frame. The header is what comes before the payload.',
      'payload-alone': 'That is the payload. The header is what comes before it.',
    },
    steps: {
      'first-two':
        'The first two bytes are always there: FIN, the reserved bits and the opcode in one, MASK and the seven bits in the other.',
      'form-7': 'The seven bits hold lengths up to 125. {length} is one of them: nothing is added.',
      'form-16': '{length} lies from 126 to 65,535: {extension} bytes of extended length.',
      'form-64': '{length} is more than 65,535: {extension} bytes of extended length.',
      'key-client': 'A client masks: 4 bytes of masking key.',
      'key-server': 'A server does not mask: no masking key.',
      sum: '2 + {extension} + {key} = {size} bytes.',
    },
  },

  'legal-lengths': {
    title: 'Which lengths may be sent?',
    prompt:
      'A server has a binary message with a payload length of {length}, in bytes, and sends it in one frame. Which of these headers may it send?\nTick every one that says this length in a legal way.',
    labels: { headers: 'Headers that may be sent' },
    feedback: {
      'left-out':
        '`{header}` may be sent: it says {length} in {bits} bits, and no shorter form holds it.',
      'longer-16':
        '`{header}` can be decoded, but it must not be sent: {length} fits the seven bits, and the shortest form is a must (RFC 6455 §5.2).',
      'longer-64':
        '`{header}` can be decoded, but it must not be sent: {length} fits {bits} bits, and the shortest form is a must (RFC 6455 §5.2).',
      signal:
        '`{header}` does not say {length}. In the seven bits, 126 and 127 are signals: a receiver takes the bytes behind them for the length (RFC 6455 §5.2).',
      'eighth-bit':
        '`{header}` has {length} in all eight bits of the second byte, but the top one is MASK. A receiver reads a masked frame with another length (RFC 6455 §5.2).',
      'cut-to-16':
        '`{header}` has what 16 bits leave of {length}: a receiver reads {read}. 16 bits end at 65,535.',
      'four-bytes':
        '`{header}` is 4 bytes short. Behind the signal 127 a receiver waits for 8 bytes of length (RFC 6455 §5.2).',
      'signal-taken-off':
        '`{header}` says {read}: somebody took 126 off. The bytes behind the signal say the whole length (RFC 6455 §5.2).',
      'little-endian':
        '`{header}` has the bytes of the length back to front: a receiver reads {read}. They stand in network byte order (RFC 6455 §5.2).',
    },
    steps: {
      'form-7': 'The seven bits hold lengths up to 125. {length} is one of them: no more bytes.',
      'form-16': '{length} lies from 126 to 65,535: it stands in 2 bytes behind the signal 126.',
      'form-64': '{length} is more than 65,535: it stands in 8 bytes behind the signal 127.',
      'not-longer-16': '`{header}` says it in more bytes than it needs.',
      'not-longer-64': '`{header}` says it in more bytes than it needs.',
      'not-signal': '`{header}` says that the length stands in the bytes behind.',
      'not-eighth-bit': '`{header}` sets MASK and says another length.',
      'not-cut-to-16': '`{header}` says {read}.',
      'not-four-bytes': '`{header}` lacks four bytes of the length.',
      'not-signal-taken-off': '`{header}` says {read}.',
      'not-little-endian': '`{header}` says {read}.',
      only: 'Each length has one spelling. Here it is `{header}`.',
    },
  },

  'read-length': {
    title: 'Read a length',
    prompt: 'This is the whole header of a frame. How long is the payload that follows it?',
    labels: { header: 'Header', length: 'Length of the payload', bytes: 'bytes' },
    feedback: {
      'mask-bit-kept':
        '{second} is the whole second byte. Its top bit is MASK; take off 128 to get the seven bits (RFC 6455 §5.2).',
      'signal-read':
        '{signal} in the seven bits is a signal, not a length: the length stands in the {bytes} bytes that follow (RFC 6455 §5.2).',
      'signal-added':
        'Nothing is added. The extended length replaces the {signal} in the seven bits (RFC 6455 §5.2).',
      'little-endian':
        'You read the bytes of the length back to front. The most significant one comes first (RFC 6455 §5.2).',
      'two-bytes-of-eight':
        'The seven bits say 127, so the length has 8 bytes. You read the first two of them (RFC 6455 §5.2).',
      'key-as-length':
        'Those bytes belong to the masking key. Without MASK, the second byte says no more than 125, and that is the length already (RFC 6455 §5.2).',
      'bytes-added':
        'You added the bytes of the length. They are one number: the first of them counts 256 times as much as the second (RFC 6455 §5.2).',
      'times-255':
        'You multiplied by 255. A byte has 256 values, so the first one counts 256 times.',
      signed:
        'You read the bytes of the length as a signed number. A length is unsigned, and the top bit counts like the others (RFC 6455 §5.2).',
      'second-byte-too':
        'The second byte does not belong to the number. It says where the length stands, and the length begins behind it (RFC 6455 §5.2).',
      'hex-as-decimal': 'These are hex digits, and you read them as decimal ones.',
      'with-header':
        'You added the {headerLength} bytes of the header. The length counts the payload only (RFC 6455 §5.2).',
      'with-key':
        'You added the 4 bytes of the masking key. The length does not count them (RFC 6455 §5.3).',
      'without-key':
        'You took off the 4 bytes of the masking key. The length does not count them in the first place (RFC 6455 §5.3).',
      'header-length': 'That is the length of the header. The task asks for that of the payload.',
    },
    steps: {
      'second-plain':
        'The second byte is `{hex}`. Its top bit, MASK, is 0; the other seven say {seven}.',
      'second-masked':
        'The second byte is `{hex}`, or {second}. Its top bit is MASK, and it is 1: {second} − 128 = {seven} is in the seven bits. The last four bytes are the masking key.',
      signal: '{seven} is a signal: the length stands in the next {bytes} bytes, `{extension}`.',
      'length-7': 'Up to 125 that is the length itself: {length} bytes.',
      'length-more': 'The most significant byte comes first: {sum} = {length} bytes.',
    },
  },

  'utf8-length': {
    title: 'The length of a text',
    prompt:
      'A server sends the text `{text}` as a message in one frame. Which payload length does the frame announce?\nA letter with an accent is one character here, and there are no blanks.',
    labels: { length: 'Payload length', bytes: 'bytes' },
    feedback: {
      characters:
        '{characters} is the number of characters. The length counts bytes (RFC 6455 §5.2): in UTF-8, é takes 2, 好 takes 3 and 😀 takes 4.',
      'utf-16-units':
        '{units} is what `.length` says in JavaScript: units of UTF-16. The payload is UTF-8 (RFC 6455 §5.6), where é takes 2 bytes, 好 takes 3 and 😀 takes 4.',
      'utf-16-bytes':
        'It would be that long in UTF-16. A text message is UTF-8 (RFC 6455 §5.6), where a character takes 1 to 4 bytes.',
      'two-each':
        'You counted 2 bytes for everything beyond ASCII. In UTF-8, é takes 2, 好 takes 3 and 😀 takes 4 (RFC 3629 §3).',
      'accents-as-one':
        'You counted one byte for an accented letter. That is so in Latin-1; in UTF-8 it takes 2 (RFC 3629 §3).',
      'three-at-most': 'Nearly: an emoji such as 😀 takes 4 bytes of UTF-8 (RFC 3629 §3).',
      'chinese-as-two':
        'You counted 2 bytes for a Chinese character. That is so in GBK; in UTF-8 it takes 3 (RFC 3629 §3).',
      'surrogates-apart':
        'You encoded the two halves of the emoji one by one. Surrogates are not characters of UTF-8; the emoji as a whole takes 4 bytes (RFC 3629 §3).',
      'four-each':
        'You counted 4 bytes for each character. UTF-8 takes only as many as needed: ASCII 1, é 2, 好 3, 😀 4 (RFC 3629 §3).',
      'with-header':
        'You added the {header} bytes of the header. The length counts the payload only (RFC 6455 §5.2).',
      'with-client-header':
        'You added the header of a frame from a client. The length counts the payload only (RFC 6455 §5.2).',
    },
    steps: {
      each: 'Each character in UTF-8, and how many bytes it takes:',
      sum: '{sum} = {length} bytes.',
    },
  },

  'largest-frame': {
    title: 'The largest frame',
    prompt: 'What is the largest payload that one frame can announce?',
    labels: {
      '16-bits': '2¹⁶ − 1 bytes (65,535)',
      '32-bits': '2³² − 1 bytes',
      '63-bits': '2⁶³ − 1 bytes',
      '64-bits': '2⁶⁴ − 1 bytes',
      'two-to-the-64': '2⁶⁴ bytes',
    },
    feedback: {
      'is-16-bits':
        'There the form with 16 bits ends. Behind the signal 127 the length has 64 bits (RFC 6455 §5.2).',
      'is-32-bits':
        'The extended length has 16 or 64 bits; there is no form with 32 (RFC 6455 §5.2).',
      'is-64-bits':
        'Eight bytes could hold it, but the most significant bit must be 0 (RFC 6455 §5.2). That leaves 63 bits.',
      'is-two-to-the-64':
        'That is often claimed. It would take a 65th bit, and even of the 64 the first must be 0 (RFC 6455 §5.2).',
    },
    steps: {
      'eight-bytes': 'The longest form has 8 bytes, or 64 bits, for the length.',
      'top-bit':
        'The most significant of these bits must be 0 (RFC 6455 §5.2). So the first byte is `{top}` at most, and 63 bits are left.',
      largest: 'The largest number of 63 bits is 2⁶³ − 1 = {largest} bytes.',
    },
  },
};
