/** 6.1: will the connection persist? */

import type { Draw } from '../draw.ts';
import type { Exercise, Trap } from '../exercise.ts';
import { decodeLatin1 } from '#protocol/handshake/characters.ts';
import { type FieldInit, type Head, parseHead } from '#protocol/handshake/http-head.ts';
import { type Persistence, persists } from '#net/http/persists.ts';
import { serializeRequest, serializeResponse } from '#net/http/serialize-message.ts';

const FIELDS = [undefined, 'close', 'keep-alive', 'Keep-Alive', 'keep-alive, close', 'TE'] as const;

/** What decides whether a connection persists. */
export interface PersistCase {
  readonly version: '1.0' | '1.1';
  /** The value of the `Connection` field, if there is one. */
  readonly field: (typeof FIELDS)[number];
  readonly recipientIsProxy: boolean;
}

export function drawPersist(draw: Draw): PersistCase {
  return {
    version: draw.pick(['1.0', '1.1']),
    field: draw.pick(FIELDS),
    recipientIsProxy: draw.next() > 0.75,
  };
}

interface Message {
  readonly head: Head;
  readonly text: string;
}

/** A message of the case, and its head alone as it was sent. */
export function messageOf({ version, field }: PersistCase, kind: 'request' | 'response'): Message {
  const connection: FieldInit[] = field === undefined ? [] : [['Connection', field]];
  // Who sends the field TE has to name it among the options (RFC 9110 §10.1.4).
  if (field === 'TE') connection.push(['TE', 'trailers']);
  const bytes =
    kind === 'request'
      ? serializeRequest({
          method: 'GET',
          target: '/news',
          version: `HTTP/${version}`,
          fields: [['Host', 'example.com'], ...connection],
        })
      : serializeResponse({
          statusCode: 200,
          reason: 'OK',
          version: `HTTP/${version}`,
          fields: [['Content-Type', 'text/plain'], ...connection],
          body: new Uint8Array(512),
        });
  const head = parseHead(bytes, kind);
  return { head, text: decodeLatin1(bytes.subarray(0, head.length)) };
}

type Reason = Persistence['because'];

/** The verdict and its reason, as one option. */
const REASONS: readonly Reason[] = ['version', 'keep-alive', 'close', 'default'];

/** Mistakes of those who know what becomes of the connection, and not why. */
const HALF = ['ends-without-close', 'close-decides', 'keep-alive-not-needed'];

const asksToPersist = (field: PersistCase['field']): boolean =>
  field?.toLowerCase().includes('keep-alive') === true;

/** What is said to a wrong one; what the message has to do with it decides. */
function trapOf(given: Reason, right: Reason, { field, recipientIsProxy }: PersistCase): Trap {
  const asks = asksToPersist(field);
  const key = ((): string => {
    if (given === 'close') return right === 'default' ? 'ends-without-close' : 'no-close';
    if (given === 'default') {
      if (right === 'close') return 'close-decides';
      return right === 'version' ? 'stays-by-default' : 'keep-alive-counts';
    }
    if (right === 'close') return given === 'keep-alive' && !asks ? 'contrary' : 'close-wins';
    if (given === 'version') return 'ends-by-default';
    if (right === 'version') return asks ? 'keep-alive-not-needed' : 'no-keep-alive';
    return asks && recipientIsProxy ? 'proxy' : 'no-keep-alive';
  })();
  return {
    key,
    given,
    holes: { field: field ?? '' },
    ...(HALF.includes(key) ? { half: true } : {}),
  };
}

export const persist: Exercise = {
  id: 'persist',
  number: '6.1',
  worked: 'who-decides',
  sections: ['RFC 9112 §9.3', 'RFC 9110 §7.6.1'],
  task(draw) {
    const drawn = drawPersist(draw);
    const { version, field, recipientIsProxy } = drawn;
    // A proxy is asked about where it makes a difference, at a request; only a request has the field TE.
    const isRequest = recipientIsProxy || field === 'TE' || draw.next() < 0.5;
    const kind = isRequest ? 'request' : 'response';
    const { head, text } = messageOf(drawn, kind);
    const { because } = persists(head, recipientIsProxy);
    const isDistrusted = because === 'default' && asksToPersist(field);
    return {
      ...(kind === 'response' ? { prompt: 'asked-of-response' } : {}),
      ...(recipientIsProxy ? { prompt: 'asked-of-proxy' } : {}),
      shown: [{ kind: 'text', text }],
      parts: [
        {
          kind: 'choice',
          id: 'verdict',
          options: draw.shuffle(REASONS).map((id) => ({ id })),
          right: [because],
          traps: REASONS.filter((id) => id !== because).map((id) => trapOf(id, because, drawn)),
        },
      ],
      steps: [
        {
          key: field === undefined ? 'no-field' : 'field',
          holes: { field: field ?? '', version },
        },
        { key: because === 'close' ? 'has-close' : 'no-close' },
        { key: isDistrusted ? 'because-proxy' : `because-${because}`, holes: { version } },
      ],
    };
  },
};
