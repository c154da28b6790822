/**
 * The attack that masking is for (RFC 6455 §10.3), step by step: a page talks to its own server through
 * a careless proxy, in bytes that read like HTTP. Every byte string is written by the core, and what
 * the proxy believes is what the core's lenient parser reads. Three stories: without masking, with a
 * key that the page can foresee, with a fresh one for every frame.
 * @module
 */

import { concatBytes, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { type FrameSpan, frameSpans } from '#protocol/frame-spans.ts';
import { serializeHead } from '#protocol/handshake/http-head.ts';
import { mask, maskingKeyFrom } from '#protocol/mask.ts';
import { OPCODE } from '#protocol/opcode.ts';
import { serializeFrame } from '#protocol/serialize-frame.ts';
import { seededRandom } from '#sim/random.ts';
import { type Believed, findRequest, findResponse } from './proxy.ts';

export const VARIANTS = ['none', 'predictable', 'fresh'] as const;

export type Variant = (typeof VARIANTS)[number];

/** The story in its order; the first message is sent only where there is a key to be learnt. */
export const MOMENTS = [
  'upgrade',
  'switch',
  'probe',
  'hand',
  'wire',
  'reads',
  'answer',
  'cache',
  'asks',
  'served',
] as const;

export type Moment = (typeof MOMENTS)[number];

/** What is told at a moment: the same in all stories, or one text for each way it can go. */
export type Telling =
  | 'upgrade'
  | 'switch'
  | 'asks'
  | `probe-${'predictable' | 'fresh'}`
  | `${'hand' | 'wire'}-${Variant}`
  | `${'reads' | 'answer' | 'cache' | 'served'}-${'found' | 'missed'}`;

export interface State {
  readonly variant: Variant;
  /** Masking keys are drawn from it. */
  readonly seed: number;
}

export const START: State = { variant: 'none', seed: 6455 };

/** Seeds are below this. */
export const SEEDS = 65_536;

/** Who takes part. The page and its server are the attacker's; the visitor and the ads server are not. */
export type Actor = 'page' | 'proxy' | 'evil' | 'visitor' | 'ads';

/** Bytes go from one to the next, through the proxy or not so far. */
export type Way = readonly Actor[];

export interface Stored {
  readonly url: string;
  readonly body: string;
  /** Whether the attacker's server wrote it. */
  readonly forged: boolean;
}

export interface Step {
  readonly moment: Moment;
  readonly telling: Telling;
  /** For the holes of its words. */
  readonly values: Readonly<Record<string, string | number>>;
  readonly way: Way;
  /** What goes there; at `hand`, what the script gives to `send()`. */
  readonly bytes: Uint8Array;
  readonly looks: 'head' | 'frame' | 'payload';
  readonly spans: readonly FrameSpan[];
  /** The bytes that the proxy takes for a message, where that is the point. */
  readonly believed: Believed | undefined;
  /** The address that the proxy waits for an answer for. */
  readonly awaited: string | undefined;
  readonly stored: Stored | undefined;
}

const EVIL = 'evil.example';
const ADS = 'ads.example';
const TARGET = '/ads.js';
const URL = ADS + TARGET;
const FORGED_BODY = 'evil()';
const REAL_BODY = 'showAds()';

/** `Sec-WebSocket-Key` and its answer. Given, because the hash behind it is no part of the story. */
export interface Handshake {
  readonly key: string;
  readonly accept: string;
}

/** The whole story. */
export function storyOf({ variant, seed }: State, handshake: Handshake): Step[] {
  const random = seededRandom(seed);
  const knownKey = random.bytes(4);
  const freshKey = random.bytes(4);
  const lastKey = variant === 'fresh' ? freshKey : knownKey;
  const steps: Step[] = [];
  let awaited: string | undefined;
  let stored: Stored | undefined;

  const tell = (
    moment: Moment,
    telling: Telling,
    way: Way,
    bytes: Uint8Array,
    looks: Step['looks'] = 'head',
    rest: { believed?: Believed | undefined; values?: Step['values'] | undefined } = {},
  ) => {
    const spans = looks === 'frame' ? frameSpans(bytes) : [];
    const values = { n: bytes.length, url: `http://${URL}`, ...rest.values };
    const { believed } = rest;
    steps.push({ moment, telling, values, way, bytes, looks, spans, believed, awaited, stored });
  };

  const upgrade = serializeHead({
    method: 'GET',
    target: '/feed',
    fields: [
      ['Host', EVIL],
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Key', handshake.key],
      ['Sec-WebSocket-Version', '13'],
      ['Origin', `http://${EVIL}`],
    ],
  });
  awaited = findRequest(upgrade)?.url;
  tell('upgrade', 'upgrade', ['page', 'proxy', 'evil'], upgrade);
  const agreed = serializeHead({
    statusCode: 101,
    reason: 'Switching Protocols',
    fields: [
      ['Upgrade', 'websocket'],
      ['Connection', 'Upgrade'],
      ['Sec-WebSocket-Accept', handshake.accept],
    ],
  });
  if (findResponse(agreed) !== undefined) awaited = undefined;
  tell('switch', 'switch', ['evil', 'proxy', 'page'], agreed);

  const key = encodeHex(knownKey);
  if (variant !== 'none') {
    const probe = clientFrame(OPCODE.text, encodeUtf8('hi'), knownKey);
    const values = { key };
    tell('probe', `probe-${variant}`, ['page', 'proxy', 'evil'], probe, 'frame', { values });
  }

  const request = serializeHead({ method: 'GET', target: TARGET, fields: [['Host', ADS]] });
  const handed = variant === 'none' ? request : mask(request, maskingKeyFrom(knownKey));
  tell('hand', `hand-${variant}`, ['page'], handed, 'payload', { values: { key } });
  const frame =
    variant === 'none'
      ? serializeFrame({ opcode: OPCODE.text, payload: handed })
      : clientFrame(OPCODE.binary, handed, lastKey);
  tell('wire', `wire-${variant}`, ['page', 'proxy'], frame, 'frame', {
    values: { key: encodeHex(lastKey), header: frame.length - handed.length },
  });
  const believed = findRequest(frame);
  const outcome = believed === undefined ? 'missed' : 'found';
  awaited = believed?.url;
  tell('reads', `reads-${outcome}`, ['proxy', 'evil'], frame, 'frame', {
    believed,
    values: believed && { line: believed.line, host: believed.host, skipped: believed.start },
  });

  const forged = serializeFrame({ opcode: OPCODE.text, payload: responseWith(FORGED_BODY) });
  const answer = findResponse(forged);
  tell('answer', `answer-${outcome}`, ['evil', 'proxy'], forged, 'frame', {
    believed: awaited === undefined ? undefined : answer,
  });
  if (awaited !== undefined && answer !== undefined) {
    stored = { url: awaited, body: answer.body, forged: true };
  }
  awaited = undefined;
  tell('cache', `cache-${outcome}`, ['proxy', 'page'], forged, 'frame', {
    believed: stored && answer,
  });

  const asked = serializeHead({
    method: 'GET',
    target: TARGET,
    fields: [
      ['Host', ADS],
      ['Referer', 'http://news.example/'],
    ],
  });
  const wanted = findRequest(asked)?.url;
  awaited = wanted;
  tell('asks', 'asks', ['visitor', 'proxy'], asked);
  const isStored = stored !== undefined && stored.url === wanted;
  const served = responseWith(isStored ? stored!.body : REAL_BODY);
  const body = findResponse(served)?.body ?? '';
  if (!isStored && wanted !== undefined) stored = { url: wanted, body, forged: false };
  awaited = undefined;
  const way: Way = isStored ? ['proxy', 'visitor'] : ['ads', 'proxy', 'visitor'];
  tell('served', `served-${isStored ? 'found' : 'missed'}`, way, served, 'head', {
    values: { body },
  });
  return steps;
}

/** The step of a story at a moment, or the one behind it where the story leaves that moment out. */
export function stepAt(steps: readonly Step[], moment: Moment): number {
  const wanted = MOMENTS.indexOf(moment);
  return Math.max(
    0,
    steps.findIndex((step) => MOMENTS.indexOf(step.moment) >= wanted),
  );
}

function clientFrame(opcode: number, payload: Uint8Array, key: Uint8Array): Uint8Array {
  return serializeFrame({ opcode, payload, maskingKey: maskingKeyFrom(key) });
}

/** A script that may be kept for a year. */
function responseWith(body: string): Uint8Array<ArrayBuffer> {
  const content = encodeUtf8(body);
  const head = serializeHead({
    statusCode: 200,
    reason: 'OK',
    fields: [
      ['Cache-Control', 'max-age=31536000'],
      ['Content-Length', String(content.length)],
    ],
  });
  return concatBytes(head, content);
}
