import { describe, expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import { drawHttpTime, timeOf } from '#exercises/http-connections/http-time.ts';
import { drawPersist, messageOf, persist } from '#exercises/http-connections/persist.ts';
import { drawPipeline, pipeline } from '#exercises/http-connections/pipeline.ts';
import { rightAnswer } from '#exercises/answers.ts';
import { taskOf } from '#exercises/question.ts';
import { persists } from '#net/http/persists.ts';

// The instances were computed elsewhere.

describe('drawPersist()', () => {
  test.each([
    [1, { version: '1.1', field: 'Keep-Alive', recipientIsProxy: false }, true],
    [2, { version: '1.1', field: 'keep-alive', recipientIsProxy: false }, true],
    [3, { version: '1.0', field: 'close', recipientIsProxy: false }, false],
  ])('gives instance %i', (n, given, answer) => {
    const drawn = drawPersist(drawFor('persist', n));
    expect(drawn).toEqual(given);
    for (const kind of ['request', 'response'] as const) {
      expect(persists(messageOf(drawn, kind).head).persists).toBe(answer);
    }
  });
});

describe('the solution of 6.1', () => {
  test.each([
    ['1.0', 'TE', false, 'because-default'],
    ['1.0', 'TE', true, 'because-default'],
    ['1.0', 'keep-alive', false, 'because-keep-alive'],
    ['1.0', 'keep-alive', true, 'because-proxy'],
    ['1.1', 'keep-alive', true, 'because-version'],
  ])(
    'of HTTP/%s with %s, to a proxy: %s, ends with %s',
    (version, field, recipientIsProxy, key) => {
      const n = Array.from({ length: 500 }, (_, i) => i + 1).find((i) => {
        const drawn = drawPersist(drawFor('persist', i));
        return (
          drawn.version === version &&
          drawn.field === field &&
          drawn.recipientIsProxy === recipientIsProxy
        );
      });
      expect(taskOf(persist, n!).steps.at(-1)?.key).toBe(key);
    },
  );
});

describe('drawHttpTime()', () => {
  test.each([
    [1, { requests: 5, rtt: 200 }, [2000, 1200, 400]],
    [2, { requests: 3, rtt: 200 }, [1200, 800, 400]],
    [3, { requests: 2, rtt: 80 }, [320, 240, 160]],
  ])('gives instance %i', (n, given, answer) => {
    const trips = drawHttpTime(drawFor('httpTime', n));
    expect(trips).toEqual(given);
    const ways = ['one-each', 'persistent', 'pipelined'] as const;
    expect(ways.map((way) => timeOf(trips, way))).toEqual(answer);
  });
});

describe('drawPipeline()', () => {
  test.each([
    [1, [90, 30, 70, 90], [90, 90, 90, 90]],
    [2, [70, 10, 80, 60], [70, 70, 80, 80]],
    [3, [40, 80, 20, 70], [40, 80, 80, 80]],
  ])('gives instance %i', (n, given, answer) => {
    expect(drawPipeline(drawFor('pipeline', n))).toEqual(given);
    expect(taskOf(pipeline, n).parts.map((part) => Number(rightAnswer(part)))).toEqual(answer);
  });
});
