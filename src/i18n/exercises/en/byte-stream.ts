/** Words of the exercises of chapter 5. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  'completed-by-each-read': {
    title: 'Reads and messages',
    prompt:
      'A server sends three text messages over one connection. Each goes out as a WebSocket frame: `81`, one byte with the length of the text, the text in UTF-8. The client gets the bytes in three reads.\nHow many messages does each read complete?',
    labels: {
      'read-1': 'Read 1',
      'read-2': 'Read 2',
      'read-3': 'Read 3',
      where: 'Each message, its frame, and which bytes of the stream these are',
    },
    feedback: {
      'one-each':
        'Read {n} is not a message: a read is whatever has arrived (RFC 9293 §3.7). Count its bytes against the lengths, and then how many messages end in it.',
      'read-is-message':
        'No message ends in read {n}. A read is whatever has arrived, not a message (RFC 9293 §3.7). Count its bytes against the lengths.',
      'so-far':
        'That is how many are complete altogether after read {n}. The question is how many of them this read completes.',
      touched:
        'Read {n} has bytes of {touched} messages. It completes only those whose last byte is in it.',
      begun:
        'In read {n}, {begun} messages begin. Count where messages end: the byte `81` opens a frame, and its length says how far it goes (RFC 6455 §5.2).',
    },
    steps: {
      borders:
        'Forget the reads first. In the row of all bytes, each length says where its message ends: 2 bytes of header, then as many as the length says.',
      reads:
        'Read 1 ends with byte {first} of this row, read 2 with byte {second}, read 3 with the last one, byte {last}.',
      count:
        'A message is complete with the read that brings its last byte. So the three reads complete {a}, {b} and {c}.',
    },
  },
  'length-prefix': {
    title: 'A length in front',
    prompt:
      'A protocol puts the length of each message in front of it, in two bytes: how many bytes of UTF-8 follow, in network byte order (the high byte first).\nWrite the message “{text}” in this form, in hex.\nIts characters in UTF-8: {characters}.',
    labels: { bytes: 'Length and message' },
    feedback: {
      characters:
        'You have counted characters, {characters} of them. The unit is bytes: `{character}` alone is {size}, `{hex}`, and the text has {n} (RFC 3629 §3).',
      'code-units':
        'Your length is {units}, which is what `length` of a string says in JavaScript: 16-bit code units. The receiver counts bytes of UTF-8, and there are {n}.',
      decimal:
        'You have written the decimal digits of {n}. In hex these are the number {read}; {n} is `{hex}`.',
      'little-endian':
        'The two bytes of your length are swapped. In network byte order the high byte comes first.',
      'counts-itself':
        'Your length is {with}: it counts its own two bytes, too. Here it says only how many bytes follow.',
      'one-byte': 'Your length has one byte. Here it always has two, also where the first is `00`.',
      'four-bytes': 'Your length has four bytes. Here it has two.',
      digits:
        'You have written the length as digits of text: `31` is the character “1”. Here it is a number in binary, so {n} is a single value in two bytes.',
      newline:
        'There is a newline at the end. It is not needed, and the receiver would take it for the beginning of the next length: the length alone says where this message ends.',
      'zero-end':
        'There is a `00` at the end, as behind a string in C. It is not needed, and the receiver would take it for the beginning of the next length: the length alone says where this message ends.',
      'no-length': 'These are the bytes of the text. In front of them the length is missing.',
      'length-only': 'The length is right. Behind it the message itself is missing.',
      'latin-1':
        'Your text is in Latin-1, a byte for each character. In UTF-8, `{character}` has two: `{hex}` (RFC 3629 §3).',
      'utf-16':
        'Your text is in UTF-16, two bytes for each code unit. In UTF-8, `{character}` is `{hex}` (RFC 3629 §3).',
    },
    steps: {
      encode:
        'Write the text in UTF-8. It has {characters} characters and {n} bytes; `{character}`, for example, is `{hex}`.',
      length: 'The length counts these bytes: {n}. In two bytes, the high one first: `{hex}`.',
      join: 'Length and message together.',
    },
  },
  split: {
    title: 'Cut messages out of reads',
    prompt:
      'A connection carries messages, each with its length in front: two bytes, the high one first. Write `split(state, chunk)`, which is called for every read.\n`chunk` is a `Uint8Array` with the bytes of the read. `state` is what your function returned as `state` for the read before, on this connection; for the first read it is an empty `Uint8Array`. Return `{ messages, state }`: all messages that are complete now, in an array of `Uint8Array`, without their lengths; and whatever you need at the next read.\nFor example, for the first read `{chunk}` the only message is `{message}`, and the last byte, `{kept}`, has to be kept.',
    labels: { code: 'split(state, chunk)' },
    feedback: {
      'test-at-once':
        'Your function returns a promise, as every `async` function does. It is called for each read, and its answer is needed there and then: leave `async` and `await` out.',
      'test-object':
        'One message came in one read: `{reads}`. Your function returned `{got}`. It has to be an object with two properties: `messages`, an array, and `state`.',
      'test-bytes':
        'One message came in one read: `{reads}`. In `messages`, yours is `{got}`. Each message has to be a `Uint8Array` with its bytes: no text, and no plain array.',
      'test-one':
        'One message, whole, in one read: `{reads}`. Wanted in `messages`: `{wanted}`; yours: `{got}`. Read the length from the first two bytes, the high one first, and return as many bytes from behind them.',
      'test-together':
        'Two messages came in one read: `{reads}`. Wanted: `{wanted}`; yours: `{got}`. After a message look again: what is left may hold another one, and no further read may ever come to remind you.',
      'test-text-cut':
        'A message came in two reads: `{reads}`. At read {n}, wanted: `{wanted}`; yours: `{got}`. While a message is incomplete, return none and keep all of its bytes in `state`.',
      'test-length-cut':
        'The reads were `{reads}`, so the first ended between the two bytes of a length. At read {n}, wanted: `{wanted}`; yours: `{got}`. With one byte of it there is no length yet: wait for the other.',
      'test-each-byte':
        'Every byte came in a read of its own: `{reads}`. At read {n}, wanted: `{wanted}`; yours: `{got}`. Nothing may depend on where a read ends.',
      'test-empty':
        'Messages may be empty, also the last one: `{reads}`. Wanted: `{wanted}`; yours: `{got}`. With a length of 0, the message is complete as soon as its length is there.',
      'test-long':
        'A message of 300 bytes came in two reads: `{reads}`. At read {n}, wanted: `{wanted}`; yours: `{got}`. (The number in brackets is a length.) 300 is written as `01 2c`, 1 × 256 + 44: both bytes of a length count.',
      'test-two-streams':
        'Two connections, A and B, were read in turn: `{reads}`. At read {n}, wanted: `{wanted}`; yours: `{got}`. Keep what is left in `state` and nowhere else: each connection has its own.',
    },
    steps: {
      keep: 'Keep: append the bytes of the read to those that are left from before.',
      look: 'Look: with fewer than two bytes there is no length yet. With two, the first times 256 plus the second says how many bytes the message has. Are they all there?',
      take: 'Take: cut the message out, and look again at what is left, until nothing in it is complete. The rest is the new state.',
      solution: 'One way to write it:',
    },
  },
  'sticky-packets': {
    title: 'Sticky packets',
    prompt:
      'Somebody says: “Sticky packets are a bug of TCP, and WebSocket repairs it.”\nWhat is to be said to that?',
    labels: {
      'tcp-bug': 'It is right: TCP should deliver each packet by itself, and WebSocket does.',
      'byte-stream':
        'It is wrong: TCP promises a stream of bytes, and marking messages in it is up to the protocol above.',
      nagle: 'It is wrong: switch Nagle’s algorithm off, and each write arrives as one read.',
      'reads-lose': 'It is wrong: packets stick together only where the receiver reads too slowly.',
    },
    feedback: {
      right:
        'Nothing is broken, so nothing is repaired. WebSocket adds what was never there: frames, which say where a message ends (RFC 6455 §1.5).',
      'tcp-bug':
        'TCP never promised packets: what it gives to a program is a stream of bytes, in order (RFC 9293 §2.2). It keeps that promise. WebSocket adds frames on top; it mends nothing below.',
      nagle:
        'With Nagle’s algorithm off, bytes leave sooner. Two writes can still be read together or in halves, since a read returns what has arrived (RFC 9293 §3.7).',
      'reads-lose':
        'A quick receiver gets pieces, too: a write may be longer than a segment, and then the first part of it can be read before the rest has come. No speed makes reads and writes correspond (RFC 9293 §3.7).',
    },
    steps: {
      promise:
        'TCP promises a stream of bytes: all of them, once, in order (RFC 9293 §2.2). Borders of writes are not part of it, so losing them is not a bug.',
      nagle:
        'Nagle’s algorithm holds back small segments for a moment (RFC 9293 §3.7.4). With or without it, no border of a write has to be a border of a read (RFC 9293 §3.7).',
      framing:
        'So the statement is wrong, because TCP promises a stream of bytes. A protocol above marks where its messages end; in WebSocket frames do that (RFC 6455 §1.5).',
    },
  },
  'end-markers': {
    title: 'Where does it end?',
    prompt:
      'Six kinds of messages, and six ways to know where one ends. Which way belongs to which? Each is used once.',
    labels: {
      'http-length': 'An HTTP/1.1 response with `Content-Length`',
      'http-chunked': 'An HTTP/1.1 response with `Transfer-Encoding: chunked`',
      'http-1.0': 'An HTTP/1.0 response that says nothing of its length',
      websocket: 'A WebSocket message',
      udp: 'A UDP datagram',
      lines: 'A command in a protocol of lines, as in many chat protocols',
      length: 'one length in front of the whole',
      chunks: 'pieces with a length each; one of length 0 was the last',
      close: 'the end of the connection',
      'length-and-bit': 'pieces with a length each; a bit says which is the last',
      datagram: 'nothing in the data: it is handed over alone',
      delimiter: 'bytes behind it that mean “end”',
    },
    feedback: {
      'http-length':
        'With `Content-Length`, the head says in advance how many bytes of body there are (RFC 9112 §6.3).',
      'http-length-delimiter':
        'An empty line ends the head. The body behind it may contain anything, empty lines too: it is counted with `Content-Length` (RFC 9112 §6.3).',
      'http-chunked':
        'Chunks are pieces, each with its length in hex digits; a chunk of length 0 ends the body (RFC 9112 §7.1).',
      'http-chunked-length':
        'Each chunk has a length in front, but the whole has none: nobody has to know it in advance. A chunk of length 0 ends the body (RFC 9112 §7.1).',
      'http-chunked-length-and-bit':
        'Pieces, yes. But what says that a chunk was the last is another one, of length 0; no bit (RFC 9112 §7.1).',
      'http-1.0':
        'With neither a length nor chunks, the body of a response goes on until the server closes the connection (RFC 9112 §6.3).',
      'http-1.0-length':
        'It says nothing of its length. So all that comes until the server closes the connection is body (RFC 9112 §6.3).',
      'http-1.0-delimiter':
        'Only its head ends at an empty line. All that comes behind it, until the server closes the connection, is body (RFC 9112 §6.3).',
      websocket:
        'A WebSocket message travels in one or more frames. Each frame has a length (RFC 6455 §5.2), and the bit FIN marks the last one (RFC 6455 §5.4).',
      'websocket-length':
        'The length ends the frame; FIN ends the message, which may have several frames (RFC 6455 §5.4).',
      'websocket-chunks':
        'The idea is that of chunks. But the last frame needs no empty one behind it: its bit FIN says that it is the last (RFC 6455 §5.4).',
      udp: 'What one call sends is one datagram, and one call receives it whole; its borders are kept on the way (RFC 768).',
      'udp-length':
        'The header of UDP does have a length. But a program need not count with it: each datagram is handed over alone, and never together with the next (RFC 768).',
      'udp-close':
        'UDP has no connections that could end. Each datagram is handed over alone (RFC 768).',
      lines:
        'In a protocol of lines, the end of the line is the end: a byte or two that may not occur inside.',
    },
    steps: {
      outside:
        'Two mark nothing in the data. A UDP datagram is handed over alone (RFC 768); a response without any length ends with its connection (RFC 9112 §6.3).',
      'one-length':
        'Two mark the whole. `Content-Length` says in front how long it is (RFC 9112 §6.3); a line has its end behind it.',
      pieces:
        'Two come in pieces with a length each. After the last chunk comes one of length 0 (RFC 9112 §7.1); the last frame of a WebSocket message has the bit FIN set (RFC 6455 §5.4).',
    },
  },
};
