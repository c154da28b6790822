/** Words of the exercises of chapter 13. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  fragments: {
    title: 'Write the fragments',
    prompt:
      'A server sends the text `{text}` as one message in two frames. Of the {total} bytes of payload, the first frame carries {first} and the second the rest.\nWrite each frame in hex, with its header. No extension is in use, and a server does not mask.',
    labels: {
      'prompt-two':
        'A server sends the text `{text}` as one message in three frames. Of the {total} bytes of payload, the first frame carries {first}, the second {second} and the third the rest.\nWrite each frame in hex, with its header. No extension is in use, and a server does not mask.',
      payload: 'The text in UTF-8',
      'frame-1': 'First frame',
      'frame-2': 'Second frame',
      'frame-3': 'Third frame',
    },
    feedback: {
      'fin-early':
        'FIN is set too early: it says that the message ends here. Only the last frame of a message has FIN = 1 (RFC 6455 §5.4).',
      'fin-missing':
        'FIN is missing. The receiver waits for more; the last frame of a message has FIN = 1 (RFC 6455 §5.4).',
      'opcode-repeated':
        'An opcode of 1 or 2 begins a message, here another one inside this one. A frame that continues has opcode 0 (RFC 6455 §5.4).',
      'begun-again':
        'This is the header of a first fragment again. A frame that continues has opcode 0, and the last one FIN = 1 (RFC 6455 §5.4).',
      'opcode-missing':
        'Opcode 0 continues a message, and none has begun. The first frame says whether it is text or binary (RFC 6455 §5.4).',
      'message-of-its-own':
        'That is a message of its own: FIN = 1, and an opcode that begins one. This frame is number {n} of one message: ask what comes before it and what behind (RFC 6455 §5.4).',
      binary: 'Opcode 2 says binary, and this message is text (RFC 6455 §5.6).',
      'mask-set':
        'MASK is set, the top bit of the second byte. A server must not mask (RFC 6455 §5.1).',
      'whole-length':
        'You announce the {whole} bytes of the whole message. A frame announces its own payload only (RFC 6455 §5.2).',
      'from-the-start':
        'This payload begins at the start again. Each frame carries only what comes behind the cut before it (RFC 6455 §5.4).',
      'by-characters':
        'You counted characters. The cut is counted in bytes, and it may lie inside a character (RFC 6455 §5.6).',
      'payload-alone':
        'That is the payload, and it is right. Before it comes a header of two bytes (RFC 6455 §5.2).',
    },
    steps: {
      pieces: 'The pieces of the payload: `{pieces}`.',
      inside:
        'A cut lies inside a character. That is allowed: only the whole message must be valid UTF-8 (RFC 6455 §5.6).',
      first:
        'The first frame says that it is text, opcode 1, and that more follows, FIN = 0: `{head}`. Its payload length is {length}.',
      middle:
        'The next one continues, opcode 0, and is not the last, FIN = 0: `{head}`. Its payload length is {length}.',
      last: 'The last one continues, opcode 0, and ends the message, FIN = 1: `{head}`. Its payload length is {length}.',
    },
  },

  'ping-inside': {
    title: 'A Ping inside a message',
    prompt:
      'A client gets these frames from its server, one after the other. It deals with each as soon as it is there, and it answers every Ping.\nBring what it does into order. Leave out what it does not do.',
    labels: {
      frames: 'Frames, in the order in which they arrive',
      deeds: 'What the client does',
      'pong-1': 'It sends a Pong with the body “{text}”.',
      'pong-2': 'It sends a Pong with the body “{text}”.',
      'message-1': 'It hands the message “{text}” to the application.',
      'message-2': 'It hands the message “{text}” to the application.',
      half: 'It hands the message “{text}” to the application.',
      ping: 'It hands “{text}”, the body of the Ping, to the application.',
      appended: 'It hands the message “{text}” to the application.',
      'row-waits': 'no message is complete, nothing to answer',
      'row-pong': 'sends a Pong',
      'row-message': 'hands on the message',
    },
    feedback: {
      half: 'A fragment is not handed on by itself: FIN = 0 says that the message goes on. The application gets one message, when its last fragment is there (RFC 6455 §6.2).',
      ping: 'A Ping is no message. It is answered with a Pong, and the application gets nothing of it (RFC 6455 §5.5.2).',
      appended:
        'The body of a Ping does not belong to the message around it. A control frame stands between fragments and is none (RFC 6455 §5.4).',
      'no-pong':
        'Somebody must answer the Ping, and it is not the application: whoever receives a Ping sends a Pong with the same body (RFC 6455 §5.5.2, §5.5.3). Browsers do that by themselves.',
      'message-before-pong':
        'The Ping came before the last fragment did. Control frames between fragments are dealt with at once; the message waits until it is complete (RFC 6455 §5.4, §5.5.2).',
    },
    steps: {
      controls:
        'A Ping is answered as soon as it is there, also inside a message, with a Pong that has the same body: here “{body}” (RFC 6455 §5.4, §5.5.2, §5.5.3).',
      fin: 'A message is handed on when a data frame with FIN = 1 is there, not before (RFC 6455 §6.2).',
      order: 'Frame by frame, this is the order:',
    },
  },

  'first-illegal': {
    title: 'The first illegal frame',
    prompt:
      'A client gets these frames from its server, one after the other, right behind the opening handshake. More may follow. No extension is in use; masking and lengths are in order.\nWhich frame is the first illegal one?',
    labels: {
      frames: 'Frames, in the order in which they arrive',
      first: 'First illegal frame',
      none: 'none',
      'row-between': 'legal; then between messages',
      'row-inside': 'legal; then inside a message',
      'row-illegal': 'illegal',
    },
    feedback: {
      'control-inside':
        'Frame {n} is legal. Control frames may stand between the fragments of a message; they do not interrupt it (RFC 6455 §5.4).',
      'control-between':
        'Frame {n} is legal. A control frame with FIN = 1 may come at any time, a Pong also if nobody has asked for it (RFC 6455 §5.5.3).',
      'continuation-behind-control':
        'Frame {n} is legal. The control frame before it did not interrupt the message, so it may go on (RFC 6455 §5.4).',
      continuation:
        'Frame {n} is legal. A message is unfinished there, and opcode 0 continues it, with FIN = 0 or 1 (RFC 6455 §5.4).',
      'start-between':
        'Frame {n} is legal. No message is unfinished there, so one may begin, whole (FIN = 1) or as a first fragment (FIN = 0) (RFC 6455 §5.4).',
      earlier: 'Look further up: a frame before this one is illegal already.',
      'overlooked-data-inside-message':
        'There is one. A new message begins before the last one has ended: until a data frame with FIN = 1, only opcode 0 and control frames may come. Messages do not interleave (RFC 6455 §5.4).',
      'overlooked-continuation-without-start':
        'There is one. A frame with opcode 0 continues a message, and none is unfinished there (RFC 6455 §5.4).',
      'overlooked-control-fragmented':
        'There is one. Control frames must not be fragmented: they have FIN = 1, always (RFC 6455 §5.5).',
    },
    steps: {
      walk: 'Note behind each frame whether a message is unfinished. Control frames change nothing; a data frame with FIN = 0 leaves it unfinished, one with FIN = 1 ends it.',
      'all-legal': 'Each frame may come where it comes: none is illegal.',
      'broken-data-inside-message':
        'Frame {n} begins a new message inside an unfinished one: it is the first illegal one (RFC 6455 §5.4).',
      'broken-continuation-without-start':
        'Frame {n} continues a message, but none is unfinished: it is the first illegal one (RFC 6455 §5.4).',
      'broken-control-fragmented':
        'Frame {n} is a control frame with FIN = 0: it is the first illegal one (RFC 6455 §5.5).',
    },
  },

  'valid-text': {
    title: 'Is this a text?',
    prompt:
      'A client, between two messages, gets this from its server; nothing has come behind it yet. No extension is in use.\nWhat does the client do? The table says which bytes may begin a character in UTF-8, how many bytes it has then, and which may come second; every later one is from `80` to `bf`.',
    labels: {
      'frame-1-of-1': 'The frame',
      'frame-1-of-2': 'First frame',
      'frame-2-of-2': 'Second frame',
      'utf-8': 'UTF-8: first byte, number of bytes, second byte',
      verdict: 'The client …',
      deliver: '… hands the message on',
      fail: '… fails the connection with 1007',
      wait: '… waits for more frames',
    },
    feedback: {
      'whole-fail':
        'Every character is whole and allowed, so the text is valid UTF-8 (RFC 6455 §5.6). Go through it with the table, character by character.',
      'whole-wait': 'FIN is 1: the message is complete and is handed on (RFC 6455 §6.2).',
      'open-deliver':
        'FIN is 0: the message goes on in another frame, even though all characters are whole so far (RFC 6455 §5.4).',
      'open-fail':
        'Nothing is wrong here: the characters are whole, and FIN = 0 says that more follows (RFC 6455 §5.4).',
      'cut-fragment-fail':
        'The last character is not complete, and it need not be, since FIN is 0. A fragment may end inside a character; the message may not (RFC 6455 §5.6).',
      'cut-fragment-deliver':
        'FIN is 0, so the message goes on; and its last character is not complete yet (RFC 6455 §5.6).',
      'cut-message-wait':
        'The last character is not complete, and FIN is 1: nothing more comes for this message. A fragment may end inside a character, the message may not (RFC 6455 §5.6).',
      'cut-message-deliver':
        'Count the bytes of the last character: one is missing, or more. The whole message must be valid UTF-8 (RFC 6455 §5.6).',
      'joined-fail':
        'The first frame ends inside a character, and the second brings the rest. What counts is the whole message (RFC 6455 §5.6).',
      'joined-wait':
        'The second frame has FIN = 1, so the message is complete, and so are its characters (RFC 6455 §6.2).',
      'overlong-deliver':
        'A character stands here in more bytes than it needs. That is not UTF-8: each has one spelling, the shortest (RFC 3629 §3). Such spellings were used to get past checks (RFC 3629 §10).',
      'overlong-wait':
        'No further byte can make this UTF-8, and FIN is 1 anyway. The client fails the connection (RFC 6455 §8.1).',
      'surrogate-deliver':
        'Behind `ed`, bytes from `a0` would make a surrogate, half of a pair in UTF-16. Surrogates are not characters of UTF-8 (RFC 3629 §3).',
      'surrogate-wait':
        'No further byte can make this UTF-8, and FIN is 1 anyway. The client fails the connection (RFC 6455 §8.1).',
      'other-encoding-deliver':
        'This is text in another encoding. A text message is UTF-8 and nothing else (RFC 6455 §5.6); go through it with the table.',
      'other-encoding-wait':
        'FIN is 1: nothing more comes for this message. And its bytes are not UTF-8 (RFC 6455 §5.6).',
      'binary-fail':
        'These bytes are not UTF-8, and they need not be: opcode 2 is binary, which may be any bytes (RFC 6455 §5.6).',
      'binary-wait': 'FIN is 1: the message is complete and is handed on (RFC 6455 §6.2).',
    },
    steps: {
      header: 'The first byte is `{head}`: the opcode is {opcode} ({name}), and FIN is {fin}.',
      'is-whole': 'It is text, complete, and each character is allowed: the client hands it on.',
      'is-open':
        'It is text, and each character is whole, but FIN = 0: the client waits for the rest.',
      'is-cut-fragment':
        'It is text, and it ends inside a character. With FIN = 0 that is allowed: the client waits for the rest.',
      'is-cut-message':
        'It is text, it ends inside a character, and FIN = 1 says that this was all: the client fails the connection with 1007.',
      'is-joined':
        'It is text that ends inside a character, with FIN = 0. The second frame brings the rest of it and FIN = 1: the client hands the message on.',
      'is-overlong':
        'It is text with a character in more bytes than it needs: in the table, `c0` and `c1` begin none, and `e0` is followed by `a0` at least. The client fails the connection with 1007.',
      'is-surrogate':
        'It is text with `ed` and a byte from `a0` on, a surrogate, which is no character: the client fails the connection with 1007.',
      'is-other-encoding':
        'It says that it is text, but `{payload}` is not UTF-8: somewhere a byte does not follow the table. The client fails the connection with 1007.',
      'is-binary':
        'It is binary, opcode 2, and complete. Nobody checks its bytes: the client hands it on.',
    },
  },

  'message-events': {
    title: 'Count the messages',
    prompt:
      'A page has an open connection, between two messages. Then its browser gets these frames, all of them legal, and nothing else.\nHow many `message` events does the page see?',
    labels: {
      frames: 'Frames, in the order in which they arrive',
      events: 'Number of events',
      'row-control': 'control frame: no event',
      'row-ends': 'ends a message: one event',
      'row-goes-on': 'the message goes on',
    },
    feedback: {
      'every-frame':
        '{frames} is the number of frames. There is one event for each message, however many frames it took (RFC 6455 §6.2).',
      'every-data-frame':
        '{data} is the number of data frames. A message in several fragments is one event (RFC 6455 §6.2).',
      unfinished:
        'You counted the messages that begin, {starts}. The last of them has not ended yet: its event comes with the frame that has FIN = 1 (RFC 6455 §6.2).',
      'every-fin':
        '{finals} is the number of frames with FIN = 1. Control frames are among them, and they belong to no message (RFC 6455 §6.2).',
      'control-frames-too':
        'You left out the continuations and counted every other frame. Control frames make no event, and a message counts when it ends (RFC 6455 §6.2).',
      'one-only':
        'More than one message ends here. Each data frame with FIN = 1 ends one (RFC 6455 §5.4).',
      none: 'Some message does end here: look for a data frame with FIN = 1 (RFC 6455 §5.4).',
      'text-only':
        '{texts} is the number of frames with the opcode text. What counts is where messages end, and binary ones make an event, too (RFC 6455 §6.2).',
    },
    steps: {
      read: 'Read the first byte of each frame. The left digit is 8 where FIN = 1, the right digit is the opcode; from 8 on it is a control frame.',
      count:
        'Data frames with FIN = 1: {events}. As many messages are complete, and each is one event.',
      'count-open':
        'Data frames with FIN = 1: {events}. As many messages are complete, and each is one event; the last message that began is still unfinished.',
    },
  },

  'text-or-binary': {
    title: 'Text or binary?',
    prompt:
      'Which kind of message can carry these bytes as they are? Choose text wherever a text message can, and binary where it cannot.',
    labels: {
      kinds: 'Kind of message',
      text: 'text',
      binary: 'binary',
      json: 'JSON in UTF-8: `{"price":3}`',
      chinese: '你好 in UTF-8 (`e4 bd a0 e5 a5 bd`)',
      emoji: 'an emoji in UTF-8 (`f0 9f 98 80`)',
      base64: 'a picture, written in base64 (`/9j/4AAQ` …)',
      svg: 'a drawing in SVG, which is XML in UTF-8 (`<svg` …)',
      ascii: 'a chess move in ASCII: `e2e4`',
      jpeg: 'a JPEG picture (`ff d8 ff e0` …)',
      protobuf: 'a record packed with Protocol Buffers (`08 96 01`)',
      gbk: '你好 from a file in GBK (`c4 e3 ba c3`)',
      'latin-1': 'café from a file in Latin-1 (`63 61 66 e9`)',
      'utf-16': '你 from a file in UTF-16 (`ff fe 60 4f`)',
      sound: 'sound, as numbers of 16 bits (`9c ff 64 00` …)',
    },
    feedback: {
      'not-json':
        'JSON is text, and here it is in UTF-8: that is what a text message carries (RFC 6455 §5.6).',
      'not-chinese': 'Text in UTF-8 goes into a text message, whatever its script (RFC 6455 §5.6).',
      'not-emoji': 'An emoji is a character like others: in UTF-8 it is text (RFC 6455 §5.6).',
      'not-base64':
        'The picture is binary, its base64 is not: it has ASCII characters only, and ASCII is UTF-8 (RFC 6455 §5.6). As a binary message the picture itself would be a quarter shorter.',
      'not-svg': 'A drawing, but written as text in UTF-8 (RFC 6455 §5.6).',
      'not-ascii': 'ASCII is UTF-8: every byte below `80` is a character of its own (RFC 3629 §1).',
      'not-jpeg':
        'These bytes are not UTF-8: `ff` never occurs in it (RFC 3629 §1). As text they would end the connection with 1007 (RFC 6455 §8.1).',
      'not-protobuf':
        'Packed numbers are not text: `96` cannot begin a character in UTF-8 (RFC 3629 §4). As text they would end the connection with 1007 (RFC 6455 §8.1).',
      'not-gbk':
        'It is text, but text means UTF-8 here (RFC 6455 §5.6), and in UTF-8 `c4` cannot be followed by `e3`. Convert it first, or send it as binary.',
      'not-latin-1':
        'Text means UTF-8 here (RFC 6455 §5.6), and there é is `c3 a9`. The `e9` of Latin-1 begins a character that never comes. Convert it first, or send it as binary.',
      'not-utf-16':
        'Text means UTF-8 here (RFC 6455 §5.6), and `ff` never occurs in it (RFC 3629 §1). Convert it first, or send it as binary.',
      'not-sound':
        'Numbers may be any bytes, and these are not UTF-8: `9c` cannot begin a character (RFC 3629 §4). As text they would end the connection with 1007 (RFC 6455 §8.1).',
    },
    steps: {
      rule: 'A text message is UTF-8, and the receiver checks that. A binary message may be any bytes (RFC 6455 §5.6).',
      each: 'So the question is each time: are these bytes UTF-8?',
    },
  },
};
