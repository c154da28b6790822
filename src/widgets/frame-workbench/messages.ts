import type { HeaderLayer } from '#protocol/dump/frame-starts.ts';
import type { DumpDamage, DumpForm, DumpNote } from '#protocol/dump/reading.ts';
import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Seen } from './pasted.ts';
import type { PresetName } from './presets.ts';

/** What the presets are called; a module of its own, as few readers see them all. */
export interface PresetWords {
  readonly legal: string;
  readonly illegal: string;
  readonly names: Readonly<Record<PresetName, string>>;
}

/** What is said of bytes that were read, or not; a module of its own for each language, as it is long. */
export interface ReadingWords {
  /** `{bytes}`, `{form}` */
  readonly found: string;
  readonly foundRaw: string;
  /** `{form}`, `{line}`, `{column}` */
  readonly notRead: string;
  readonly noForm: string;
  readonly kept: string;
  readonly show: string;
  readonly readBefore: string;
  /** Leads to what is wrong with a frame that was read. */
  readonly broken: Plural;
  readonly takeRaw: string;
  readonly notShown: string;
  /** `{form}` */
  readonly readAs: string;
  /** `{bytes}`, `{layers}` */
  readonly skip: string;
  /** `{bytes}`, `{layers}`, `{behind}` */
  readonly skipped: string;
  readonly skippedBehind: string;
  readonly wholePacket: string;
  /** What stands where a reading stumbled: `{found}`, or `{code}` of what cannot be seen. */
  readonly seen: Readonly<Record<Seen, string>>;
  readonly forms: Readonly<Record<DumpForm, string>>;
  /** `{found}`, `{expected}`, `{actual}` */
  readonly damages: Readonly<Record<DumpDamage, string>>;
  /** With the numbers of the note. */
  readonly notes: Readonly<Record<DumpNote['code'], string>>;
  readonly layers: Readonly<Record<HeaderLayer, string>>;
}

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly paste: string;
  readonly pasteLabel: string;
  readonly pasteHint: string;
  readonly openFile: string;

  /** The three sides that can be edited, and the mark of the one that was edited last. */
  readonly sides: { readonly bytes: string; readonly bits: string; readonly fields: string };
  readonly editing: string;

  readonly receiver: string;
  readonly server: string;
  readonly client: string;
  readonly deflate: string;

  readonly bytes: Plural;
  /** `{hex}`, `{offset}`, `{fields}` */
  readonly cell: string;
  readonly append: string;
  readonly payload: string;
  readonly payloadMasked: string;
  /** `{n}`, `{name}` */
  readonly opcodeTitle: string;
  readonly rsv: string;

  /** `{offset}` */
  readonly bits: string;
  /** `{bit}`, `{field}`, `{weight}` */
  readonly bit: string;
  /** `{offset}`, `{hex}`, `{value}` */
  readonly byteNote: string;
  /** `{hex}`, `{character}` */
  readonly unmasked: string;
  readonly keys: string;
  /** `{n}`: how often it can be done again. */
  readonly turned: Readonly<Record<'undo' | 'redo', Plural>> & { readonly none: string };
  readonly atEnd: string;

  /** `{n}`, `{all}` */
  readonly frameOf: string;
  readonly previousFrame: string;
  readonly nextFrame: string;
  /** `{percent}` */
  readonly searching: string;
  readonly noFrame: string;

  readonly legalServer: string;
  readonly legalClient: string;
  readonly checking: string;
  readonly waiting: Plural;
  readonly waitingHeader: Plural;
  readonly sentByServer: string;
  readonly sentByClient: string;

  readonly finMeans: readonly [string, string];
  readonly rsvClear: string;
  readonly rsvSet: string;
  readonly rsvCompressed: string;
  readonly opcodeMeans: Readonly<
    Record<'continuation' | 'text' | 'binary' | 'close' | 'ping' | 'pong' | 'reserved', string>
  >;
  readonly maskMeans: readonly [string, string];
  readonly lengthForm: string;
  readonly forms: Readonly<Record<'7' | '16' | '64', string>>;
  /** `{form}` */
  readonly shortest: string;
  readonly lengthShortest: string;
  readonly lengthLonger: string;
  readonly keyMeans: string;
  readonly keyNone: string;
  readonly keyRandom: string;
  readonly keyZero: string;
  readonly keyWrong: string;
  readonly asText: string;
  readonly asHex: string;
  readonly hexWrong: string;
  readonly notText: string;
  readonly payloadLong: string;
  /** `{code}` */
  readonly closeCode: string;
  readonly payloadEmpty: string;
  readonly payloadMeans: string;

  readonly copyAs: string;
  readonly copyForms: Readonly<Record<'hex' | 'c' | 'javascript' | 'python' | 'base64', string>>;
  readonly save: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly tooLongToCopy: string;

  /** While bytes are read, and when they cannot be; `{bytes}`. */
  readonly trouble: Readonly<Record<'reading' | 'failed' | 'tooLarge', string>>;
  readonly list: {
    readonly title: string;
    readonly cut: Plural;
    readonly headerCut: string;
    readonly wrong: string;
    readonly fine: string;
  };
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Frame workbench',
    hint: 'Try: flip a bit, or type over a byte. All else follows.',
    presets: 'Presets',
    paste: 'Paste bytes',
    pasteLabel: 'Paste or drop bytes here',
    pasteHint:
      'Hex, base64, a dump of xxd, hexdump, tcpdump or Wireshark, an array or string of a program, any file.',
    openFile: 'Open a file',

    sides: { bytes: 'Bytes', bits: 'Bits', fields: 'Fields' },
    editing: 'you are editing here',

    receiver: 'Received by',
    server: 'a server',
    client: 'a client',
    deflate: 'permessage-deflate negotiated',

    bytes: { one: '{n} byte', other: '{n} bytes' },
    cell: '{hex}, byte {offset}, {fields}',
    append: '+, add a byte at the end',
    payload: 'payload',
    payloadMasked: 'payload, masked',
    opcodeTitle: 'opcode {n} · {name}',
    rsv: 'RSV1–3',

    bits: 'Bits of byte {offset}',
    bit: '{bit}, {field}, weight {weight}',
    byteNote: 'byte {offset} · 0x{hex} · {value}',
    unmasked: 'unmasked 0x{hex} {character}',
    keys: 'arrows move, Space flips, Ctrl+Z undoes',
    turned: {
      undo: { one: 'Undone, {n} step left', other: 'Undone, {n} steps left' },
      redo: { one: 'Done again, {n} step left', other: 'Done again, {n} steps left' },
      none: 'No more steps',
    },
    atEnd: 'Behind the last byte: two hex digits add one.',

    frameOf: 'frame {n} of {all}',
    previousFrame: 'Previous frame',
    nextFrame: 'Next frame',
    searching: 'Finding the frames: {percent} % of the stream',
    noFrame: 'No bytes yet. Paste some, or type hex digits into the place marked +.',

    legalServer: 'A server finds nothing wrong with this frame.',
    legalClient: 'A client finds nothing wrong with this frame.',
    checking: 'The header is in order; the payload is being checked.',
    waiting: {
      one: 'The frame is not complete: {n} byte of its payload is still to come.',
      other: 'The frame is not complete: {n} bytes of its payload are still to come.',
    },
    waitingHeader: {
      one: 'The header is not complete: it needs {n} more byte at least.',
      other: 'The header is not complete: it needs {n} more bytes at least.',
    },
    sentByServer: 'It came from a server',
    sentByClient: 'It came from a client',

    finMeans: ['more frames of this message follow', 'last frame of its message'],
    rsvClear: 'for extensions; unused',
    rsvSet: 'set, and no extension gave it a meaning',
    rsvCompressed: 'RSV1: the message is compressed',
    opcodeMeans: {
      continuation: 'continues the message before',
      text: 'the message is text in UTF-8',
      binary: 'the message is bytes of any kind',
      close: 'ends the connection; body optional',
      ping: 'asks for a Pong with the same payload',
      pong: 'answers a Ping, or comes unasked',
      reserved: 'has no meaning yet',
    },
    maskMeans: ['no key, as a server sends', 'a key follows, as a client sends'],
    lengthForm: 'Written in',
    forms: { '7': '7 bits', '16': '16 bits', '64': '64 bits' },
    shortest: '{form} (shortest)',
    lengthShortest: 'of payload, in the shortest form',
    lengthLonger: 'of payload, in a longer form than needed',
    keyMeans: 'byte i of the payload meets byte i mod 4 of the key',
    keyNone: 'none, for MASK is 0',
    keyRandom: 'Random',
    keyZero: 'Zero',
    keyWrong: 'The key is four bytes: eight hex digits.',
    asText: 'text',
    asHex: 'hex',
    hexWrong: 'This is not hex: write pairs of digits 0–9 and a–f.',
    notText: 'these bytes are not UTF-8',
    payloadLong: 'Too long to edit here: change it in the bytes.',
    closeCode: 'close code {code}',
    payloadEmpty: 'empty',
    payloadMeans: 'after unmasking',

    copyAs: 'Copy as',
    copyForms: {
      hex: 'hex',
      c: 'C',
      javascript: 'JavaScript',
      python: 'Python',
      base64: 'base64',
    },
    save: 'Save as file',
    copied: 'Copied',
    copyFailed: 'The browser did not let this page copy. Save the bytes as a file instead.',
    tooLongToCopy: 'Too much to copy: save it as a file',
    trouble: {
      reading: 'Reading …',
      failed: 'The browser could not read that: it may be too large for its memory.',
      tooLarge: 'That is more than {bytes}: too much for this page.',
    },
    list: {
      title: 'Frames of this stream',
      cut: { one: 'cut off, {n} byte missing', other: 'cut off, {n} bytes missing' },
      headerCut: 'header incomplete',
      wrong: 'breaks a rule',
      fine: 'legal',
    },
  },
};
