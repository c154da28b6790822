/** What each rule of frames says, and why; a module of its own, as few readers meet them all. */

import type { Rules } from './frame.ts';

export const RULES: Rules = {
  'reserved-bit': {
    title: '{field} is set, but no extension was negotiated that uses it',
    why: 'The three reserved bits belong to extensions. None that was agreed on gives this bit a meaning, so the receiver must fail the connection.',
  },
  'compressed-bit': {
    title: 'RSV1 marks compression where it may not stand',
    why: 'With permessage-deflate, RSV1 stands on the first frame of a message only. A receiver that finds it on a continuation or a control frame must fail the connection.',
  },
  'reserved-opcode': {
    title: 'Opcode {value} is reserved',
    why: 'Opcodes 3–7 and B–F have no meaning yet. A receiver that does not know an opcode must fail the connection.',
  },
  'continuation-without-start': {
    title: 'A continuation comes where no message has begun',
    why: 'Opcode 0 goes on with a message that a text or a binary frame began with FIN = 0. Here none is unfinished.',
  },
  'data-inside-message': {
    title: 'A new message begins inside an unfinished one',
    why: 'Until a frame with FIN = 1 ends the message, only continuations and control frames may come. Messages do not interleave.',
  },
  'data-after-close': {
    title: 'A data frame comes after Close',
    why: 'An end that has sent Close must not send any more data frames. The receiver discards whatever comes.',
  },
  'control-fragmented': {
    title: 'A control frame has FIN = 0',
    why: 'Control frames must not be fragmented: each is complete in itself, so that it can stand between the fragments of a message.',
  },
  'mask-missing': {
    title: 'A frame from a client is not masked',
    why: 'Every frame that a client sends must be masked. A server that receives one that is not must close the connection.',
  },
  'mask-forbidden': {
    title: 'A frame from a server is masked',
    why: 'A server must not mask. A client that receives a masked frame must close the connection.',
  },
  'control-too-long': {
    title: 'A control frame claims {value} bytes; 125 are allowed',
    why: 'A control frame carries at most 125 bytes, so its length always fits the 7 bits of the second byte.',
  },
  'length-not-minimal': {
    title: 'The length {value} is written in too many bytes',
    why: 'The shortest form that holds a length must be used: 7 bits up to 125, 16 bits up to 65,535, 64 bits above.',
  },
  'length-top-bit': {
    title: 'The top bit of the 64-bit length is set',
    why: 'The most significant bit must be 0, so the largest length is 2⁶³ − 1.',
  },
  'close-body-one-byte': {
    title: 'A Close frame has a body of one byte',
    why: 'A Close body is empty or begins with a two-byte code.',
  },
  'close-code-forbidden': {
    title: 'Close code {value} may not be sent',
    why: 'Codes 0–999, 1004, 1016–2999 and those from 5000 are not defined. 1005, 1006 and 1015 tell an application what happened, and must not be sent.',
  },
  'close-reason-not-utf8': {
    title: 'The reason in a Close frame is not UTF-8',
    why: 'What follows the two-byte code is text in UTF-8. A receiver that reads it and finds other bytes must fail the connection.',
  },
  'text-not-utf8': {
    title: 'A text message is not UTF-8',
    why: 'The payload of a text message must be valid UTF-8 as a whole; otherwise the receiver must fail the connection.',
  },
};
