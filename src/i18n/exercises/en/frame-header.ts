/** Words of the exercises of chapter 10. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  decode: {
    title: 'Decode a frame',
    prompt:
      'This is one whole frame. Read its fields.\nIf it is masked, XOR each byte of the payload with a byte of the key: the first with the first, the fifth with the first again, and so on.',
    labels: {
      fin: 'FIN, 0 or 1',
      opcode: 'Opcode, as a hex digit',
      mask: 'MASK, 0 or 1',
      length: 'Payload length in bytes, decimal',
      payload: 'Payload in hex, unmasked if need be',
      text: 'text',
      ping: 'Ping',
      pong: 'Pong',
    },
    feedback: {
      'fin-is-1':
        'FIN is the top bit of the first byte. `{byte0}` is 80 or more, so the bit is 1 (RFC 6455 §5.2).',
      'fin-is-0':
        'FIN is the top bit of the first byte. `{byte0}` is less than 80, so the bit is 0 (RFC 6455 §5.2).',
      'fin-digit':
        '8 is a whole hex digit, four bits, of which FIN is the first. A bit is 0 or 1; look at `{byte0}` (RFC 6455 §5.2).',
      'fin-no-bit':
        'FIN is a single bit, so it is 0 or 1: the top bit of the first byte, `{byte0}` (RFC 6455 §5.2).',
      'opcode-byte-1':
        'That is the right digit of the second byte, `{byte1}`, which belongs to the length. The opcode is the right digit of the first byte (RFC 6455 §5.2).',
      'opcode-high-half':
        'That is the left digit of `{byte0}`, which holds FIN and the reserved bits. The opcode is the right one (RFC 6455 §5.2).',
      'opcode-whole-byte':
        'That is the whole first byte. The opcode is only its lower half, the right digit (RFC 6455 §5.2).',
      'opcode-name': 'The name is right. Now write the digit that stands for it in the frame.',
      'opcode-other':
        'That is another one. The opcode is the right digit of the first byte, `{byte0}` (RFC 6455 §5.2).',
      'opcode-bits': 'The bits are right. Four bits are one hex digit: which?',
      'opcode-decimal':
        '{opcode} is right in decimal. As a hex digit it is a letter: write that one.',
      'mask-is-1':
        'MASK is the top bit of the second byte. `{byte1}` is 80 or more, so the bit is 1 (RFC 6455 §5.2).',
      'mask-is-0':
        'MASK is the top bit of the second byte. `{byte1}` is less than 80, so the bit is 0 (RFC 6455 §5.2).',
      'mask-value': '128 is what the bit is worth in its byte. As a bit, it is 0 or 1.',
      'mask-no-bit':
        'MASK is a single bit, so it is 0 or 1: the top bit of the second byte, `{byte1}` (RFC 6455 §5.2).',
      'length-with-mask':
        'You have taken the whole second byte. Strip its top bit, MASK, which is worth 128: `{byte1}` is MASK and the length (RFC 6455 §5.2).',
      'length-hex':
        'Those are the hex digits of the second byte, MASK included. Strip MASK, the 8 in front, and write the rest in decimal (RFC 6455 §5.2).',
      'length-with-key':
        'You have counted the four bytes of the key. The length is that of the payload alone (RFC 6455 §5.2).',
      'length-of-frame':
        'That is the length of the whole frame. The field counts the payload alone (RFC 6455 §5.2).',
      'payload-with-header': 'That is the whole frame. The payload begins behind the header.',
      'payload-with-key':
        'The first four of these bytes are the key. They say how to read the payload and are no part of it (RFC 6455 §5.3).',
      'payload-masked':
        'These are the bytes as they travel. MASK is 1, so apply the key first (RFC 6455 §5.3).',
    },
    steps: {
      'byte-0':
        'The first byte is `{byte0}`, in bits {bits}: FIN is {fin}, the reserved bits are 0, the opcode is {opcode}, {name}.',
      'byte-1': 'The second byte is `{byte1}`, in bits {bits}: MASK is 0, and the length {length}.',
      'byte-1-masked':
        'The second byte is `{byte1}`, in bits {bits}: MASK is 1, and the other seven bits are the length {length}.',
      unmask:
        'So four bytes of key come next, `{key}`, and the payload behind them. XOR them byte by byte: `{one}` XOR `{other}` is `{result}`, and so on.',
      rest: 'No key, no longer length: all that follows is payload.',
      payload: 'The payload is `{payload}`, which reads “{text}”.',
    },
  },
  'first-two-bytes': {
    title: 'Write the first two bytes',
    prompt:
      'A frame is to be sent; no extension is in use. Write its first two bytes in hex.\nThe opcodes are 0 continuation, 1 text, 2 binary, 8 Close, 9 Ping, A Pong.',
    labels: {
      sender: 'Sent by',
      client: 'a client',
      server: 'a server',
      frame: 'Frame',
      text: 'a text message, in one frame',
      binary: 'a binary message, in one frame',
      'text-first': 'the first of several frames of a text message',
      'binary-first': 'the first of several frames of a binary message',
      middle: 'neither the first nor the last frame of a message',
      last: 'the last of several frames of a message',
      close: 'Close',
      ping: 'Ping',
      pong: 'Pong',
      length: 'Bytes of payload, in decimal',
      bytes: 'First two bytes',
      'opcode-continuation': 'continuation',
      'opcode-text': 'text',
      'opcode-binary': 'binary',
      'opcode-close': 'Close',
      'opcode-ping': 'Ping',
      'opcode-pong': 'Pong',
    },
    feedback: {
      'digits-swapped':
        'The digits of the first byte have changed places. FIN is in the left one, and the right one is the opcode (RFC 6455 §5.2).',
      'reserved-bit':
        'The left digit of the first byte is FIN and three reserved bits. Without an extension it is 8 or 0 (RFC 6455 §5.2).',
      'opcode-reserved':
        'The right digit of the first byte is a reserved opcode, one of 3 to 7 and B to F. They mean nothing (RFC 6455 §5.2).',
      'opcode-other':
        'The right digit of the first byte, {digit}, is the opcode {name}. This frame has another one (RFC 6455 §5.2).',
      'nothing-to-continue':
        'Opcode 0 continues a message. This frame begins one, so it says text or binary (RFC 6455 §5.4).',
      'fin-missing':
        'This frame ends its message, so FIN is 1, and FIN is worth 80 in hex (RFC 6455 §5.2).',
      'fin-set':
        'With FIN = 1 the message would be complete, and more is to come: FIN is 0 in all frames of a message but the last (RFC 6455 §5.4).',
      'control-fin':
        'A control frame is always whole: FIN is 1, which is worth 80 in hex (RFC 6455 §5.5).',
      'mask-missing':
        'A client masks every frame. The MASK bit adds 80 in hex to the second byte (RFC 6455 §5.1).',
      'mask-set':
        'A server never masks. Without the MASK bit the second byte is just the length (RFC 6455 §5.1).',
      'type-repeated':
        'Only the first frame of a message says text or binary. The others are continuations, opcode 0 (RFC 6455 §5.4).',
      'length-decimal':
        'You have written the decimal digits of {length}. In hex it is another number: divide by 16.',
      'key-counted':
        'You have counted the four bytes of the key. The length is that of the payload alone (RFC 6455 §5.2).',
      'length-other':
        'Without its top bit, the second byte must say {length}, and it says something else. Turn {length} into hex once more (RFC 6455 §5.2).',
    },
    steps: {
      'byte-0':
        'It ends its message, so FIN is 1, which is the left digit 8. The opcode is {opcode}, {name}: `{byte0}`.',
      'byte-0-open':
        'More frames of this message follow, so FIN is 0, and the left digit as well. The opcode is {opcode}, {name}: `{byte0}`.',
      'byte-1': '{length} is `{plain}` in hex. A server does not mask, so that is the second byte.',
      'byte-1-masked': '{length} is `{plain}` in hex. A client masks, and MASK adds 80: `{byte1}`.',
      both: 'Together: `{bytes}`.',
    },
  },
  'legal-frame': {
    title: 'Legal or not?',
    prompt:
      'Which of these frames may be sent, and which rule do the others break? No extension was agreed on, and each frame comes when no message is under way. Three dots stand for the rest of a frame of which only the header has arrived.\nOf the Close codes, those below 1000 are not in use, and 1005, 1006 and 1015 must never be sent.',
    labels: {
      server: 'Received by a server',
      client: 'Received by a client',
      'to-server': 'to a server',
      'to-client': 'to a client',
      legal: 'legal',
      'mask-missing': 'MASK is 0 and must be 1',
      'mask-forbidden': 'MASK is 1 and must be 0',
      'reserved-bit': 'a reserved bit is set',
      'reserved-opcode': 'a reserved opcode',
      'control-fragmented': 'a control frame with FIN = 0',
      'control-too-long': 'a control frame of more than 125 bytes',
      'length-not-minimal': 'a length that is not written as short as can be',
      'length-top-bit': 'the top bit of the length is set',
      'close-body-one-byte': 'a Close with one byte of payload',
      'close-code-forbidden': 'a Close code that must not be sent',
    },
    feedback: {
      'mask-missing':
        'This one came to a server, and its second byte, `{byte1}`, is less than 80: MASK is 0. A client must mask every frame (RFC 6455 §5.1).',
      'mask-forbidden':
        'This one came to a client, and its second byte, `{byte1}`, is 80 or more: MASK is 1. Masking is for one direction only: a server must not mask (RFC 6455 §5.1).',
      'reserved-bit':
        'Look at the left digit of `{byte0}`. A legal frame has 8 or 0 there; anything else means that a reserved bit is set (RFC 6455 §5.2).',
      'reserved-opcode':
        'Look at the right digit of `{byte0}`. Opcode {opcode} is one of the ten that are reserved, 3 to 7 and B to F (RFC 6455 §5.2).',
      'control-fragmented':
        'Look at `{byte0}`: opcode {opcode} is a control frame, and FIN is 0. A control frame must be whole (RFC 6455 §5.5).',
      'control-too-long':
        'Opcode {opcode} is a control frame, and it claims {length} bytes. 125 are allowed, so its length always fits the second byte (RFC 6455 §5.5).',
      'length-not-minimal':
        'The length is {length}, and there is a shorter way to write it: up to 125 in the second byte, up to 65,535 in two more (RFC 6455 §5.2).',
      'length-top-bit':
        'Of the eight bytes of length the first is `80`: the top bit is set, and it must be 0 (RFC 6455 §5.2).',
      'close-body-one-byte':
        'A Close has no payload, or one that begins with a code of two bytes. One byte is neither (RFC 6455 §5.5.1).',
      'close-code-forbidden':
        'Read the two bytes of payload as a number: {code} is a code that must not stand in a frame (RFC 6455 §7.4).',
      'not-mask-missing':
        'The mask is as it must be: a frame to a server has MASK, 80 or more in the second byte, and one to a client has not. Here it is `{byte1}` (RFC 6455 §5.1).',
      'not-mask-forbidden':
        'The mask is as it must be: a frame to a client has no MASK, and one to a server must have it. The second byte is `{byte1}` (RFC 6455 §5.1).',
      'not-reserved-bit':
        'The left digit of `{byte0}` is 8 or 0: there is FIN in it at most, and no reserved bit (RFC 6455 §5.2).',
      'not-reserved-opcode':
        'Opcode {opcode} has a meaning. Only 3 to 7 and B to F are reserved (RFC 6455 §5.2).',
      'not-control-fragmented':
        'That rule is for control frames, opcode 8 and above, with FIN = 0. Here the first byte is `{byte0}`, which is either whole or no control frame (RFC 6455 §5.5).',
      'not-control-too-long':
        'That rule is for control frames, opcode 8 and above, with more than 125 bytes; 125 itself is allowed. Here it is opcode {opcode}, and {length} bytes (RFC 6455 §5.5).',
      'not-length-not-minimal':
        '{length} is written as short as can be: up to 125 in the second byte, up to 65,535 in two more bytes, above that in eight (RFC 6455 §5.2).',
      'not-length-top-bit':
        'That rule is for lengths of eight bytes, the first of them 80 or more. Here the length is {length} (RFC 6455 §5.2).',
      'not-close-body-one-byte':
        'That rule is for a Close with a payload of one byte. The body of a Close is optional: none is fine, and so are two bytes or more. Here it is opcode {opcode}, and {length} bytes (RFC 6455 §5.5.1).',
      'not-close-code-forbidden':
        'That rule is for a Close whose payload begins with a forbidden code. A Close needs no code, and 1000, 1001 and the numbers from 3000 to 4999 may be sent. Here it is opcode {opcode}, and {length} bytes (RFC 6455 §7.4).',
    },
    steps: {
      way: 'Go through each frame in the order of its bytes. The first byte: reserved bits, opcode, and FIN if it is a control frame. The second: MASK, by who receives it. Then the length: as short as can be, and for control frames 125 at most. Last, what a Close has in it.',
      'mask-missing':
        'A client has sent this one, and the second byte is `{byte1}`, less than 80: MASK is 0 and must be 1.',
      'mask-forbidden':
        'A server has sent this one, and the second byte is `{byte1}`, 80 or more: MASK is 1 and must be 0.',
      'reserved-bit':
        'The first byte is `{byte0}`. Its left digit is neither 8 nor 0: a reserved bit is set, and no extension uses it.',
      'reserved-opcode':
        'The first byte is `{byte0}`, so the opcode is {opcode}, which is reserved.',
      'control-fragmented':
        'The first byte is `{byte0}`: opcode {opcode}, a control frame, and FIN is 0. It must be 1.',
      'control-too-long':
        'The first byte is `{byte0}`, a control frame. Its length is {length}, and 125 are allowed.',
      'length-not-minimal':
        'The second byte is `{byte1}`, so more bytes of length follow, and they say {length}. There is a shorter way to write that.',
      'length-top-bit':
        'The second byte is `{byte1}`, so eight bytes of length follow. The first of them is `80`: the top bit is set.',
      'close-body-one-byte':
        'The first byte is `{byte0}`, a Close. Its length is 1, which is too short for a code and too long for none.',
      'close-code-forbidden':
        'The first byte is `{byte0}`, a Close. The two bytes of its payload are the code {code}, which must not be sent.',
      verdicts: 'The others are legal. All together:',
    },
  },
  'frame-starts': {
    title: 'Find the frames',
    prompt: '',
    labels: {
      'prompt-masked':
        'Here are {n} bytes of a connection, sent by a client: three whole frames, one right behind the other. Mark the first byte of each.',
      'prompt-unmasked':
        'Here are {n} bytes of a connection, sent by a server: three whole frames, one right behind the other. Mark the first byte of each.',
      starts: 'Three frames',
    },
    feedback: {
      'payload-starts':
        'You have marked where the payloads begin. A frame begins with its header, two bytes or more before.',
      'looks-like':
        'Any byte may look like the beginning of a frame, in a payload, a key or a length, and you have marked such a one. Nothing marks a beginning: add up the lengths, from the first frame on (RFC 6455 §5.2).',
      'key-forgotten':
        'Four bytes too early: between the length and the payload lie four bytes of key (RFC 6455 §5.2).',
      'header-forgotten':
        'Two bytes too early: the length of {length} counts the payload alone, and the first two bytes of the frame come on top (RFC 6455 §5.2).',
      'last-byte':
        'One byte too early: that is still the last byte of the first frame. Count from 0, and the sum is where the next one begins.',
    },
    steps: {
      add: 'At {at} a frame begins. Its header has {header} bytes, and its second byte says how many of payload follow, {length}. {at} + {header} + {length} = {next}: there the next one begins.',
      'add-masked':
        'At {at} a frame begins. Two bytes and four of key are a header of {header}, and the second byte without MASK says how many of payload follow, {length}. {at} + {header} + {length} = {next}: there the next one begins.',
      last: 'At {at} the last one begins. It ends where the bytes end, after {header} bytes of header and {length} of payload.',
    },
  },
  offsets: {
    title: 'Where do key and payload begin?',
    prompt:
      'These are the first bytes of a frame; it goes on behind them. At which byte does its masking key begin, and at which its payload? Count from 0: the first byte has the number 0.\nIf the seven bits of the length say 126, two more bytes of length follow; if they say 127, eight.',
    labels: {
      beginning: 'The beginning of a frame',
      key: 'First byte of the key',
      'no-key': 'there is no key',
      payload: 'First byte of the payload',
    },
    feedback: {
      'mask-overlooked':
        'Look at the top bit of the second byte: it is 1, so there is a key (RFC 6455 §5.2).',
      'key-not-there':
        'Look at the top bit of the second byte: MASK is 0, so there is no key at all (RFC 6455 §5.2).',
      'extended-first':
        'So it would be if the length were short. Here the seven bits of the second byte say 126 or 127, so the extended length comes before it (RFC 6455 §5.2).',
      'other-extension':
        '126 stands for two more bytes of length, 127 for eight. You have taken the one for the other (RFC 6455 §5.2).',
      'key-elsewhere':
        'Add up what comes before the key: the first two bytes, and 2 or 8 more of length if the seven bits say 126 or 127 (RFC 6455 §5.2).',
      'payload-elsewhere':
        'Add up what comes before the payload: the first two bytes, 2 or 8 more of length if the seven bits say 126 or 127, and 4 of key if MASK is 1 (RFC 6455 §5.2).',
      'from-one': 'You have counted from 1. The first byte has the number 0.',
      'key-forgotten':
        'There the key begins. It has four bytes, and the payload stands behind it (RFC 6455 §5.2).',
      'no-key-to-pass':
        'You have left room for a key. MASK is 0, so there is none, and the payload begins four bytes before (RFC 6455 §5.2).',
    },
    steps: {
      'length-7':
        'The second byte is `{byte1}`. Its lower seven bits say {low}: that is the length itself, and the header has no more bytes for it.',
      'length-16':
        'The second byte is `{byte1}`. Its lower seven bits say {low}: {size} more bytes of length follow, the bytes 2 and 3. They say {n}.',
      'length-64':
        'The second byte is `{byte1}`. Its lower seven bits say {low}: {size} more bytes of length follow, the bytes 2 to 9. They say {n}.',
      masked: 'MASK is 1 in `{byte1}`, so the key comes next: the bytes {place} to {end}.',
      unmasked: 'MASK is 0 in `{byte1}`, so there is no key.',
      payload: 'The payload begins at {at}.',
    },
  },
  'four-words': {
    title: 'Frame, message, segment, packet',
    prompt: 'What is what? One of the descriptions is left over.',
    labels: {
      units: 'Four units',
      frame: 'frame (WebSocket)',
      message: 'message',
      segment: 'segment',
      packet: 'packet',
      'is-frame': 'a header of two bytes or more with FIN, opcode and length, and its payload',
      'is-message': 'what an application hands over as a whole, and gets as a whole',
      'is-segment': 'a piece of a byte stream, with the sequence number of its first byte',
      'is-packet': 'what a router passes on, with the addresses of two machines',
      'is-read': 'what a program happens to find when it asks its socket for bytes',
    },
    feedback: {
      frame:
        'A frame is a unit of WebSocket: FIN, opcode, length, and payload (RFC 6455 §5.2). What lies below knows nothing of it.',
      'frame-packet':
        'A frame is no packet. One frame may be spread over many packets, and one packet may hold many frames (RFC 6455 §5.2, RFC 9293 §2.2).',
      message:
        'A message is what the application means. It travels in one or several frames, whose borders the application need not know (RFC 6455 §5.4).',
      segment:
        'A segment is what TCP sends at a time, a piece of its stream with a sequence number (RFC 9293 §2.2).',
      packet:
        'A packet, or datagram, is what IP sends from one machine to another: it has their addresses (RFC 791 §1.1).',
      read: 'That is a read. Its borders mean nothing: it may bring half a frame, or three and a half (RFC 9293 §2.2).',
    },
    steps: {
      out: 'From the outside in: a router passes on packets, which have addresses. In a packet lies a segment, a numbered piece of a stream.',
      in: 'The stream, put together again, has frames in it, which say themselves how long they are. One or several frames are a message, and that is what the application sees.',
      borders:
        'What a read brings is none of the four: it is as much of the stream as has come by then.',
    },
  },
};
