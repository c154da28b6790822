/**
 * Hidden tests for a function `longPoll(fetch, sleep, show, signal)`, the loop of a page that polls long.
 * Server and clock are played: no test takes longer than the function itself, and a request that the
 * script of a test has no answer for lies at the server for ever.
 * @module
 */

import type { TestResult } from '../judge.ts';

export const LONG_POLL_TESTS = [
  'alone',
  'news',
  'nothing',
  'refused',
  'failed',
  'growing',
  'gives-up',
  'asks-no-more',
  'returns',
] as const;

type LongPollTest = (typeof LONG_POLL_TESTS)[number];

/** What becomes of a request, and after what time. Unit: milliseconds. */
interface Answer {
  readonly after: number;
  /** None: the network fails. */
  readonly status?: number;
  /** Ids of the events in it. */
  readonly events?: readonly number[];
}

interface Scene {
  /** The answers to the requests, in turn. */
  readonly answers: readonly Answer[];
  /** When the page is left. Unit: milliseconds. */
  readonly stop?: number;
}

const REFUSED: Answer = { after: 20, status: 503 };
const UNKNOWN: Answer = { after: 20, status: 404 };
const FAILED: Answer = { after: 20 };
/** Failures of every kind, in a row. */
const FAILURES = [REFUSED, FAILED, UNKNOWN, REFUSED, UNKNOWN, FAILED] as const;

const SCENES = {
  alone: { answers: [{ after: 20_000, status: 200, events: [1] }] },
  news: {
    answers: [
      { after: 2000, status: 200, events: [1] },
      { after: 500, status: 200, events: [2, 3] },
    ],
  },
  nothing: {
    answers: [
      { after: 30_000, status: 204 },
      { after: 1000, status: 200, events: [1] },
    ],
  },
  refused: { answers: [REFUSED, { after: 500, status: 200, events: [1] }] },
  failed: { answers: [FAILED, { after: 500, status: 200, events: [1] }] },
  // After a success it is the first failure again.
  growing: { answers: [...FAILURES, { after: 500, status: 200, events: [1] }, REFUSED] },
  left: { answers: [], stop: 5000 },
  // At once when the answer has come, before any wait is over.
  'left-waiting': { answers: [REFUSED], stop: REFUSED.after },
} as const satisfies Readonly<Record<string, Scene>>;

/** Those in which the page is left. */
const LEFT = [SCENES.left, SCENES['left-waiting']] as const;

/** A request as it was made, and when it ended. Unit of times: milliseconds. */
interface Request {
  readonly at: number;
  readonly url: string;
  ended?: number;
}

/** What a scene came to. */
interface Played {
  readonly requests: readonly Request[];
  readonly shown: readonly unknown[];
  /** The most requests that were open at the same time. */
  readonly most: number;
  /** The function has returned, or thrown. */
  readonly settled: boolean;
  readonly error: string | undefined;
}

type LongPoll = (
  fetch: (url: unknown, options?: { readonly signal?: AbortSignal }) => Promise<unknown>,
  sleep: (ms: unknown) => Promise<void>,
  show: (event: unknown) => void,
  signal: AbortSignal,
) => unknown;

/** How long a scene goes on, so that a wait may be ten times as long each time. Unit: milliseconds. */
const END = 1_000_000_000;
/** Timers that go off in a scene at most; who has more does nothing but sleep. */
const TIMERS = 500;
/** Calls of `fetch` in a scene that are dealt with at most. */
const CALLS = 100;
/** Turns of the event loop's microtasks between two timers: more than any chain of promises is long. */
const TURNS = 60;

