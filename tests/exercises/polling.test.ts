import { runInThisContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { LONG_POLL_TESTS, test as runTests } from '#exercises/code/long-poll.ts';
import { drawFor } from '#exercises/draw.ts';
import { arrivalsOf, drawTwoEvents } from '#exercises/polling/long-poll-arrivals.ts';
import { repairLongPoll } from '#exercises/polling/repair-long-poll.ts';
import { costOf, drawPolling } from '#exercises/polling/poll.ts';
import { taskOf } from '#exercises/question.ts';

// The instances were computed elsewhere.

describe('drawPolling()', () => {
  test.each([
    [
      1,
      { period: 5, request: 870, response: 354, users: 5000, minutes: 10 },
      { requests: 120, perSecond: 1000, bytes: 146_880, mean: 2.5, worst: 5 },
    ],
    [
      2,
      { period: 1, request: 542, response: 203, users: 5000, minutes: 5 },
      { requests: 300, perSecond: 5000, bytes: 223_500, mean: 0.5, worst: 1 },
    ],
    [
      3,
      { period: 2, request: 361, response: 307, users: 100, minutes: 30 },
      { requests: 900, perSecond: 50, bytes: 601_200, mean: 1, worst: 2 },
    ],
  ])('gives instance %i', (n, given, answer) => {
    const polling = drawPolling(drawFor('poll', n));
    expect(polling).toEqual(given);
    expect(costOf(polling)).toEqual(answer);
  });
});

describe('drawTwoEvents()', () => {
  test.each([
    [1, { oneWay: 20, events: [2000, 2010] }, [2020, 2060]],
    [2, { oneWay: 20, events: [1400, 1420] }, [1420, 1460]],
    [3, { oneWay: 20, events: [1600, 1610] }, [1620, 1660]],
  ])('gives instance %i', (n, given, answer) => {
    const events = drawTwoEvents(drawFor('longpoll', n));
    expect(events).toEqual(given);
    expect(arrivalsOf(events)).toEqual(answer);
  });

  test('never lets the second event meet the next request', () => {
    for (let n = 1; n <= 300; n += 1) {
      const { oneWay, events } = drawTwoEvents(drawFor('longpoll', n));
      expect(events[1]).not.toBe(events[0] + 2 * oneWay);
    }
  });
});

/** A loop as the solution, but for some of its lines. */
function loop(changes: Partial<Record<keyof typeof LINES, string>>): string {
  const line = { ...LINES, ...changes };
  return `async function longPoll(fetch, sleep, show, signal) {
    let after = 0;
    let wait = 1000;
    while (${line.condition}) {
      try {
        const answer = await fetch('/wait?after=' + after, ${line.options});
        ${line.refused}
        ${line.nothing}
        for (const event of await answer.json()) {
          show(event);
          ${line.remember}
        }
        ${line.good}
      } catch (error) {
        ${line.caught}
        ${line.longer}
      }
    }
  }`;
}

const LINES = {
  condition: '!signal.aborted',
  options: '{ signal }',
  refused: 'if (!answer.ok) throw new Error(answer.status);',
  nothing: 'if (answer.status === 204) continue;',
  remember: 'after = event.id;',
  good: 'wait = 1000;',
  caught: 'await sleep(wait * (0.5 + Math.random()));',
  longer: 'wait = Math.min(2 * wait, 30000);',
};

/** The tests that a text of code fails. */
async function failures(code: string): Promise<string[]> {
  const results = await runTests(runInThisContext(`(${code})`));
  expect(results.map((result) => result.test)).toEqual(LONG_POLL_TESTS);
  return results.filter(({ passed }) => !passed).map((result) => result.test);
}

describe('the tests of longPoll()', () => {
  const [part] = taskOf(repairLongPoll, 1).parts;
  if (part?.kind !== 'code') throw new TypeError('Not a task of code');

  test('pass the solution of the task, and not what the editor begins with', async () => {
    expect(await failures(part.right)).toEqual([]);
    expect(await failures(part.initial)).toEqual(
      LONG_POLL_TESTS.filter((id) => id !== 'alone' && id !== 'news'),
    );
  });

  test.each([
    ['waits without chance', loop({ caught: 'await sleep(wait);' })],
    ['waits anything up to a limit', loop({ caught: 'await sleep(wait * Math.random());' })],
    ['waits a second more each time', loop({ longer: 'wait += 1000;' })],
    ['waits ten times as long each time', loop({ longer: 'wait *= 10;' })],
    [
      'leaves it to `fetch` to look at the signal',
      loop({ condition: 'true', caught: `if (signal.aborted) return; ${LINES.caught}` }),
    ],
    [
      'asks when it may come again',
      loop({
        refused:
          'if (!answer.ok) throw Object.assign(new Error(), { s: answer.headers.get("Retry-After") });',
        caught: 'await sleep(1000 * error.s || wait);',
      }),
    ],
    [
      'throws when it is told to stop',
      loop({ caught: `if (signal.aborted) throw error; ${LINES.caught}` }),
    ],
    [
      'calls itself in place of a loop',
      `async function longPoll(fetch, sleep, show, signal, after = 0, wait = 1000) {
        if (signal.aborted) return;
        let ok = false;
        try {
          const answer = await fetch(\`/wait?after=\${after}\`, { signal });
          ok = answer.ok;
          const events = answer.status === 200 ? JSON.parse(await answer.text()) : [];
          for (const event of events) { show(event); after = event.id; }
        } catch {}
        if (!ok) await sleep(wait);
        return longPoll(fetch, sleep, show, signal, after, ok ? 1000 : 2 * wait);
      }`,
    ],
    [
      'chains promises',
      `(fetch, sleep, show, signal) => {
        const ask = (after, wait) => signal.aborted ? undefined :
          fetch('/wait?after=' + after, { signal })
            .then((answer) => {
              if (!answer.ok) throw answer.status;
              return answer.status === 204 ? [] : answer.json();
            })
            .then((events) => {
              events.forEach((event) => show(event));
              return () => ask(events.at(-1)?.id ?? after, 1000);
            })
            .catch(() => sleep(wait).then(() => () => ask(after, wait * 2)))
            .then((next) => next());
        return ask(0, 1000);
      }`,
    ],
  ])('pass one that %s', async (_, code) => {
    expect(await failures(code)).toEqual([]);
  });

  test.each<[string, string, string]>([
    [
      'asks by the clock',
      'alone',
      `async function (fetch, sleep, show, signal) {
        while (!signal.aborted) { fetch('/wait?after=0', { signal }).catch(() => {}); await sleep(1000); }
      }`,
    ],
    ['does nothing', 'news', '() => {}'],
    ['breaks', 'news', 'async () => { missing(); }'],
    ['does not count what it has', 'news', loop({ remember: '' })],
    ['stops after the first answer', 'news', loop({ good: 'return;' })],
    ['sleeps after news', 'news', loop({ good: 'await sleep(wait);' })],
    [
      'stops after the first time that nothing is new',
      'nothing',
      loop({ nothing: 'if (answer.status === 204) return;' }),
    ],
    ['reads the body of a 204', 'nothing', loop({ nothing: '' })],
    [
      'sleeps when nothing is new',
      'nothing',
      loop({ nothing: 'if (answer.status === 204) { await sleep(1000); continue; }' }),
    ],
    ['hammers after an error', 'refused', loop({ refused: 'if (!answer.ok) continue;' })],
    ['stops after an error', 'refused', loop({ refused: 'if (!answer.ok) return;' })],
    ['sleeps for no time', 'refused', loop({ caught: 'await sleep(0);' })],
    ['skips an event after an error', 'refused', loop({ caught: `after += 1; ${LINES.caught}` })],
    [
      'hammers when the network fails',
      'failed',
      loop({
        refused: 'if (!answer.ok) { await sleep(wait); wait *= 2; continue; }',
        caught: '',
        longer: '',
      }),
    ],
    [
      'stops when the network fails',
      'failed',
      loop({
        refused: 'if (!answer.ok) { await sleep(wait); wait *= 2; continue; }',
        caught: 'throw error;',
      }),
    ],
    ['always waits for the same time', 'growing', loop({ longer: '' })],
    ['begins with a long wait', 'growing', loop({ caught: 'await sleep(10 * wait);' })],
    ['goes on with a long wait after news', 'growing', loop({ good: '' })],
    [
      'hammers where nothing is found',
      'growing',
      loop({
        refused: 'if (answer.status === 404) continue; if (!answer.ok) throw answer.status;',
      }),
    ],
    [
      'waits no longer when the network fails again',
      'growing',
      loop({ caught: 'await sleep(error instanceof TypeError ? 1000 : wait);' }),
    ],
    ['gives up after some errors', 'growing', loop({ longer: 'if ((wait *= 2) > 5000) return;' })],
    ['leaves the request at the server', 'gives-up', loop({ options: '{}' })],
    [
      'starts too late to listen to the signal',
      'asks-no-more',
      loop({
        condition: 'true',
        options:
          '{ signal: ((c) => (signal.addEventListener("abort", () => c.abort()), c.signal))(new AbortController()) }',
        caught: `if (signal.aborted && answered) return; ${LINES.caught}`,
      }).replace('let after', 'const answered = false; let after'),
    ],
    ['goes on for ever', 'returns', loop({ condition: 'true' })],
    [
      'never stops, nor sleeps then',
      'returns',
      loop({ condition: 'true', caught: `if (signal.aborted) continue; ${LINES.caught}` }),
    ],
    [
      'hangs when it has stopped',
      'returns',
      part.right.replace(/\}\n$/, '  await new Promise(() => undefined);\n}'),
    ],
    ['sleeps without an end', 'news', 'async (fetch, sleep) => { for (;;) await sleep(0); }'],
    [
      'asks without an end',
      'alone',
      '(fetch) => { for (let i = 0; i < 1000; i += 1) fetch("/wait"); }',
    ],
  ])('name first what is wrong with one that %s', async (_, first, code) => {
    expect((await failures(code))[0]).toBe(first);
  });

  test('say what came out and what was wanted', async () => {
    const results = await runTests(runInThisContext(`(${part.initial})`));
    const holes = Object.fromEntries(results.map((result) => [result.test, result.holes]));
    expect(holes).toMatchObject({
      nothing: {
        got: '0 ms: after=0',
        shown: '–',
        wanted: '0 ms: after=0 | 30000 ms: after=0 | 31000 ms: after=1',
        wantedShown: '1',
      },
      refused: { got: '0 ms: after=0 | 20 ms: after=0 | 520 ms: after=1' },
      failed: { got: '0 ms: after=0 | TypeError: Failed to fetch' },
      growing: { waits: '0, –, –, –, –, –', anew: '–' },
    });
  });
});
