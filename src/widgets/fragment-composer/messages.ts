import type { MessageState } from '#protocol/message-state.ts';
import type { Repair } from '#protocol/repair-frame.ts';
import type { Utf8Fault } from '#protocol/utf8.ts';
import type { Plural } from '#i18n/fill.ts';
import type { RuleWords } from '#i18n/frame.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { MendName } from './mend.ts';
import type { IllegalName, LegalName } from './presets.ts';
import type { Telling } from './story.ts';
import type { TrayName } from './tray.ts';

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly legal: { readonly title: string; readonly names: Readonly<Record<LegalName, string>> };
  readonly illegal: {
    readonly title: string;
    readonly names: Readonly<Record<IllegalName, string>>;
  };

  readonly message: string;
  readonly writtenAs: string;
  readonly as: Readonly<Record<'text' | 'hex', string>>;
  readonly notHex: string;
  /** `{max}` */
  readonly tooLong: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<'text' | 'binary', string>>;
  readonly sender: string;
  readonly senders: Readonly<Record<'client' | 'server', string>>;
  readonly limit: string;
  readonly limitError: string;
  readonly newKeys: string;

  readonly cuts: string;
  readonly cutStart: string;
  readonly cutEnd: string;
  /** `{n}`, `{hex}` */
  readonly cutBetween: string;
  /** `{n}`, `{hex}`, `{character}` */
  readonly cutInside: string;

  /** Where what is pressed goes: in front of all, behind frame `{n}`, nowhere for want of room. */
  readonly goes: { readonly first: string; readonly behind: string; readonly nowhere: string };
  readonly trayGroups: readonly [string, string];
  readonly tray: Readonly<Record<TrayName, string>>;

  readonly frames: string;
  /** `{n}` */
  readonly frame: string;
  readonly fin: string;
  readonly opcode: string;
  readonly up: string;
  readonly down: string;
  readonly remove: string;
  readonly workbench: string;
  readonly body: string;
  readonly masked: string;

  readonly receiver: Readonly<Record<'client' | 'server', string>>;
  readonly states: Readonly<Record<MessageState, string>>;
  readonly moves: Readonly<Record<'text' | 'binary' | 'end', string>>;
  readonly meter: string;
  readonly noText: string;
  /** `{present}`, `{all}` */
  readonly incomplete: string;
  readonly complete: string;

  readonly deeds: string;
  readonly nothingYet: string;
  readonly sends: Readonly<Record<'pong' | 'close', string>>;
  readonly event: Readonly<Record<'text' | 'binary', string>>;
  /** `{code}` */
  readonly fails: string;
  /** The same, when it has. */
  readonly failed: string;
  readonly events: Plural;
  readonly waits: string;
  readonly telling: Readonly<Record<Telling, string>>;
  readonly log: string;
}

/** Words about what is wrong: loaded when something is. */
export interface TroubleWords {
  readonly faults: Readonly<Record<Utf8Fault, string>>;
  /** `{n}`, `{all}` */
  readonly certain: string;
  /** Rules that take more than a frame to be broken. */
  readonly rules: Readonly<Record<string, RuleWords>>;
  readonly mends: Readonly<Record<Exclude<MendName, Repair>, string>>;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Fragment composer',
    hint: 'Try: press Next. Then move the cut, or put a new text frame inside the message.',
    presets: 'Examples',
    legal: {
      title: 'Legal',
      names: {
        worked: 'A Ping inside a character',
        'one-frame': 'One frame',
        'two-fragments': 'Two fragments (RFC 6455 §5.7)',
        'every-byte': 'A frame for every byte',
        'empty-fragments': 'Empty fragments',
        'controls-everywhere': 'Control frames everywhere',
        'two-messages': 'Two messages',
        binary: 'Binary, in any encoding',
      },
    },
    illegal: {
      title: 'Refused, or cut short',
      names: {
        'text-inside': 'A new text inside a message',
        'opcode-repeated': 'The opcode repeated',
        'continuation-first': 'Continuation first',
        'fin-early': 'FIN too early',
        'fin-forgotten': 'FIN forgotten',
        'cut-at-end': 'A message ends inside a character',
        'other-encoding': 'Text in GBK',
        overlong: 'An overlong character',
        surrogate: 'Half a surrogate pair',
        'fragmented-ping': 'A fragmented Ping',
        'long-ping': 'A Ping of 126 bytes',
        'close-inside': 'Close inside a message',
        'too-long': 'Fragments that add up',
      },
    },

