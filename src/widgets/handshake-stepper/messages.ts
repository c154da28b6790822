import type { CallError, Discard, TcpError, TcpTimer } from '#sim/tcp/endpoint-types.ts';
import type { TcpCause, TcpState } from '#sim/tcp/state.ts';
import type { TcpCall } from '#sim/tcp/script.ts';
import type { Plural } from '#i18n/fill.ts';
import type { PerLanguage } from '#i18n/languages.ts';
import type { Belief } from './predict.ts';
import type { PresetName, Side } from './setup.ts';

/** Why an end changes its state: by both states and the cause, by the cause, or by both states. */
export type Reasons = Readonly<Record<string, string>>;

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly presets: string;
  readonly presetGroups: readonly {
    readonly name: string;
    readonly presets: readonly PresetName[];
  }[];
  readonly preset: Readonly<Record<PresetName, string>>;
  readonly end: Readonly<Record<Side, string>>;
  /** The same where nobody listens. */
  readonly peer: Readonly<Record<Side, string>>;
  readonly short: Readonly<Record<Side, string>>;
  readonly isn: string;
  readonly isnError: string;
  readonly dataOnSyn: string;
  readonly predict: string;
  readonly save: string;

  readonly ladder: string;
  /** `{from}`, `{to}`, `{segment}`, `{fate}` */
  readonly arrow: string;
  readonly fate: Readonly<Record<'lost' | 'arrives', string>>;
  readonly again: string;
  readonly drop: string;
  readonly putBack: string;
  /** `{segment}` */
  readonly dropName: string;
  readonly putBackName: string;

  readonly map: string;
  /** `{who}` */
  readonly question: string;
  readonly choose: string;
  readonly questionEnd: string;
  readonly next: string;
  readonly wrongGuess: string;
  /** `{guess}` */
  readonly right: string;
  readonly wrong: string;
  readonly score: string;
  readonly linux: string;

  readonly variables: string;
  readonly variable: string;
  readonly state: string;
  readonly timers: string;
  /** `{time}` */
  readonly timer: Readonly<Record<TcpTimer, string>>;
  readonly none: string;

  readonly segment: string;
  readonly segmentHint: string;
  readonly log: string;

  readonly meaning: Readonly<Record<TcpState, string>>;
  readonly belief: Readonly<Record<Belief, string>>;
  /** `{before}`, `{meaning}` */
  readonly moves: string;
  /** `{before}`, `{guess}`, `{causes}` */
  readonly otherCause: string;
  readonly noWay: string;
  readonly or: string;
  readonly cause: Readonly<Record<TcpCause, string>>;
}

/** What happens in a moment. */
export interface SpeechWords {
  readonly say: {
    /** `{who}` and what the rest needs. */
    readonly call: Readonly<Record<TcpCall['call'], string>>;
    readonly arrival: string;
    readonly arrivesAgain: string;
    readonly timeout: Readonly<Record<TcpTimer, string>>;
    readonly cut: string;
    readonly beginning: string;
    /** `{from}`, `{to}`, `{reason}` */
    readonly change: string;
    /** `{who}`, `{state}` */
    readonly stays: string;
    readonly sends: string;
    readonly sendsAgain: string;
    readonly lost: Readonly<Record<'dropped' | 'chance' | 'cut', string>>;
    readonly delivered: Plural;
    readonly held: Plural;
    readonly endOfStream: string;
    readonly told: string;
    readonly error: Readonly<Record<TcpError | CallError, string>>;
    readonly problem: string;
    readonly discarded: Readonly<Record<Discard['reason'], string>>;
  };
  readonly reasons: Reasons;
}

