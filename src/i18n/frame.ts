/** The words for frames: names of their fields, of opcodes, rules and repairs. */

import type { Rule } from '#protocol/check.ts';
import type { FrameField } from '#protocol/frame-spans.ts';
import type { OpcodeName } from '#protocol/opcode.ts';
import type { Repair } from '#protocol/repair-frame.ts';
import type { PerLanguage } from './languages.ts';

export interface RuleWords {
  /** What is wrong, in a few words. `{field}`, `{value}` as the rule needs them. */
  readonly title: string;
  /** Why that is a rule. */
  readonly why: string;
}

export interface FrameWords {
  /** Full names, for tables. */
  readonly fields: Readonly<Record<FrameField, string>>;
  /** Short names, to stand over bytes. RSV1–3 share the one of RSV1. */
  readonly short: Readonly<Partial<Record<FrameField, string>>>;
  readonly opcodes: Readonly<Record<OpcodeName, string>>;
  readonly reserved: string;
  readonly rules: Readonly<Record<Rule, RuleWords>>;
  readonly repairs: Readonly<Record<Repair, string>>;
  /** `{code}` */
  readonly closesWith: string;
  /** In its place, where the receiver does nothing. */
  readonly discarded: string;
}

export const FRAME: PerLanguage<FrameWords> = {
  en: {
    fields: {
      fin: 'FIN',
      rsv1: 'RSV1',
      rsv2: 'RSV2',
      rsv3: 'RSV3',
      opcode: 'opcode',
      mask: 'MASK',
      'payload-length': 'payload length',
      'extended-payload-length': 'extended payload length',
      'masking-key': 'masking key',
      payload: 'payload',
      'close-code': 'close code',
      'close-reason': 'close reason',
    },
    short: {
      fin: 'FIN',
      rsv1: 'RSV',
      opcode: 'opcode',
      mask: 'MASK',
      'payload-length': 'length',
      'extended-payload-length': 'extended length',
      'masking-key': 'masking key',
      payload: 'payload',
    },
    opcodes: {
      continuation: 'continuation',
      text: 'text',
      binary: 'binary',
      close: 'Close',
      ping: 'Ping',
      pong: 'Pong',
    },
    reserved: 'reserved',
    rules: {
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
    },
    repairs: {
      'clear-rsv1': 'Clear RSV1',
      'clear-rsv2': 'Clear RSV2',
      'clear-rsv3': 'Clear RSV3',
      'make-text': 'Make it begin a text message',
      'make-binary': 'Make it begin a binary message',
      'make-continuation': 'Make it a continuation',
      'set-fin': 'Set FIN',
      'add-mask': 'Mask it',
      'remove-mask': 'Unmask it',
      'shortest-length': 'Write it in the shortest form',
      'remove-close-body': 'Send no body',
      'remove-close-reason': 'Drop the reason',
    },
    closesWith: 'closes with {code}',
    discarded: 'is discarded',
  },
};
