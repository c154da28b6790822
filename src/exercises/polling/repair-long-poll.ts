/** 7.4: repair a loop that polls long. */

import type { Exercise } from '../exercise.ts';
import { LONG_POLL_TESTS } from '../code/long-poll.ts';

const INITIAL = `async function longPoll(fetch, sleep, show, signal) {
  let after = 0;
  while (true) {
    const answer = await fetch(\`/wait?after=\${after}\`);
    if (answer.status === 204) return;
    for (const event of answer.ok ? await answer.json() : []) {
      show(event);
      after = event.id;
    }
  }
}`;

const SOLUTION = `async function longPoll(fetch, sleep, show, signal) {
  let after = 0;
  let wait = 1000;
  while (!signal.aborted) {
    try {
      const answer = await fetch(\`/wait?after=\${after}\`, { signal });
      if (!answer.ok) throw new Error(answer.status);
      const events = answer.status === 204 ? [] : await answer.json();
      for (const event of events) show(event);
      after = events.at(-1)?.id ?? after;
      wait = 1000;
    } catch {
      if (signal.aborted) return;
      await sleep(wait * (0.5 + Math.random()));
      wait = Math.min(2 * wait, 30_000);
    }
  }
}
`;

export const repairLongPoll: Exercise = {
  id: 'repair-long-poll',
  number: '7.4',
  fixed: true,
  worked: 'a-polite-client',
  sections: ['RFC 6202 §2.1', 'RFC 9110 §15.3.5'],
  task: () => ({
    parts: [
      {
        kind: 'code',
        id: 'code',
        initial: INITIAL,
        right: SOLUTION,
        harness: 'long-poll',
        tests: LONG_POLL_TESTS,
      },
    ],
    steps: [
      { key: 'nothing' },
      { key: 'errors' },
      { key: 'stop' },
      { key: 'solution', shown: { kind: 'text', text: SOLUTION } },
    ],
  }),
};