/** Plays a scene with the reader's function. */
async function play(longPoll: LongPoll, { answers, stop }: Scene): Promise<Played> {
  const page = new AbortController();
  const timers: { readonly at: number; readonly run: () => void }[] = [];
  const requests: Request[] = [];
  const shown: unknown[] = [];
  let now = 0;
  let calls = 0;
  let open = 0;
  let most = 0;
  let settled = false;
  let error: string | undefined;

  const after = (delay: number, run: () => void) => {
    timers.push({ at: now + (delay > 0 ? delay : 0), run });
  };

  const fetch: Parameters<LongPoll>[0] = (url, options) => {
    calls += 1;
    // Who asks without an end, and is refused at once, would never let go of the processor.
    if (calls > CALLS) return new Promise(() => undefined);
    const signal = options?.signal;
    // As in a browser: with a signal that is aborted already, no request is made.
    if (signal?.aborted === true) return Promise.reject(signal.reason as Error);
    const request: Request = { at: now, url: String(url) };
    const answer = answers[requests.length];
    requests.push(request);
    open += 1;
    most = Math.max(most, open);
    const result = new Promise((resolve, reject) => {
      const end = (settle: () => void) => {
        if (request.ended !== undefined) return;
        request.ended = now;
        open -= 1;
        settle();
      };
      signal?.addEventListener('abort', () => end(() => reject(signal.reason as Error)));
      if (answer === undefined) return;
      after(answer.after, () =>
        end(() => {
          if (answer.status === undefined) reject(new TypeError('Failed to fetch'));
          else resolve(responseOf(answer));
        }),
      );
    });
    // Who does not wait for it need not hear of its failure.
    result.catch(() => undefined);
    return result;
  };
  const sleep = (ms: unknown) => new Promise<void>((resolve) => after(Number(ms), resolve));
  const show = (event: unknown) => {
    shown.push((event as { id?: unknown } | undefined)?.id ?? event);
  };

  void new Promise((resolve) => {
    resolve(longPoll(fetch, sleep, show, page.signal));
  })
    .catch((reason: unknown) => {
      if (reason !== page.signal.reason) error = String(reason);
    })
    .finally(() => {
      settled = true;
    });
  if (stop !== undefined) after(stop, () => page.abort());

  for (let n = 0; n < TIMERS; n += 1) {
    for (let turn = 0; turn < TURNS; turn += 1) await Promise.resolve();
    const next = timers.reduce((first, timer, i) => (timer.at < timers[first]!.at ? i : first), 0);
    const [timer] = timers.splice(next, 1);
    if (timer === undefined || timer.at > END) break;
    now = timer.at;
    timer.run();
  }
  return { requests, shown, most, settled, error };
}

/** As much of a response as a loop needs. */
function responseOf({ status = 0, events = [] }: Answer): unknown {
  const list = events.map((id) => ({ id, text: `event ${id}` }));
  // A response without a body is no JSON.
  const body = status === 200 ? JSON.stringify(list) : '';
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: new Headers(),
    text: () => Promise.resolve(body),
    // Async, so that a failure to parse is a rejection.
    // eslint-disable-next-line @typescript-eslint/require-await
    json: async () => JSON.parse(body) as unknown,
  };
}

/** What passes for about a second, on average. Unit: milliseconds. */
const FIRST_WAIT = { least: 100, most: 5000 } as const;
/** How often the scene with many failures is played: waits may have chance in them. */
const REPEATED = 10;
/** By how much the last wait in a row is longer than the first, and than that of another row, at least. */
const GROWTH = 2;

type Holes = NonNullable<TestResult['holes']>;

/** What is wrong, as what fills the holes of its words; `undefined` if nothing is. */
type Check = (longPoll: LongPoll) => Promise<Holes | undefined>;

/** So many requests are listed at most. */
const LISTED = 6;

/** The requests of a scene as a line: when each was made, and what for. */
function lineOf({ requests, error }: Played): string {
  const line = requests
    .slice(0, LISTED)
    .map(({ at, url }) => `${Math.round(at)} ms: ${shownUrl(url)}`);
  if (requests.length > LISTED) line.push('…');
  return [...line, ...(error === undefined ? [] : [error])].join(' | ') || '–';
}

/** What is wanted where the answers of a scene all come at once to be asked again. */
function wantedIn(answers: readonly Answer[]): { line: string; shown: string } {
  let at = 0;
  let last = 0;
  const line = [`0 ms: ${shownUrl(urlAfter(0))}`];
  for (const { after, events = [] } of answers) {
    at += after;
    last = events.at(-1) ?? last;
    line.push(`${at} ms: ${shownUrl(urlAfter(last))}`);
  }
  const shown = answers.flatMap(({ events = [] }) => events);
  return { line: line.join(' | '), shown: listOf(shown) };
}

