/** The words of the figures and tables that are drawn when the book is built. */

import type { PerLanguage } from './languages.ts';

export interface FigureWords {
  readonly lengths: {
    readonly length: string;
    readonly header: string;
    readonly size: string;
    readonly sizeMasked: string;
  };
  readonly texts: {
    readonly text: string;
    readonly characters: string;
    readonly bytes: string;
  };
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
  readonly base64: {
    /** `{hex}`, `{bits}`, `{characters}` */
    readonly label: string;
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
    texts: {
      text: 'Text',
      characters: 'Characters',
      bytes: 'UTF‑8 bytes',
    },
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
    base64: {
      label: 'The bytes {hex}, cut into sixes, {bits}, become {characters}',
    },
  },
};
