import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { AcceptBugName } from '#protocol/handshake/accept-bugs.ts';
import type { HexFinding } from './hex-field.ts';
import type { Coding } from './marks.ts';
import type { AnswerCheck, BUGS, BugEffect, Finding, PresetName } from './model.ts';
import type { StageName, StageStatus, UnknownReason } from './stages.ts';

/** What is said of each mistake; a module of its own for each language, as it is long. */
export type BugWords = Readonly<
  Record<
    AcceptBugName,
    {
      /** What goes wrong. */
      readonly what: string;
      /** How to see it. */
      readonly sign: string;
      readonly repair: string;
    }
  >
>;

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly pairs: string;
  readonly pair: Readonly<Record<PresetName, string>>;
  readonly draw: string;
  readonly client: string;
  readonly server: string;
  readonly stage: Readonly<Record<StageName, string>>;
  /** What leads to a stage from the one before, and back. */
  readonly step: Readonly<Record<Exclude<StageName, 'bytes'>, string>>;
  readonly stepBack: Readonly<Record<Exclude<StageName, 'bytes'>, string>>;
  readonly stepWrong: string;
  readonly bytes: Plural;
  readonly characters: Plural;
  /** `{length}`, `{right}` */
  readonly instead: string;
  readonly status: Readonly<Record<StageStatus, string>>;
  readonly reason: Readonly<Record<UnknownReason, string>>;
  readonly printable: string;
  readonly wrongHere: string;
  readonly rightHere: string;
  /** `{stage}`, `{text}` */
  readonly announced: string;
  /** `{found}` */
  readonly hexFinding: Readonly<Record<HexFinding['code'], string>>;
  /** `{found}`, `{standard}`, `{padding}`, `{canonical}`, `{bytes}`, `{expected}`, `{digits}`, `{characters}` */
  readonly finding: Readonly<Record<Exclude<Finding['code'], 'missing-digit'>, string>>;

  readonly sixes: string;
  readonly coding: Readonly<Record<Coding, string>>;
  /** `{bytes}`, `{digits}` */
  readonly group: string;
  readonly row: Readonly<Record<'bytes' | 'bits' | 'number' | 'character', string>>;
  readonly filling: string;
  /** By the number of bytes in the group. */
  readonly explained: Readonly<Record<1 | 2 | 3, string>>;
  readonly strayBits: string;
  readonly nothingToCut: string;

  readonly breakIt: string;
  readonly bug: string;
  readonly noBug: string;
  readonly bugStep: Readonly<Record<keyof typeof BUGS, string>>;
  readonly bugs: Readonly<Record<AcceptBugName, string>>;
  readonly bugInvitation: string;
  readonly sign: string;
  readonly repair: string;
  readonly comesOut: string;
  readonly right: string;
  readonly effect: Readonly<Record<Exclude<BugEffect['status'], 'changes'>, string>>;

  readonly check: string;
  readonly answer: string;
  readonly showBug: string;
  /** `{key}`, `{status}` */
  readonly verdict: Readonly<Record<AnswerCheck['verdict'], string>>;
  /** Heads of some verdicts: right or wrong. */
  readonly isRight: string;
  readonly isWrong: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Accept machine',
    hint: 'Try: change one digit of the bytes. How much of the accept stays as it is?',
    pairs: 'Known pairs',
    pair: {
      rfc: 'RFC 6455 §1.3',
      'captured-1': 'Captured, first',
      'captured-2': 'Captured, second',
      'captured-3': 'Captured, third',
      'erratum-printed': 'RFC 6455 §4.1 as printed',
      'erratum-corrected': 'RFC 6455 §4.1, erratum 3150',
    },
    draw: 'New bytes',
    client: 'The client draws and sends',
    server: 'The server computes and answers',
    stage: {
      bytes: 'Random bytes',
      key: 'Key',
      concatenation: 'Key + GUID',
      digest: 'SHA-1 digest',
      accept: 'Accept',
    },
    step: { key: 'base64', concatenation: '+ GUID', digest: 'SHA-1', accept: 'base64' },
    stepBack: { key: 'decode', concatenation: '− GUID', digest: '', accept: 'decode' },
    stepWrong: 'mistake',
    bytes: { one: '{n} byte', other: '{n} bytes' },
    characters: { one: '{n} character', other: '{n} characters' },
    instead: '{length}, not {right}',
    status: {
      held: 'as given',
      computed: 'computed',
      recovered: 'worked back',
      unknown: 'No longer known',
      'not-computable': 'Cannot be computed',
    },
    reason: {
      'hash-is-one-way': 'SHA-1 cannot be undone.',
      'guid-not-last': 'The text does not end in the GUID.',
      'not-base64': 'The key is not base64.',
      'not-a-digest': 'The accept is not base64 of 20 bytes.',
    },
    printable: '“·” is a byte that is no letter',
    wrongHere: 'spoilt by the mistake',
    rightHere: 'should be',
    announced: '{stage}: {text}',
    hexFinding: {
      empty: 'Nothing stands here. Write bytes in hex, as in 74 68 65.',
      'foreign-character': '“{found}” is not a hex digit. Write pairs of 0–9 and a–f.',
      'missing-digit': 'A byte has only one digit. Write two for each, as in 0a.',
      'wrong-length': 'These are {bytes}; it must be {expected}.',
    },
    finding: {
      empty: 'Nothing stands here.',
      'outer-whitespace':
        'There are blanks around it. A peer that does not trim them reads another text.',
      'inner-whitespace': 'There is a blank inside. Base64 in a header field has none.',
      'misplaced-padding': 'A “=” stands before the end. It may only fill up the last group.',
      'excess-padding': 'There is a “=” too many at the end.',
      'dangling-digit': 'The last character is left over: its six bits make no byte.',
      'foreign-character': '“{found}” is no base64 character. Those are A–Z, a–z, 0–9, + and /.',
      'url-safe-alphabet':
        '“{found}” is from the alphabet for URLs. The handshake writes “{standard}” there.',
      'missing-padding': '“{padding}” is missing at the end: base64 comes in fours.',
      'pad-bits':
        'The last character has filling bits that are not 0. An encoder writes {canonical} for these bytes.',
      'wrong-length': 'It decodes to {bytes}; it must be {expected}.',
      'guid-not-last': 'The GUID is not at the end. The key comes first.',
      'guid-letter-case': 'The GUID is in lower case. A hash tells “e” from “E”.',
      'guid-missing': 'The GUID 258EAFA5-E914-47DA-95CA-C5AB0DC85B11 is not at the end.',
      'hex-text': 'These are {digits} hex digits. The accept is base64 of the digest’s bytes.',
      'base64-of-hex-text':
        'It decodes to {digits} hex digits, so it is base64 of letters. Encode the bytes themselves.',
    },

    sixes: 'How base64 cuts bytes into sixes',
    coding: { key: 'bytes → key', accept: 'digest → accept' },
    group: '{bytes} becomes {digits}',
    row: { bytes: 'byte', bits: 'bits', number: 'number', character: 'character' },
    filling: 'filling',
    explained: {
      3: 'Three bytes are 24 bits, and 24 bits are four sixes. Each six is a number from 0 to 63: its place in A–Z, a–z, 0–9, +, /.',
      2: 'Two bytes are left: 16 bits. Two zeros fill up the third six, and one “=” stands for the six that is not there.',
      1: 'One byte is left: 8 bits. Four zeros fill up the second six, and “==” stands for the two sixes that are not there.',
    },
    strayBits:
      'The filling should be zeros. A lenient decoder drops it and finds the same bytes; SHA-1 sees another text.',
    nothingToCut: 'The bytes are not known, so there is nothing to cut.',

    breakIt: 'Break it',
    bug: 'A server’s mistake',
    noBug: 'none: all is right',
    bugStep: {
      join: 'Joining key and GUID',
      hash: 'Hashing',
      write: 'Writing the digest as text',
    },
    bugs: {
      'key-decoded': 'Key decoded before the hash',
      'key-decoded-guid-first': 'Key decoded, GUID first',
      'guid-first': 'GUID first, key after',
      'guid-missing': 'No GUID',
      'guid-alone': 'GUID without the key',
      'guid-lower-case': 'GUID in lower case',
      'guid-dashes': 'GUID with another dash',
      'guid-misspelt': 'GUID misspelt',
      'key-unpadded': 'Key without its ==',
      'key-lower-case': 'Key in lower case',
      'space-before-key': 'Blank before the key',
      'line-end-after-key': 'Line end after the key',
      'line-end-after-guid': 'Line end after the GUID',
      'utf-16': 'Text hashed as UTF-16',
      'sha-256': 'SHA-256 in place of SHA-1',
      'hex-digest': 'Hex, no base64',
      'base64-of-hex': 'Base64 of the hex digits',
      'digest-as-text': 'Digest treated as text',
      unpadded: 'The = left out',
      'url-safe': 'Base64 for URLs',
      'lower-case': 'Accept in lower case',
    },
    bugInvitation:
      'Choose what a server gets wrong. The stages it spoils turn red, with what should stand there below.',
    sign: 'How to see it',
    repair: 'Repair',
    comesOut: 'comes out',
    right: 'should be',
    effect: {
      'no-effect': 'With this key the mistake does not show. That is how it survives a test.',
      'before-held': 'This mistake comes before the stage you gave, so it changes nothing here.',
      'not-computable': 'A stage cannot be read, so there is nothing to spoil.',
    },

    check: 'Check an answer',
    answer: 'Sec-WebSocket-Accept that a server sent',
    showBug: 'Show in the stages',
    verdict: {
      none: 'Paste the field, or the server’s whole response. If it is wrong, the machine looks for the mistake behind it.',
      right: 'It answers this key.',
      'key-echoed': 'This is the key itself, sent back. Hash it with the GUID first.',
      bugs: 'The server’s mistake: ',
      'other-spelling':
        'It answers {key}: the same bytes, spelt otherwise. The server decoded the key and encoded it again; it must hash the text that came.',
      'other-key':
        'It answers another key, {key}. A copied example, or a stored answer: compute it anew for every handshake.',
      unexplained:
        'None of the known mistakes leads to it. Compare what is hashed, byte by byte, with Key + GUID above.',
      'no-key': 'There is nothing to compare it with: give a key first.',
      request:
        'This is what a client sends: it has a key, and no answer to one. Paste the server’s response.',
      'not-101':
        'The status is {status}, not 101: the server did not agree to WebSocket, and the client goes on as for any HTTP response (RFC 6455 §4.1).',
      'no-accept':
        'This response has no field Sec-WebSocket-Accept. A server that agrees must send it (RFC 6455 §4.2.2), and without it the client fails the connection (§4.1).',
      'accept-twice':
        'Sec-WebSocket-Accept stands in this response more than once; it must not (RFC 6455 §11.3.3).',
      'accept-empty':
        'Sec-WebSocket-Accept is empty, so the client fails the connection (RFC 6455 §4.1).',
      wrong: 'It does not follow from the stage you gave. With the key, the reason could be found.',
    },
    isRight: 'Right.',
    isWrong: 'Wrong.',
  },
};