/** What the function asks for; the same in front of every request says nothing. */
const PATH = '/wait?';
const urlAfter = (id: number): string => `${PATH}after=${id}`;

const shownUrl = (url: string): string => (url.startsWith(PATH) ? url.slice(PATH.length) : url);

const listOf = (shown: readonly unknown[]): string => shown.map(String).join(', ') || '–';

/** News and "nothing new" lead to the next request at once. */
function asksAgain(id: 'news' | 'nothing'): Check {
  return async (longPoll) => {
    const { answers } = SCENES[id];
    const played = await play(longPoll, SCENES[id]);
    const wanted = wantedIn(answers);
    const got = { line: lineOf(played), shown: listOf(played.shown) };
    return got.line === wanted.line && got.shown === wanted.shown
      ? undefined
      : { got: got.line, shown: got.shown, wanted: wanted.line, wantedShown: wanted.shown };
  };
}

/** An error leads to the next request, but later; and what comes then counts. */
function waitsAfter(id: 'refused' | 'failed'): Check {
  return async (longPoll) => {
    const { answers } = SCENES[id];
    const played = await play(longPoll, SCENES[id]);
    const { requests, shown } = played;
    const [, second, third] = requests;
    const wait = (second?.at ?? 0) - answers[0].after;
    const goesOn = third?.at === second?.ended && third?.url === urlAfter(1);
    const isFine = wait > 0 && second?.url === urlAfter(0) && goesOn && listOf(shown) === '1';
    return isFine ? undefined : { got: lineOf(played) };
  };
}

/** What holds in each scene in which the page is left. */
function eachLeft(isFine: (played: Played) => boolean): Check {
  return async (longPoll) => {
    for (const scene of LEFT) {
      const played = await play(longPoll, scene);
      if (!isFine(played)) return { stop: scene.stop, got: lineOf(played) };
    }
    return undefined;
  };
}

const CHECKS: Readonly<Record<LongPollTest, Check>> = {
  async alone(longPoll) {
    const played = await play(longPoll, SCENES.alone);
    return played.most > 1 ? { most: played.most, got: lineOf(played) } : undefined;
  },
  news: asksAgain('news'),
  nothing: asksAgain('nothing'),
  refused: waitsAfter('refused'),
  failed: waitsAfter('failed'),
  async growing(longPoll) {
    // After each of the failures in a row, and after the one that follows a success.
    const after = [...FAILURES.keys(), FAILURES.length + 1];
    const waits = after.map(() => 0);
    for (let n = 0; n < REPEATED; n += 1) {
      const { requests } = await play(longPoll, SCENES.growing);
      for (const [i, request] of after.entries()) {
        const wait = (requests[request + 1]?.at ?? NaN) - (requests[request]?.ended ?? NaN);
        waits[i] = waits[i]! + wait / REPEATED;
      }
    }
    const row = waits.slice(0, -1);
    const [first, last, anew] = [row[0]!, row.at(-1)!, waits.at(-1)!];
    const isFine =
      waits.every((wait) => wait >= FIRST_WAIT.least) &&
      first <= FIRST_WAIT.most &&
      last >= GROWTH * first &&
      last >= GROWTH * anew;
    const shown = (wait: number) => (Number.isNaN(wait) ? '–' : String(Math.round(wait)));
    return isFine ? undefined : { waits: row.map(shown).join(', '), anew: shown(anew) };
  },
  async 'gives-up'(longPoll) {
    const played = await play(longPoll, SCENES.left);
    return played.requests[0]?.ended === undefined ? { got: lineOf(played) } : undefined;
  },
  'asks-no-more': eachLeft(({ requests }) => requests.length === 1),
  returns: eachLeft(({ settled }) => settled),
};

/** Runs all tests. */
export async function test(solution: unknown): Promise<readonly TestResult[]> {
  const results: TestResult[] = [];
  for (const id of LONG_POLL_TESTS) {
    const holes = await CHECKS[id](solution as LongPoll);
    results.push(
      holes === undefined ? { test: id, passed: true } : { test: id, passed: false, holes },
    );
  }
  return results;
}
