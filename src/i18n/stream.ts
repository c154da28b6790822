/** The words of the figures of the chapter about streams, drawn when the book is built. */

import type { PerLanguage } from './languages.ts';

/** Ways to mark where a message ends. */
export type Marking = 'delimiter' | 'length' | 'chunks' | 'close' | 'datagram';

export interface StreamWords {
  readonly writes: string;
  readonly segments: string;
  readonly reads: string;
  readonly read: string;
  readonly bytes: string;
  readonly completes: string;
  readonly nothing: string;
  readonly marking: string;
  /** What a message looks like by each way. */
  readonly looks: string;
  readonly usedBy: string;
  readonly price: string;
  readonly ways: Readonly<Record<Marking, { name: string; usedBy: string; price: string }>>;
  readonly alone: string;
  readonly endOfStream: string;
}

export const STREAM: PerLanguage<StreamWords> = {
  en: {
    writes: 'three writes',
    segments: 'two segments',
    reads: 'three reads',
    read: 'Read',
    bytes: 'Bytes',
    completes: 'Completes',
    nothing: 'nothing',
    marking: 'The end is marked by',
    looks: '“{text}” becomes',
    usedBy: 'Used by',
    price: 'Its price',
    ways: {
      delimiter: {
        name: 'a delimiter behind it',
        usedBy: 'the lines of an HTTP head; many chat and log protocols',
        price: 'it must not occur inside, or has to be escaped there',
      },
      length: {
        name: 'a length in front of it',
        usedBy: 'Content-Length; the frames of HTTP/2 and of WebSocket',
        price: 'it must be known before the first byte is sent',
      },
      chunks: {
        name: 'pieces with a length each, and a last one',
        usedBy: 'chunked bodies in HTTP/1.1; fragments and FIN in WebSocket',
        price: 'a few bytes for each piece',
      },
      close: {
        name: 'the end of the connection',
        usedBy: 'HTTP responses without a length',
        price: 'one message for each connection; one that was cut off may look whole',
      },
      datagram: {
        name: 'the datagram itself',
        usedBy: 'UDP',
        price: 'it may get lost, come twice or overtake another, and has a largest size',
      },
    },
    alone: 'in a datagram of its own',
    endOfStream: 'and nothing ever after',
  },
};
