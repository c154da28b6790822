import type { PerLanguage } from '#i18n/languages.ts';
import type { ItemState, RuleName } from './checklist.ts';
import type { Truth } from './client.ts';
import type { ClientItem, ServerItem } from './items.ts';
import type { Flag, Outcome, Side } from './model.ts';
import type { PastedForm } from './pasted.ts';
import type { PresetName } from './preset-names.ts';

/** A rule in words. */
export interface RuleWords {
  readonly title: string;
  readonly why: string;
  /** What its repair does, if it has one. */
  readonly repair?: string;
}

/** What is said of each broken rule. */
export type RulesWords = Readonly<Record<RuleName, RuleWords>>;

/** A line of a checklist. */
export interface ItemWords {
  readonly name: string;
  /** What is asked of it. */
  readonly rule: string;
  readonly section: string;
  /** What it means that it is not there. */
  readonly absent: string;
}

export interface CheckWords {
  readonly items: Readonly<Partial<Record<ServerItem | ClientItem, ItemWords>>>;
  readonly states: Readonly<Record<ItemState | 'hidden', string>>;
  readonly severities: Readonly<Record<'odd' | 'browser' | 'http', string>>;
  readonly repair: string;
}

/**
 * What is said once a reader goes on: of mistakes, of what was pasted, on the sides of the client and of
 * the wire. A module of its own for each language, loaded when it is first needed.
 */
export interface LaterWords {
  readonly rules: RulesWords;
  readonly items: Readonly<Record<ClientItem, ItemWords>>;
  /** What a class is asked about the next of them. */
  readonly ask: string;

  /** What was pasted looks like something else. */
  readonly pasted: Readonly<Record<PastedForm, string>>;
  readonly readAs: Readonly<Record<'request' | 'response' | 'both' | 'keep', string>>;

  readonly client: {
    readonly sent: string;
    readonly response: string;
    readonly responseLabel: string;
    readonly question: string;
    readonly accept: string;
    readonly refuse: string;
    readonly another: string;
    readonly fromServer: string;
    readonly checks: string;
    /** By what is right, and what the reader said; `{rule}` is what is wrong. */
    readonly outcome: Readonly<Record<Truth, Readonly<Record<'accept' | 'refuse', string>>>>;
  };

  readonly bytes: {
    readonly direction: string;
    readonly directions: Readonly<Record<'client' | 'server', string>>;
    readonly label: string;
    /** `{hex}`, `{offset}`, `{fields}` */
    readonly cell: string;
    readonly fields: Readonly<Record<string, string>>;
    /** `{offset}` */
    readonly border: string;
    readonly noBorder: string;
    /** `{offset}`, `{field}`, `{text}` */
    readonly selected: string;
    readonly openFrames: string;
    readonly toBorder: string;
  };
}

export interface Words {
  readonly title: string;
  readonly hint: string;
  readonly sides: Readonly<Record<Side, string>>;
  readonly side: string;
  readonly preset: string;
  readonly groups: Readonly<Record<'valid' | 'broken' | 'right' | 'wrong', string>>;
  readonly presets: Readonly<Record<PresetName | 'none', string>>;

  readonly request: string;
  readonly requestLabel: string;
  readonly behindHead: string;
  /** `{lines}`, `{n}`: how much of a text is in the field, and how much is not. */
  readonly kept: string;
  /** `{n}` */
  readonly lineEnd: string;
  readonly lineEnds: Readonly<Record<'crlf' | 'lf', string>>;
  readonly escapes: string;
  readonly undo: string;
  readonly redo: string;

  readonly serverChecks: string;
  readonly checks: CheckWords;
  /** `{status}` */
  readonly verdicts: Readonly<Record<Outcome, string>>;
  readonly responseLabel: string;
  readonly behindResponse: string;
  readonly policy: Readonly<Record<Flag | 'title', string>> &
    Readonly<Record<'origins' | 'protocols', { readonly label: string; readonly none: string }>>;
}