    message: 'Message',
    writtenAs: 'Typed as',
    as: { text: 'text', hex: 'hex' },
    notHex: 'This is not hex: write pairs of digits 0–9 and a–f, as in e4 bd a0.',
    tooLong: 'There is room for {max} bytes. What is drawn is what was there before.',
    kind: 'Kind of message',
    kinds: { text: 'text', binary: 'binary' },
    sender: 'Sent by',
    senders: { client: 'client', server: 'server' },
    limit: 'Receiver’s limit',
    limitError: 'Write a number of bytes up to 999, or nothing for no limit.',
    newKeys: 'New masking keys',

    cuts: 'Cuts between the bytes: Space cuts or joins, arrows go along, Shift and an arrow move a cut',
    cutStart: 'In front of all bytes',
    cutEnd: 'Behind all bytes',
    cutBetween: 'In front of byte {n}, {hex}',
    cutInside: 'In front of byte {n}, {hex}, inside {character}',

    goes: {
      first: 'Drag one between the frames, or press it: it goes in front of all.',
      behind: 'Drag one between the frames, or press it: it goes behind frame {n}.',
      nowhere: 'There is no room for another frame.',
    },
    trayGroups: ['May stand between fragments', 'To break rules with'],
    tray: {
      ping: 'Ping',
      pong: 'Pong',
      close: 'Close',
      'empty-fragment': 'empty fragment',
      text: 'new text frame',
      'text-open': 'text without FIN',
      continuation: 'continuation with FIN',
      'ping-open': 'Ping without FIN',
      'ping-long': 'long Ping',
    },

    frames: 'Frames, in the order in which they are sent',
    frame: 'frame {n}',
    fin: 'FIN',
    opcode: 'Opcode',
    up: 'Earlier',
    down: 'Later',
    remove: 'Take away',
    workbench: 'Workbench',
    body: 'Payload, in hex',
    masked: 'masked payload',

    receiver: { client: 'The client receives', server: 'The server receives' },
    states: { idle: 'idle', 'in-text': 'in text', 'in-binary': 'in binary', closed: 'closed' },
    moves: { text: 'text, FIN 0', binary: 'binary, FIN 0', end: 'continuation, FIN 1' },
    meter: 'UTF‑8',
    noText: 'No text is under way.',
    incomplete: 'incomplete character: {present} of {all} bytes',
    complete: 'every character is complete',

    deeds: 'What it does, in this order',
    nothingYet: 'Nothing yet.',
    sends: { pong: 'sends a Pong', close: 'sends a Close' },
    event: { text: 'event message: text', binary: 'event message: binary' },
    fails: 'fails the connection with {code}',
    failed: 'failed with {code}',
    events: { one: '{n} message event', other: '{n} message events' },
    waits: 'The message has no end yet: the receiver waits.',
    telling: {
      start: 'Nothing has come yet.',
      begins: 'A message begins.',
      'goes-on': 'The message goes on.',
      completes: 'The message is complete, and handed on.',
      whole: 'A whole message in one frame, handed on.',
      ping: 'Answered at once with a Pong; the message around it is left as it is.',
      pong: 'It answers no Ping. That is allowed, and needs no answer.',
      close: 'Answered with a Close. Whatever comes behind it is discarded.',
      'close-inside': 'Answered with a Close. The message inside which it came is never handed on.',
      fails: 'The receiver fails the connection.',
      'not-read': 'Not read: the connection has failed.',
      discarded: 'Discarded: it comes behind a Close.',
    },
    log: 'All steps as text',
  },
};
