/** The words of the figures and tables that are drawn when the book is built. */

import type { Plural } from './fill.ts';
import type { PerLanguage } from './languages.ts';
import type { Technique } from '#sim/push/names.ts';

export interface FigureWords {
  readonly lengths: {
    readonly length: string;
    readonly header: string;
    readonly size: string;
    readonly sizeMasked: string;
  };
  readonly socketCalls: {
    readonly call: string;
    readonly nothing: string;
    /** A call that is not used with this kind of socket. */
    readonly unused: string;
  };
  readonly texts: {
    readonly text: string;
    readonly characters: string;
    readonly bytes: string;
  };
  readonly envelopes: { readonly sent: string; readonly packet: string };
  readonly header: {
    /** `{n}`, `{hex}` */
    readonly byte: string;
    readonly rsv: string;
    readonly then: string;
    readonly extendedLength: string;
    readonly maskingKey: string;
    readonly payload: string;
  };
  readonly opcodes: {
    readonly opcode: string;
    readonly bits: string;
    readonly frame: string;
    readonly firstByte: string;
    readonly data: string;
    readonly control: string;
  };
  readonly refused: {
    readonly receivedBy: string;
    readonly bytes: string;
    readonly rule: string;
    readonly client: string;
    readonly server: string;
  };
  readonly xor: {
    readonly index: string;
    readonly payload: string;
    readonly key: string;
    readonly masked: string;
  };
  readonly order: {
    readonly frame: string;
    readonly idle: string;
    readonly inside: string;
    /** `{code}` */
    readonly refused: string;
    readonly begins: string;
    readonly whole: string;
    readonly goesOn: string;
    readonly ends: string;
    readonly unchanged: string;
    readonly closes: string;
  };
  readonly http: {
    readonly line: string;
    readonly role: string;
    readonly roles: {
      readonly start: Readonly<Record<'request' | 'response', string>>;
      /** By the name of a field; none for those that need no word here. */
      readonly field: Readonly<Record<string, string>>;
      readonly end: string;
      readonly endOfAll: string;
      readonly body: string;
      /** `{n}`: bytes, in decimal */
      readonly size: string;
      readonly data: string;
      readonly last: string;
      readonly trailer: string;
      readonly endOfBody: string;
    };
  };
  readonly persistence: {
    readonly message: string;
    readonly after: string;
    readonly why: string;
    readonly none: string;
    readonly stays: string;
    readonly closes: string;
    readonly because: Readonly<Record<'close' | 'version' | 'keep-alive' | 'default', string>>;
  };
  readonly verdicts: {
    readonly bytes: string;
    readonly is: string;
    readonly verdict: string;
    readonly what: Readonly<
      Record<'whole' | 'fragment' | 'message' | 'overlong' | 'surrogate' | 'gbk' | 'binary', string>
    >;
    readonly delivered: string;
    readonly waits: string;
    /** `{code}` */
    readonly refused: string;
  };
  readonly closeFrames: {
    readonly sent: string;
    readonly bytes: string;
    readonly told: string;
    readonly noCode: string;
    /** `{code}` */
    readonly fromClient: string;
    /** `{reason}` */
    readonly reason: string;
  };
  readonly backoff: {
    readonly attempt: string;
    readonly longest: string;
    readonly waits: string;
    /** `{longest}` */
    readonly range: string;
  };
  readonly base64: {
    /** `{hex}`, `{bits}`, `{characters}` */
    readonly label: string;
  };
  readonly push: {
    /** By the names of the techniques. */
    readonly technique: Readonly<Record<Technique, string>>;
    readonly name: string;
    readonly requests: string;
    readonly up: string;
    readonly down: string;
    readonly total: string;
    readonly event: string;
    readonly happens: string;
    readonly leaves: string;
    readonly arrives: string;
    readonly delay: string;
    readonly trips: string;
    /** `{n}` */
    readonly milliseconds: string;
    readonly bytes: Plural;
  };
  readonly handshake: {
    readonly line: string;
    readonly role: string;
    /** What each line is for, by its field; those that are no field have names of their own. */
    readonly roles: Readonly<
      Record<
        'request' | 'response',
        Readonly<Record<string, string>> & Record<'start' | 'end', string>
      >
    >;
    readonly situation: string;
    readonly answer: string;
    readonly source: string;
    /** In place of an answer. */
    readonly ignores: string;
    readonly situations: Readonly<
      Record<'malformed' | 'version' | 'login' | 'origin' | 'missing' | 'plain', string>
    >;
  };
}

