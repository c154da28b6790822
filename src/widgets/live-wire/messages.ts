import type { Timer } from '#protocol/connection-output.ts';
import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Action, Mischief, Problem } from '#sim/wire/script.ts';
import type { Side } from '#sim/side.ts';
import type { Outcome, Refusal } from '#sim/wire/step.ts';
import type { FieldProblem } from './fields.ts';

/** What a frame is called in a sentence. */
export type FrameName =
  'text' | 'text-first' | 'binary' | 'binary-first' | 'middle' | 'last' | 'close' | 'ping' | 'pong';

/** What a program sees. A script in a browser would see no message after its own `close()`. */
export type SeenName = 'open' | 'message' | 'closeClean' | 'closeUnclean';

/** What can be done and has a step of its own. */
export type WireName = Mischief['kind'] | 'vanish';

export type Sentence =
  | 'connected'
  | 'sendRequest'
  | 'sendResponse'
  | `arrived${'' | 'Fin' | 'Rst'}`
  | `unread${'' | 'Fin' | 'Rst'}`
  | `timeout-${Timer}`
  | 'messageOfFrames'
  | 'interim'
  | 'gave-up'
  | 'reset'
  | 'failedOpening'
  | 'closedClean'
  | 'closedUnclean'
  | `done-${WireName | 'whole'}`
  | `refused-${Refusal}`
  | 'changed'
  | 'stopped'
  | Exclude<Outcome['type'], 'closed'>;

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly bytes: Plural;
  /** `{ms}` */
  readonly time: string;
  /**
   * `{side}`, `{other}`, `{bytes}`, `{frame}` and what a sentence is about: `{content}`, `{status}`,
   * `{n}`, `{ms}`, `{at}`, `{weight}`, `{rule}`, `{section}`, `{code}`.
   */
  readonly log: Readonly<Record<Sentence, string>>;
  readonly frames: Readonly<Record<FrameName, string>>;
  /** Behind a sentence: `{state}`. */
  readonly becomes: string;
  readonly pane: {
    readonly state: string;
    /** `{bytes}` */
    readonly sent: string;
    readonly received: string;
    readonly waitingHead: string;
    /** `{have}`; and `{need}` where that is known. */
    readonly waitingHeader: string;
    readonly waitingFrame: string;
    readonly gone: string;
    readonly program: string;
    readonly nothingSeen: string;
    readonly seen: Readonly<Record<SeenName, string>>;
  };
  readonly deed: {
    /** `{side}` */
    readonly group: string;
    readonly kinds: Readonly<Record<'text' | 'binary' | 'ping' | 'close' | 'vanish', string>>;
    readonly labels: Readonly<
      Record<'text' | 'binary' | 'ping' | 'code' | 'reason' | 'cuts', string>
    >;
    readonly vanishHint: string;
    readonly send: string;
    readonly vanish: string;
    /** Why what was typed means nothing. */
    readonly problems: Readonly<Record<FieldProblem, string>>;
    /** Why it cannot be done at this moment. `{side}` */
    readonly refused: Readonly<Record<Refusal | Problem | 'tooMany', string>>;
  };
  readonly wire: {
    /** `{from}`, `{to}` */
    readonly lane: string;
    readonly delay: string;
    readonly size: string;
    readonly whole: string;
    readonly cable: string;
    readonly reset: string;
    readonly isCut: string;
    readonly isReset: string;
    readonly empty: string;
    /** A segment: `{what}`, `{bytes}`, `{ms}` until it arrives. */
    readonly segment: string;
    readonly arrived: string;
    readonly fin: string;
    readonly rst: string;
    readonly http: string;
    readonly more: string;
  };
  readonly view: {
    readonly none: string;
    /** `{from}`, `{to}`, `{first}`, `{last}` */
    readonly title: string;
    readonly inFlight: string;
    readonly grid: string;
    /** `{at}`, `{hex}`, `{what}` */
    readonly byte: string;
    readonly flipped: string;
    /** `{n}`, `{from}`, `{what}` */
    readonly frame: string;
    readonly http: string;
    /** `{text}` */
    readonly unmasked: string;
    readonly tools: string;
    readonly flip: string;
    readonly bits: string;
    readonly bit: string;
    readonly split: string;
    readonly merge: string;
    readonly note: string;
    readonly workbench: string;
  };
  readonly logTitle: string;
  readonly scriptTitle: string;
  readonly scriptEmpty: string;
  readonly scriptNote: string;
  readonly actions: Readonly<Record<Action['kind'], string>>;
  /** `{action}` */
  readonly remove: string;
  readonly undo: string;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Live wire',
    hint: 'Try: step on with Next, then send something yourself, or flip a bit on its way.',
    sides: { client: 'client', server: 'server' },
    bytes: { one: '{n} byte', other: '{n} bytes' },
    time: '{ms} ms',
    log: {
      connected: 'TCP has connected the two. Not one byte of WebSocket has been sent.',
      sendRequest: 'The {side} sends its request: {bytes} of HTTP.',
      sendResponse: 'The {side} answers {status}: {bytes} of HTTP.',
      send: 'The {side} sends {frame} {content}: {bytes}.',
      received: 'The {side} reads {frame} {content}.',
      interim: 'The {side} reads {status}: not the answer yet. It waits for another.',
      arrived: 'The wire brings {bytes} to the {side}.',
      arrivedFin: 'At the {side}, TCP says: no more bytes will come (FIN).',
      arrivedRst: 'At the {side}, TCP says: the connection is gone (RST).',
      unread: 'The wire brings {bytes} to where the {side} was. Nobody acknowledges that.',
      unreadFin: 'A FIN comes to where the {side} was. Nobody acknowledges it.',
      unreadRst: 'An RST comes to where the {side} was.',
      'timeout-opening': 'The {side} has waited too long for the connection to open.',
      'timeout-closing': 'The {side} has waited too long for the connection to end.',
      'timeout-ping': 'The {side} sees that it is time for a Ping.',
      'timeout-pong': 'The {side} has waited too long for a Pong.',
      'gave-up': 'TCP at the {side} gives up: nothing was acknowledged for 100 seconds.',
      reset: 'An RST tells the {side} that the connection is gone.',
      opened: 'The {side} has an open connection.',
      message: 'The {side} hands its program a message: {content}.',
      messageOfFrames: 'The {side} hands its program one message from {n} fragments: {content}.',
      ping: 'The {side} gets a Ping {content}.',
      pong: 'The {side} gets a Pong {content}.',
      'close-received': 'The {side} gets a Close frame {content}.',
      failed: 'The {side} must fail the connection: {rule} ({section}).',
      failedOpening: 'The {side} refuses the opening handshake: {rule} ({section}).',
      closedClean: 'The {side} is done: closed cleanly, {content}.',
      closedUnclean: 'The {side} is done: not closed cleanly, {content}.',
      end: 'The {side} ends its direction of TCP (FIN).',
      abort: 'The {side} drops TCP (RST).',
      changed: 'The {side} goes on.',
      stopped: 'The run stops here: it has become too long for this page.',
      'done-delay': 'From the {side}, segments now travel for {ms} ms.',
      'done-size': 'From the {side}, a segment now has at most {bytes}.',
      'done-whole': 'From the {side}, what is written at once now travels as one segment.',
      'done-split': 'A segment from the {side} is cut behind byte {at}.',
      'done-merge': 'Two segments from the {side} become one.',
      'done-flip': 'In byte {at} from the {side}, the bit worth {weight} is flipped.',
      'done-cable': 'The cable is cut. Neither end is told.',
      'done-reset': 'Something in between resets the connection.',
      'done-vanish': 'The {side}’s host is gone, without a word.',
      'refused-notOpen': 'The {side} cannot send that: its connection is not open.',
      'refused-midMessage': 'The {side} cannot send that: another message is not finished.',
      'refused-closesAlready': 'The {side} is closing already.',
      'refused-notAllowed': 'The {side} must not send that.',
      'refused-gone': 'The {side} is gone, and can do nothing.',
      'refused-notInFlight': 'There was nothing to change: those bytes are not on their way.',
      'refused-noWire': 'There was nothing to change: the wire carries nothing any more.',
    },
    frames: {
      text: 'a text frame',
      'text-first': 'the first fragment of a text',
      binary: 'a binary frame',
      'binary-first': 'the first fragment of binary data',
      middle: 'a fragment',
      last: 'the last fragment',
      close: 'a Close frame',
      ping: 'a Ping',
      pong: 'a Pong',
    },
    becomes: 'It is {state} now.',
    pane: {
      state: 'State',
      sent: '{bytes} sent',
      received: '{bytes} received',
      waitingHead: 'Waits for the empty line: {have} of a head so far.',
      waitingHeader: 'Waits for the rest of a header: {have} so far.',
      waitingFrame: 'Waits for the rest of a frame: {have} so far, {need} to come.',
      gone: 'Gone. Nobody is here.',
      program: 'Its program saw',
      nothingSeen: 'nothing yet',
      seen: {
        open: 'open',
        message: 'message {content}',
        closeClean: 'close {content}, clean',
        closeUnclean: 'close {content}, not clean',
      },
    },
    deed: {
      group: 'What the {side} does now',
      kinds: { text: 'Text', binary: 'Bytes', ping: 'Ping', close: 'Close', vanish: 'Vanish' },
      labels: {
        text: 'Message',
        binary: 'Message, in hex',
        ping: 'Body',
        code: 'Code',
        reason: 'Reason',
        cuts: 'Fragments end after byte',
      },
      vanishHint: 'The power fails: its host says nothing more, not even by TCP.',
      send: 'Send',
      vanish: 'Vanish',
      problems: {
        notHex: 'This is not hex: write pairs of digits 0–9 and a–f, as in 00 ff.',
        notCuts: 'Write the numbers of bytes, as in 4, 7.',
        notCode: 'A code has four digits, as in 1000.',
      },
      refused: {
        notOpen: 'Not at this moment: the {side}’s connection is not OPEN. Step on or back.',
        midMessage: 'Not at this moment: the {side} has not finished another message.',
        closesAlready: 'Not at this moment: the {side} is closing, or has closed.',
        notAllowed: 'That must not be sent by the {side} (RFC 6455 §7.4).',
        gone: 'Not at this moment: the {side} has vanished.',
        notInFlight: 'Not possible here: nothing comes behind this byte.',
        noWire: 'The wire carries nothing any more at this moment. Step back.',
        messageTooLong: 'Too long for this page: a message may have 300 bytes.',
        pingTooLong: 'A Ping carries at most 125 bytes (RFC 6455 §5.5).',
        reasonTooLong: 'A reason has at most 123 bytes: 125 without the code (RFC 6455 §5.5).',
        cutsOutside: 'Cuts lie inside the message, each behind the one before.',
        delayTooLong: 'A segment may travel for 10 seconds at most.',
        tooMany: 'The script is full: remove something from it first.',
      },
    },
    wire: {
      lane: '{from} to {to}',
      delay: 'delay',
      size: 'segments',
      whole: 'as written',
      cable: 'Cut the cable',
      reset: 'Reset TCP',
      isCut: 'cut, and nobody is told',
      isReset: 'reset',
      empty: 'nothing on its way',
      segment: '{what}, {bytes}, arrives in {ms} ms',
      arrived: '{what}, {bytes}, has arrived',
      fin: 'FIN',
      rst: 'RST',
      http: 'HTTP',
      more: '+{n}',
    },
    view: {
      none: 'No byte has been sent yet. Step on.',
      title: 'Bytes {first}–{last} from the {from}',
      inFlight: 'on their way',
      grid: 'Bytes on the wire',
      byte: 'Byte {at}: {hex}, {what}',
      flipped: 'flipped on its way',
      frame: 'Frame {n} from the {from}: {what}',
      http: 'HTTP',
      unmasked: 'unmasked {text}',
      tools: 'What happens on the wire now',
      flip: 'Press a bit to flip it on its way.',
      bits: 'Bits of the selected byte',
      bit: '{bit}, {field}, worth {weight}',
      split: 'Cut after this byte',
      merge: 'Merge with the next',
      note: 'Noise on a line is found by TCP’s checksum. A bit flipped here stands for a faulty program in between.',
      workbench: 'Open in the frame workbench',
    },
    logTitle: 'What happened',
    scriptTitle: 'What is done, and when',
    scriptEmpty: 'Nothing yet: TCP connects, and the client opens.',
    scriptNote:
      'The link holds this list. Keys come from a fixed series here, so that a run can be repeated. Real ones must be unpredictable (RFC 6455 §5.3).',
    actions: {
      text: '{side} sends {content}',
      binary: '{side} sends {content}',
      ping: '{side} pings {content}',
      close: '{side} closes {content}',
      vanish: '{side} vanishes',
      delay: 'delay from the {side}: {ms} ms',
      size: 'segments from the {side}: {n}',
      split: 'byte {at} from the {side}: cut behind it',
      merge: 'byte {at} from the {side}: merged with what follows',
      flip: 'byte {at} from the {side}: the bit worth {weight} flips',
      cable: 'the cable is cut',
      reset: 'TCP is reset',
    },
    remove: 'Remove: {action}',
    undo: 'Undo',
  },
};
