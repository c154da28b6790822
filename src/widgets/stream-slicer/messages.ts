/** The words of the stream slicer, for each language of the book. */

import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { PartKind, Rule, Sender, Wait } from './framing.ts';
import type { Verdict, Way } from './model.ts';
import type { PresetName } from './presets.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly messages: string;
  /** The number of a message is `{n}`. */
  readonly message: string;
  readonly remove: string;
  readonly add: string;
  readonly tooLong: string;
  readonly rule: string;
  readonly rules: Readonly<Record<Rule, string>>;
  readonly about: Readonly<Record<Rule, string>>;
  readonly sender: string;
  readonly senders: Readonly<Record<Sender, string>>;
  readonly stream: string;
  readonly bytes: Plural;
  readonly inReads: Plural;
  readonly ways: string;
  readonly way: Readonly<Record<Way, string>>;
  readonly cutHint: string;
  readonly cuts: string;
  readonly cutBefore: string;
  readonly cutInside: string;
  readonly part: Readonly<Record<Exclude<PartKind, 'text'>, string>>;
  readonly receiver: string;
  readonly buffer: string;
  readonly waiting: string;
  readonly begin: string;
  readonly read: Plural;
  readonly wereWaiting: Plural;
  readonly out: Plural;
  readonly noneOut: string;
  readonly taken: string;
  readonly wait: Readonly<Record<Wait['for'], Plural>>;
  readonly missing: Plural;
  readonly came: string;
  readonly earlier: Plural;
  readonly nothingYet: string;
  readonly empty: string;
  readonly right: string;
  readonly displaced: string;
  readonly partOf: string;
  readonly partsOf: string;
  /** `{text}`, and what it `{is}`. */
  readonly quoted: string;
  readonly noText: string;
  /** None of the messages. */
  readonly none: string;
  readonly soFar: string;
  readonly verdict: Readonly<Record<Verdict, string>>;
  readonly emptyLost: string;
  readonly log: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Stream slicer',
    hint: 'Cut the stream anywhere, choose a rule, and see which messages come out.',
    presets: 'Examples',
    preset: {
      sell: 'No rule: three reads, three mistakes',
      luck: 'No rule, and luck',
      together: 'Two messages, one read',
      newline: 'A newline ends each message',
      'newline-inside': 'A newline inside a message',
      length: 'A length cut in two',
      'each-byte': 'One byte at a time',
      websocket: 'WebSocket frames in three reads',
      masked: 'Masked frames of a client',
    },
    messages: 'The sender writes',
    message: 'Message {n}',
    remove: 'Remove message {n}',
    add: 'Add a message',
    tooLong: 'A message has {max} bytes at most here. This one was not taken.',
    rule: 'What marks the end',
    rules: { none: 'Nothing', newline: 'Newline', length: 'Length', websocket: 'WebSocket' },
    about: {
      none: 'The texts, one behind the other. The receiver takes what a read returns for a message.',
      newline: 'Behind each message a newline, the byte 0a. The receiver cuts there.',
      length: 'In front of each message the number of its bytes, in two bytes, high byte first.',
      websocket:
        'Each message in one text frame, FIN = 1, written and read by the protocol engine.',
    },
    sender: 'Sent by',
    senders: { server: 'a server', client: 'a client' },
    stream: 'The stream',
    bytes: { one: '1 byte', other: '{n} bytes' },
    inReads: { one: 'in 1 read', other: 'in {n} reads' },
    ways: 'How the receiver reads',
    way: {
      whole: 'At once',
      writes: 'As written',
      bytes: 'Each byte',
      random: 'Random',
    },
    cutHint:
      'Click between two bytes to end a read there. Drag a cut, or move it with Shift and the arrows.',
    cuts: 'Where a new read begins',
    cutBefore: 'A new read before byte {n}, {hex}',
    cutInside: 'A new read before byte {n}, {hex}, inside {character}',
    part: {
      newline: 'LF',
      length: 'length',
      header: 'header',
      key: 'key',
      'masked-text': 'masked',
    },
    receiver: 'The receiver’s buffer',
    buffer: 'The buffer with this read',
    waiting: 'waits',
    begin: 'Nothing has been read yet. {bytes} are on their way.',
    read: { one: 'Read {number} returns 1 byte.', other: 'Read {number} returns {n} bytes.' },
    wereWaiting: { one: '1 byte was waiting.', other: '{n} bytes were waiting.' },
    out: { one: '1 message comes out.', other: '{n} messages come out.' },
    noneOut: 'No message is complete.',
    taken: 'The program takes them for a message.',
    wait: {
      nothing: { other: 'Nothing is left.' },
      newline: { one: '1 byte waits for a newline.', other: '{n} bytes wait for a newline.' },
      length: {
        one: '1 byte waits: a length has two.',
        other: '{n} bytes wait for a length.',
      },
      header: {
        one: '1 byte waits: the header goes on for {missing} at least.',
        other: '{n} bytes wait: the header goes on for {missing} at least.',
      },
      text: {
        one: '1 byte waits: {missing} of {of} are to come.',
        other: '{n} bytes wait: {missing} of {of} are to come.',
      },
    },
    missing: { one: '1 byte', other: '{n} bytes' },
    came: 'What the program got',
    earlier: { one: '… 1 before these', other: '… {n} before these' },
    nothingYet: 'no message yet',
    empty: 'empty',
    right: 'message {n}',
    displaced: 'message {n}, as number {as}',
    partOf: 'a part of message {first}',
    partsOf: 'bytes of messages {first} to {last}',
    quoted: '“{text}”: {is}.',
    noText: 'not UTF-8',
    none: 'none',
    soFar: '{read} of {bytes} have been read.',
    verdict: {
      same: '{n} sent, the same {n} received. Cut as you like, it stays so.',
      luck: '{n} sent, the same {n} received, by luck. Move one cut by a byte.',
      reads: '{n} sent, {received} received, {right} right. Reads are not messages.',
      newline:
        '{n} sent, {received} received, {right} right. Message {where} has a newline inside; no cut helps.',
      nothing: 'No byte was sent, so there is nothing to read. An empty message needs a mark, too.',
    },
    emptyLost: 'An empty message leaves no byte at all.',
    log: 'All reads in words',
  },
};