/** Loaded when another story than the first is told. */
export const SPEECH: PerLanguage<() => Promise<{ SPEECH: SpeechWords }>> = {
  en: () => import('./speech-words.en.ts'),
};

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'TCP, step by step',
    hint: 'Try: say which state comes next. Then drop a segment, and see who notices.',
    presets: 'Stories',
    presetGroups: [
      {
        name: 'Opening',
        presets: [
          'open',
          'wrap',
          'data-on-syn',
          'lost-syn',
          'lost-syn-ack',
          'lost-ack',
          'simultaneous-open',
          'refused',
        ],
      },
      {
        name: 'Ending',
        presets: [
          'client-closes',
          'server-closes',
          'half-close',
          'simultaneous-close',
          'lost-last-ack',
          'abort',
          'cut',
        ],
      },
    ],
    preset: {
      open: 'Three-way handshake',
      wrap: 'Numbers that wrap around',
      'data-on-syn': 'Data on the SYN',
      'lost-syn': 'The SYN is lost',
      'lost-syn-ack': 'The SYN,ACK is lost',
      'lost-ack': 'The third segment is lost',
      'simultaneous-open': 'Both open at once',
      refused: 'Nobody listens',
      'client-closes': 'A closes first',
      'server-closes': 'B closes first',
      'half-close': 'B goes on sending',
      'simultaneous-close': 'Both close at once',
      'lost-last-ack': 'The last ACK is lost',
      abort: 'B aborts',
      cut: 'The cable is cut',
    },
    end: { client: 'A, the client', server: 'B, the server' },
    peer: { client: 'A', server: 'B' },
    short: { client: 'A', server: 'B' },
    isn: '{who} begins at',
    isnError: 'A sequence number has 32 bits: write one from 0 to 4294967295, as in 300 or 2^32-1.',
    dataOnSyn: 'Data on the SYN',
    predict: 'Let me predict',
    save: 'Save as pcap',

    ladder: 'Segments between A and B, time downwards',
    arrow: '{from} to {to}: {segment}, {fate}',
    fate: { lost: 'lost', arrives: 'arrives' },
    again: 'again',
    drop: 'drop',
    putBack: 'put back',
    dropName: 'Drop {segment}',
    putBackName: 'Put back {segment}',

    map: 'States of TCP, and where A and B are',
    question: 'In which state is {who} then?',
    choose: 'Choose it in the map.',
    questionEnd: 'That is the whole story: {a} ends in {stateA}, {b} in {stateB}.',
    next: 'Next:',
    wrongGuess: 'a wrong guess',
    right: 'Right, {guess}.',
    wrong: 'Not {guess}.',
    score: '{right} of {all} at the first try',
    linux: 'Linux prints {linux} for {rfc}.',

    variables: 'What both ends know',
    variable: 'Variable',
    state: 'State',
    timers: 'Timers',
    timer: {
      retransmission: 'send again in {time}',
      'time-wait': 'forget in {time}',
      user: 'give up in {time}',
    },
    none: '–',

    segment: 'The segment in its frame',
    segmentHint: 'Choose an arrow to see its bytes.',
    log: 'What happened so far',

    meaning: {
      CLOSED: 'no connection at all',
      LISTEN: 'waiting for anybody’s SYN',
      'SYN-SENT': 'its SYN is out, and it waits for an answer',
      'SYN-RECEIVED': 'it has both sent and received a SYN, and waits for the ACK of its own',
      ESTABLISHED: 'data may flow in both directions',
      'FIN-WAIT-1': 'its FIN is out, and it waits for the ACK of it, or for the other FIN',
      'FIN-WAIT-2': 'its FIN is acknowledged, and it waits for the other FIN',
      'CLOSE-WAIT': 'the other side has ended, and it waits for its own program to close',
      CLOSING: 'both FINs are out, and it waits for the ACK of its own',
      'LAST-ACK': 'it has sent the second FIN, and waits for the ACK of it',
      'TIME-WAIT': 'all is said, and it waits until no segment can be on its way any more',
    },
    belief: {
      'unheard-answer':
        'It has heard the other end, but does not know yet whether it was heard itself.',
      'no-syn-yet': 'It has only asked so far. Nobody has answered.',
      'end-of-one-direction':
        'Only its own direction has ended. The other end may go on sending, and has not sent a FIN.',
      'fin-not-acknowledged': 'Its FIN has only just left. It may have to be sent again.',
      'still-can-receive': 'The other end has not sent its FIN yet.',
      'last-ack-may-be-lost':
        'The ACK that it has just sent, or one before, may get lost. It stays for 2 MSL to say it again.',
      'own-program-open':
        'The other end sends no more. Its own program has not closed, and may still send.',
      'first-closer-waits':
        'Only an end that closed first waits in TIME-WAIT, and this one did not.',
      'nobody-told': 'A cut cable tells nobody, and an idle connection sends nothing.',
      'one-loss-is-no-end': 'It sends the segment again, and gives up only after a long time.',
      'no-end-yet': 'At once it ends only by a reset, or when one end gives up. Here is neither.',
      'not-listening': 'No program listens there, so there is nothing that could receive a SYN.',
    },
    moves: '{before} means: {meaning}. That is what happens here.',
    otherCause: 'From {before} to {guess} it takes something else: {causes}.',
    noWay: 'Nothing leads from {before} to {guess}. {before} means: {meaning}.',
    or: 'or',
    cause: {
      'passive-open': 'its program waits for connections',
      'active-open': 'its program opens a connection',
      send: 'its program sends',
      close: 'its program closes',
      abort: 'its program aborts',
      syn: 'a SYN without an ACK of its own',
      'syn-ack': 'a SYN with the ACK of its own',
      'ack-of-syn': 'the ACK of its SYN',
      fin: 'the other end’s FIN',
      'ack-of-fin': 'the ACK of its FIN',
      'fin-with-ack-of-fin': 'the other end’s FIN together with the ACK of its own',
      rst: 'a reset',
      'retransmission-limit': 'too many retransmissions',
      'user-timeout': 'its program’s patience running out',
      'time-wait-timeout': 'the end of 2 MSL',
    },
  },
};