export const WORDS: PerLanguage<Words> = {
  en: {
    title: 'Handshake workbench',
    hint: 'Try: delete a line, or change a letter.',
    side: 'You are the',
    sides: { server: 'server', client: 'client', bytes: 'wire' },
    preset: 'Preset',
    groups: {
      valid: 'Valid requests',
      broken: 'Requests with one mistake',
      right: 'Responses to accept',
      wrong: 'Responses to refuse',
    },
    presets: {
      none: 'Presets',
      sample: 'Example of the RFC',
      minimal: 'No more than needed',
      browser: 'As a browser sends it',
      echo: 'Key ending in Ag==',
      chat: 'Key ending in yg==',
      game: 'Key ending in FQ==',
      'no-upgrade': 'No Upgrade',
      'no-connection': 'No Connection',
      'keep-alive': 'Connection: keep-alive',
      'no-key': 'No key',
      'short-key': 'Key of 15 bytes',
      'no-version': 'No version',
      'version-12': 'Version 12',
      post: 'POST',
      'http-1-0': 'HTTP/1.0',
      'no-host': 'No Host',
      'no-empty-line': 'No empty line',
      'websocket-version': 'WebSocket-Version',
      'ws-target': 'GET ws://…',
      'bare-lf': 'Lines that end with LF alone',
      nul: 'A NUL in a value',
      'right-answer': 'Nothing unusual',
      'lower-case': 'Small letters',
      'other-order': 'Another order',
      location: 'Sec-WebSocket-Location',
      'status-200': 'Status 200',
      'answer-no-upgrade': 'No Upgrade',
      'answer-keep-alive': 'Connection: keep-alive',
      'other-accept': 'Answer to another key',
      'extension-not-offered': 'Extension not offered',
      'protocol-not-offered': 'Subprotocol not offered',
      'no-protocol': 'No subprotocol chosen',
    },

    request: 'The client sends',
    requestLabel: 'Request, line by line',
    behindHead: 'here the head is over',
    kept: 'The field shows the first {lines} lines. {n} more characters are kept behind them.',
    lineEnd: 'Line {n} ends with',
    lineEnds: { crlf: 'CR LF', lf: 'LF alone' },
    escapes: '\\0, \\r, \\n, \\x7f stand for other bytes',
    undo: 'Undo',
    redo: 'Redo',

    serverChecks: 'What the server checks',
    checks: {
      repair: 'Repair',
      states: {
        right: 'right',
        wrong: 'wrong',
        odd: 'allowed, but noted',
        waiting: 'not yet there',
        absent: 'not there',
        skipped: 'not checked, since the status is not 101',
        hidden: 'not yet checked',
      },
      severities: {
        odd: 'allowed, but odd',
        browser: 'only browsers must',
        http: 'for HTTP to handle',
      },
      items: {
        form: {
          name: 'Lines',
          rule: 'end with CR LF, the last one is empty',
          section: 'RFC 9112 §2.1',
          absent: 'no line yet',
        },
        method: {
          name: 'Method',
          rule: 'must be GET',
          section: 'RFC 6455 §4.1',
          absent: 'must be GET',
        },
        target: {
          name: 'Target',
          rule: 'a path',
          section: 'RFC 6455 §4.1',
          absent: 'a path',
        },
        'http-version': {
          name: 'HTTP version',
          rule: 'must be 1.1 or higher',
          section: 'RFC 6455 §4.1',
          absent: 'must be 1.1 or higher',
        },
        Host: {
          name: 'Host',
          rule: 'mandatory, once',
          section: 'RFC 6455 §4.2.1',
          absent: 'mandatory, once',
        },
        Upgrade: {
          name: 'Upgrade',
          rule: 'has websocket in it, in any case',
          section: 'RFC 6455 §4.2.1',
          absent: 'must have websocket in it',
        },
        Connection: {
          name: 'Connection',
          rule: 'has Upgrade in it, in any case',
          section: 'RFC 6455 §4.2.1',
          absent: 'must have Upgrade in it',
        },
        'Sec-WebSocket-Key': {
          name: 'Key',
          rule: '16 bytes',
          section: 'RFC 6455 §4.2.1',
          absent: '16 bytes',
        },
        'Sec-WebSocket-Version': {
          name: 'Version',
          rule: 'must be 13',
          section: 'RFC 6455 §4.2.1',
          absent: 'must be 13',
        },
        Origin: {
          name: 'Origin',
          rule: 'always from browsers',
          section: 'RFC 6455 §4.1',
          absent: 'only browsers must send it',
        },
        'Sec-WebSocket-Protocol': {
          name: 'Subprotocols',
          rule: 'by preference',
          section: 'RFC 6455 §4.1',
          absent: 'none asked for',
        },
        'Sec-WebSocket-Extensions': {
          name: 'Extensions',
          rule: 'an offer',
          section: 'RFC 6455 §9.1',
          absent: 'none offered',
        },
        Authorization: {
          name: 'Login',
          rule: 'plain HTTP, before the switch',
          section: 'RFC 6455 §4.2.2',
          absent: '',
        },
      },
    },
    verdicts: {
      switches: 'You answer {status}',
      refuses: 'You answer {status}',
      ignores: 'You ignore the offer, and answer {status} as to any request',
      waits: 'You do not answer yet: the head is not complete',
    },
    responseLabel: 'Response, line by line',
    behindResponse: 'here the first frame begins',
    policy: {
      title: 'Your server',
      speaks: 'speaks WebSocket here',
      exists: 'has this resource',
      login: 'wants a login',
      origins: { label: 'serves pages of', none: 'any origin' },
      protocols: { label: 'subprotocols', none: 'none' },
    },
  },
};