export const FIGURES: PerLanguage<FigureWords> = {
  en: {
    lengths: {
      length: 'Payload length',
      header: 'Header from a server',
      size: 'Bytes',
      sizeMasked: 'Bytes, from a client',
    },
    socketCalls: { call: 'Call', nothing: 'nothing', unused: 'not used' },
    texts: {
      text: 'Text',
      characters: 'Characters',
      bytes: 'UTF‑8 bytes',
    },
    envelopes: { sent: 'Sent', packet: 'IP packet' },
    header: {
      byte: 'byte {n}: {hex}',
      rsv: 'RSV1–3',
      then: 'then',
      extendedLength: '0, 2 or 8 bytes',
      maskingKey: '0 or 4 bytes',
      payload: 'as many bytes as announced',
    },
    opcodes: {
      opcode: 'Opcode',
      bits: 'Bits',
      frame: 'Frame',
      firstByte: 'First byte if FIN is 1',
      data: 'Data frames: the top bit is 0',
      control: 'Control frames: the top bit is 1',
    },
    refused: {
      receivedBy: 'Received by',
      bytes: 'Bytes',
      rule: 'Why it is refused',
      client: 'client',
      server: 'server',
    },
    xor: {
      index: 'byte',
      payload: 'payload',
      key: 'key, repeated',
      masked: 'masked: the XOR',
    },
    order: {
      frame: 'Frame',
      idle: 'Between messages',
      inside: 'Inside a message',
      refused: 'refused, {code}',
      begins: 'a message begins',
      whole: 'a whole message',
      goesOn: 'the message goes on',
      ends: 'the message ends',
      unchanged: 'nothing changes',
      closes: 'the last frame',
    },
    http: {
      line: 'Line',
      role: 'What it is',
      roles: {
        start: { request: 'what is wanted', response: 'how it went' },
        field: {
          Host: 'for which site',
          Accept: 'which kind of answer',
          'Content-Type': 'what the body is',
          'Content-Length': 'so many bytes of body',
          'Transfer-Encoding': 'the body comes in chunks',
        },
        end: 'an empty line ends the head',
        endOfAll: 'an empty line ends the head, and the message',
        body: 'the body',
        size: 'in hexadecimal: {n} bytes follow',
        data: 'these bytes',
        last: 'none follow: the last chunk',
        trailer: 'a field behind the body',
        endOfBody: 'an empty line ends the message',
      },
    },
    persistence: {
      message: 'The message says',
      after: 'The connection',
      why: 'Because',
      none: 'no Connection field',
      stays: 'stays',
      closes: 'closes',
      because: {
        close: 'close decides, whatever else is said',
        version: '1.1 persists unless somebody says close',
        'keep-alive': '1.0 persists if it is asked for',
        default: '1.0 closes unless somebody asks',
      },
    },
    verdicts: {
      bytes: 'Bytes',
      is: 'What they are',
      verdict: 'The receiver',
      what: {
        whole: 'two whole characters',
        fragment: 'a fragment that ends inside a character',
        message: 'a message that ends inside a character',
        overlong: '“/” in two bytes, where one would do',
        surrogate: 'half of a UTF‑16 pair',
        gbk: '“你好” in GBK',
        binary: 'the same bytes in a binary message',
      },
      delivered: 'hands it on',
      waits: 'waits for the rest',
      refused: 'fails, {code}',
    },
    closeFrames: {
      sent: 'Close frame',
      bytes: 'Bytes',
      told: 'What the other side’s application is told',
      noCode: 'without a body',
      fromClient: '{code} from a client, masked',
      reason: '“{reason}”',
    },
    backoff: {
      attempt: 'Attempt',
      longest: 'min(60, 5 × 2ⁿ)',
      waits: 'Waits for',
      range: 'a random time from 0 to {longest} s',
    },
    base64: {
      label: 'The bytes {hex}, cut into sixes, {bits}, become {characters}',
    },
    push: {
      technique: {
        'short-poll': 'Short polling',
        'long-poll': 'Long polling',
        stream: 'HTTP streaming',
        sse: 'Server-Sent Events',
        websocket: 'WebSocket',
      },
      name: 'Technique',
      requests: 'Requests',
      up: 'Bytes up',
      down: 'Bytes down',
      total: 'In all',
      event: 'Event',
      happens: 'Happens',
      leaves: 'Leaves the server',
      arrives: 'Reaches the page',
      delay: 'Delay',
      trips: 'One-way trips',
      milliseconds: '{n} ms',
      bytes: { one: '{n} byte', other: '{n} bytes' },
    },
    handshake: {
      line: 'Line',
      role: 'Its task',
      roles: {
        request: {
          start: 'mandatory: GET, a path, HTTP/1.1 or higher',
          Host: 'mandatory: which server is meant',
          Upgrade: 'mandatory: the protocol to change to',
          Connection: 'mandatory: Upgrade is for the next machine only',
          'Sec-WebSocket-Key': 'mandatory: 16 random bytes in base64',
          'Sec-WebSocket-Version': 'mandatory: 13',
          Origin: 'mandatory for browsers only: where the page comes from',
          'Sec-WebSocket-Protocol': 'optional: subprotocols, the favourite first',
          end: 'mandatory: an empty line ends the head',
        },
        response: {
          start: 'mandatory: 101, whatever the words behind it',
          Upgrade: 'mandatory: the protocol that follows',
          Connection: 'mandatory: as in the request',
          'Sec-WebSocket-Accept': 'mandatory: the answer to the key',
          'Sec-WebSocket-Protocol': 'one of those offered, or no such line',
          end: 'mandatory: the next byte is the first of a frame',
        },
      },
      situation: 'The request …',
      answer: 'The server answers',
      source: 'Section',
      ignores: 'as to any HTTP request: it ignores Upgrade',
      situations: {
        malformed: '… lacks a field, or its key is not 16 bytes',
        version: '… asks for another version',
        login: '… comes without a login that is needed',
        origin: '… comes from an origin that is not wanted',
        missing: '… asks for a resource that does not exist',
        plain: '… reaches a server that does not speak WebSocket here',
      },
    },
  },
};
