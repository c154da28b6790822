import { describe, expect, it } from 'vitest';
import { concatBytes, decodeUtf8, encodeUtf8 } from '#protocol/bytes.ts';
import { parseFrame } from '#protocol/frame.ts';
import { WORDS } from '#widgets/poisoned-proxy/messages.ts';
import {
  type Moment,
  MOMENTS,
  START,
  stepAt,
  storyOf,
  type Variant,
  VARIANTS,
} from '#widgets/poisoned-proxy/model.ts';
import { findRequest, findResponse } from '#widgets/poisoned-proxy/proxy.ts';
import { fill } from '#i18n/fill.ts';

// That of RFC 6455 §1.3.
const HANDSHAKE = { key: 'dGhlIHNhbXBsZSBub25jZQ==', accept: 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=' };
const REQUEST = 'GET /ads.js HTTP/1.1\r\nHost: ads.example\r\n\r\n';
const story = (variant: Variant, seed = START.seed) => storyOf({ variant, seed }, HANDSHAKE);
const at = (variant: Variant, moment: Moment, seed = START.seed) =>
  story(variant, seed).find((step) => step.moment === moment)!;
const keyOnWire = (variant: Variant, moment: Moment) =>
  parseFrame(at(variant, moment).bytes)!.maskingKey;

describe('storyOf()', () => {
  it('poisons the cache where the browser does not mask', () => {
    expect(decodeUtf8(at('none', 'hand').bytes)).toBe(REQUEST);
    expect(at('none', 'reads')).toMatchObject({
      awaited: 'ads.example/ads.js',
      believed: { start: 2, end: 2 + REQUEST.length },
    });
    expect(at('none', 'cache').stored).toEqual({
      url: 'ads.example/ads.js',
      body: 'evil()',
      forged: true,
    });
    expect(decodeUtf8(at('none', 'served').bytes)).toMatch(/evil\(\)$/);
    expect(at('none', 'served').way).toEqual(['proxy', 'visitor']);
  });

  it('poisons it with a key that the page knows, since masking unmasks', () => {
    const handed = at('predictable', 'hand').bytes;
    expect(findRequest(handed)).toBeUndefined();
    const { bytes, stored } = at('predictable', 'wire');
    expect(stored).toBeUndefined();
    expect(bytes.subarray(6)).toEqual(encodeUtf8(REQUEST));
    expect(keyOnWire('predictable', 'wire')).toBe(keyOnWire('predictable', 'probe'));
    expect(at('predictable', 'served').stored?.forged).toBe(true);
  });

  it('fails with a fresh key, from whatever seed', () => {
    for (let seed = 0; seed < 200; seed++) {
      const steps = story('fresh', seed);
      expect(steps.some(({ stored }) => stored?.forged)).toBe(false);
    }
    expect(keyOnWire('fresh', 'wire')).not.toBe(keyOnWire('fresh', 'probe'));
    expect(at('fresh', 'cache').stored).toBeUndefined();
    expect(at('fresh', 'served')).toMatchObject({
      way: ['ads', 'proxy', 'visitor'],
      stored: { url: 'ads.example/ads.js', body: 'showAds()', forged: false },
    });
  });

  it('gives the server the very bytes that the script handed over, masked or not', () => {
    for (const variant of VARIANTS) {
      const { payload } = parseFrame(at(variant, 'wire').bytes)!;
      expect(Uint8Array.from(payload)).toEqual(Uint8Array.from(at(variant, 'hand').bytes));
    }
  });

  it('is the same from the same seed, and other from another', () => {
    expect(story('fresh', 7)).toEqual(story('fresh', 7));
    expect(at('fresh', 'wire', 7).bytes).not.toEqual(at('fresh', 'wire', 8).bytes);
  });

  it('has words for every step, and a value for each of their holes', () => {
    for (const variant of VARIANTS) {
      for (const { telling, values } of story(variant)) {
        expect(fill(WORDS.en.telling[telling].text, values)).not.toMatch(/[{}]/);
      }
    }
  });

  it('goes through the moments in order, each once', () => {
    for (const variant of VARIANTS) {
      const moments = story(variant).map(({ moment }) => moment);
      expect(moments).toEqual(MOMENTS.filter((moment) => moment !== 'probe' || variant !== 'none'));
    }
  });
});

describe('stepAt()', () => {
  it('finds a moment, and the next one where the story leaves it out', () => {
    for (const moment of MOMENTS) {
      const steps = story('fresh');
      expect(steps[stepAt(steps, moment)]!.moment).toBe(moment);
    }
    const short = story('none');
    expect(short[stepAt(short, 'probe')]!.moment).toBe('hand');
  });
});

describe('findRequest()', () => {
  it('skips what is no HTTP', () => {
    expect(findRequest(concatBytes(Uint8Array.of(0x81, 0x2b), encodeUtf8(REQUEST)))).toEqual({
      start: 2,
      end: 2 + REQUEST.length,
      line: 'GET /ads.js HTTP/1.1',
      host: 'ads.example',
      url: 'ads.example/ads.js',
    });
  });

  it.each([
    '',
    'GET /ads.js HTTP/1.1\r\nHost: ads.example\r\n',
    'GET /ads.js HTTP/1.1\r\n\r\n',
    'PUT /ads.js HTTP/1.1\r\nHost: ads.example\r\n\r\n',
    'GET /ads.js\r\nHost: ads.example\r\n\r\n',
  ])('finds none in %j', (text) => {
    expect(findRequest(encodeUtf8(text))).toBeUndefined();
  });
});

describe('findResponse()', () => {
  it('takes as much of a body as it announces', () => {
    const bytes = encodeUtf8('…HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokay');
    expect(findResponse(bytes)).toMatchObject({ start: 3, end: bytes.length - 2, body: 'ok' });
    const empty = encodeUtf8('HTTP/1.1 101 Switching Protocols\r\n\r\n');
    expect(findResponse(empty)).toMatchObject({ statusCode: 101, end: empty.length, body: '' });
  });

  it.each(['', 'HTTP/1.1 200 OK\r\n', 'HTTP/1.1 OK\r\n\r\n', 'SIP/2.0 200 OK\r\n\r\n'])(
    'finds none in %j',
    (text) => {
      expect(findResponse(encodeUtf8(text))).toBeUndefined();
    },
  );
});
