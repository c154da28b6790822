import type { PerLanguage } from '#i18n/languages.ts';
import type { ClientItem, ItemState, RuleName, ServerItem } from './checklist.ts';
import type { Truth } from './client.ts';
import type { Flag, Outcome, Side } from './model.ts';
import type { PastedForm } from './pasted.ts';
import type { PresetName } from './preset-names.ts';

/** A rule in words; `{found}` is what stands where it is broken. */
export interface RuleWords {
  readonly title: string;
  readonly why: string;
  /** What its repair does, if it has one. */
  readonly repair?: string;
}

/** What is said of each broken rule; a module of its own for each language, as it is long. */
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
  readonly items: Readonly<Record<ServerItem | ClientItem, ItemWords>>;
  readonly states: Readonly<Record<ItemState | 'hidden', string>>;
  readonly severities: Readonly<Record<'odd' | 'browser', string>>;
  readonly repair: string;
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
  readonly behindRequest: string;
  /** `{n}` */
  readonly lineEnd: string;
  readonly lineEnds: Readonly<Record<'crlf' | 'lf', string>>;
  readonly escapes: string;
  readonly undo: string;
  readonly redo: string;
  readonly turned: Readonly<Record<'undo' | 'redo' | 'none', string>>;

  readonly serverChecks: string;
  readonly checks: CheckWords;
  /** `{status}` */
  readonly verdicts: Readonly<Record<Outcome, string>>;
  readonly responseLabel: string;
  readonly behindResponse: string;
  readonly policy: Readonly<Record<Flag | 'title', string>> &
    Readonly<Record<'origins' | 'protocols', { readonly label: string; readonly none: string }>>;

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
    /** By what is right, and what the reader said. */
    readonly outcome: Readonly<Record<Truth, Readonly<Record<'accept' | 'refuse', string>>>>;
    readonly verdict: Readonly<Record<Truth, string>>;
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
    behindRequest: 'here the head is over',
    lineEnd: 'Line {n} ends with',
    lineEnds: { crlf: 'CR LF', lf: 'LF alone' },
    escapes: '\\0, \\r, \\n, \\x7f stand for other bytes',
    undo: 'Undo',
    redo: 'Redo',
    turned: { undo: 'Undone', redo: 'Done again', none: 'Nothing left to undo' },

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
      severities: { odd: 'allowed, but odd', browser: 'only browsers must' },
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
          section: 'RFC 6455 §10.2',
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
        'answer-form': {
          name: 'Lines',
          rule: 'end with CR LF, the last one is empty',
          section: 'RFC 9112 §2.1',
          absent: 'no line yet',
        },
        'answer-status': {
          name: '1. Status',
          rule: 'must be 101',
          section: 'RFC 6455 §4.1',
          absent: 'must be 101',
        },
        'answer-Upgrade': {
          name: '2. Upgrade',
          rule: 'must be websocket, in any case',
          section: 'RFC 6455 §4.1',
          absent: 'must be websocket',
        },
        'answer-Connection': {
          name: '3. Connection',
          rule: 'has Upgrade in it, in any case',
          section: 'RFC 6455 §4.1',
          absent: 'must have Upgrade in it',
        },
        'answer-Sec-WebSocket-Accept': {
          name: '4. Accept',
          rule: 'answers the key of this request',
          section: 'RFC 6455 §4.1',
          absent: 'must answer the key',
        },
        'answer-Sec-WebSocket-Extensions': {
          name: '5. Extensions',
          rule: 'only what was offered',
          section: 'RFC 6455 §4.1',
          absent: 'none in use',
        },
        'answer-Sec-WebSocket-Protocol': {
          name: '6. Subprotocol',
          rule: 'one of those asked for',
          section: 'RFC 6455 §4.1',
          absent: 'none in use',
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

    pasted: {
      'curl-log': 'This looks like what curl -v prints.',
      'other-head': 'This is the other head of a handshake.',
      exchange: 'A response stands behind the request.',
      'curl-command': 'This looks like a curl command.',
      indented: 'All lines begin with blanks.',
      'split-fields': 'Names and values stand on lines of their own.',
    },
    readAs: {
      request: 'Read it as a request',
      response: 'Read it as a response',
      both: 'Read request and response',
      keep: 'Leave it as it is',
    },

    client: {
      sent: 'You have sent',
      response: 'The server answers',
      responseLabel: 'Response, line by line',
      question: 'Do you go on with this connection?',
      accept: 'Accept',
      refuse: 'Refuse',
      another: 'Another response',
      fromServer: 'Answer of your server',
      checks: 'What the client checks',
      outcome: {
        accept: {
          accept: 'Right: every check holds.',
          refuse: 'You have refused a response in which every check holds.',
        },
        refuse: {
          accept: 'You have accepted a response that a client must refuse.',
          refuse: 'Right: a client must refuse it.',
        },
        browser: {
          accept: 'Right for a client of the RFC. A browser must refuse it.',
          refuse: 'Right for a browser. Another client may accept it.',
        },
        interim: {
          accept: 'Neither yet: the response is interim, and the answer follows.',
          refuse: 'Neither yet: the response is interim, and the answer follows.',
        },
        waits: {
          accept: 'The head is not complete: a client still waits.',
          refuse: 'The head is not complete: a client still waits.',
        },
      },
      verdict: {
        accept: 'A client accepts this response.',
        refuse: 'A client must refuse this response.',
        browser: 'A client may accept this response; a browser must refuse it.',
        interim: 'The response is interim: the client reads on, for the answer follows.',
        waits: 'The head is not complete: the client waits.',
      },
    },

    bytes: {
      direction: 'Bytes that come',
      directions: { client: 'from the client', server: 'from the server' },
      label: 'Bytes of one direction',
      cell: '{hex}, byte {offset}, {fields}',
      fields: {
        method: 'method',
        target: 'target',
        'http-version': 'HTTP version',
        'status-code': 'status code',
        'reason-phrase': 'reason phrase',
        'field-name': 'field name',
        colon: 'colon',
        'field-value': 'field value',
        blank: 'blank',
        'line-end': 'line end',
        unreadable: 'unreadable',
      },
      border: 'The head ends with 0d 0a 0d 0a. Byte {offset} is the first of a frame.',
      noBorder: 'Nothing but HTTP: the server has not switched.',
      selected: 'byte {offset} · {field}',
      openFrames: 'Open the frames in the frame workbench',
      toBorder: 'Go to the first byte of a frame',
    },
  },
};
