import { expect, test } from 'vitest';
import { backoff, drawBackoff } from '#exercises/closing/backoff.ts';
import { close, drawClose } from '#exercises/closing/close.ts';
import { classOf, drawCodes } from '#exercises/closing/close-codes.ts';
import { movesOf } from '#exercises/closing/close-order.ts';
import { seenAt } from '#exercises/closing/page-sees.ts';
import { bestInterval, drawPingCase } from '#exercises/closing/ping-interval.ts';
import { drawFor } from '#exercises/draw.ts';
import type { HexPart, NumberPart } from '#exercises/exercise.ts';
import { judge } from '#exercises/judge.ts';
import { taskOf } from '#exercises/question.ts';
import { encodeHex } from '#protocol/bytes.ts';
import { closeCode } from '#protocol/close-code.ts';
import { live } from '#sim/live.ts';

// The plan's own tables, which two other decoders have checked.
test.each([
  [1, 1003, '', undefined, '88 02 03 eb'],
  [2, 1000, '', undefined, '88 02 03 e8'],
  [3, 1002, 'busy', '55 0b 04 ff', '88 86 55 0b 04 ff 56 e1 66 8a 26 72'],
])('close:%i says %i “%s” with the key %s', (n, code, reason, key, bytes) => {
  const drawn = drawClose(drawFor('close', n));
  expect([drawn.code, drawn.reason]).toEqual([code, reason]);
  expect(drawn.key && encodeHex(drawn.key)).toBe(key);
  expect(encodeHex((taskOf(close, n).parts[0] as HexPart).right)).toBe(bytes);
});

test.each([
  [1, 3000, { onWire: true, fromScript: true, localOnly: false }],
  [2, 1001, { onWire: true, fromScript: false, localOnly: false }],
  [3, 1003, { onWire: true, fromScript: false, localOnly: false }],
])('closeClass:%i asks about %i', (n, code, expected) => {
  expect(drawCodes(drawFor('closeClass', n))[0]).toBe(code);
  expect(closeCode(code)).toMatchObject(expected);
});

test.each([
  [1, { base: 5, cap: 60, attempt: 5 }, [0, 60]],
  [2, { base: 1, cap: 30, attempt: 2 }, [0, 4]],
  [3, { base: 1, cap: 30, attempt: 2 }, [0, 4]],
])('backoff:%i asks about %j', (n, given, range) => {
  expect(drawBackoff(drawFor('backoff', n))).toEqual(given);
  const parts = taskOf(backoff, n).parts as readonly NumberPart[];
  expect(parts.map(({ right }) => right)).toEqual(range);
});

test('classOf() puts each code where the table of the chapter has it', () => {
  expect([1000, 1001, 1006, 1004, 3999, 5000].map(classOf)).toEqual([
    'script',
    'wire',
    'local',
    'nobody',
    'script',
    'nobody',
  ]);
});

test('bestInterval() holds in a simulated life, and the next longer one does not', () => {
  for (let n = 1; n <= 6; n += 1) {
    const drawn = drawPingCase(drawFor('ping-interval', n));
    const { timers, intervals } = drawn;
    const best = bestInterval(drawn);
    const survives = (interval: number) => {
      const happenings = live({
        ...timers,
        natForgotten: 'swallow',
        pinger: 'server',
        interval,
        patience: 10,
        giveUp: 900,
        planned: [],
        until: 3 * Math.min(...Object.values(timers)) + interval,
      });
      return !happenings.some(
        (one) =>
          one.type === 'forgot' ||
          one.type === 'idle' ||
          (one.type === 'belief' && one.to !== 'OPEN'),
      );
    };
    const longer = intervals.filter((interval) => interval > best);
    expect([survives(best), survives(longer.at(-1)!)]).toEqual([true, false]);
  }
});

// 1000 from a server; 1002 “busy” from a client.
test.each([
  [2, '88 82 03 e8', ['mask-set']],
  [2, '88 02 e8 03', ['code-little-endian']],
  [3, '88 06 03 ea 62 75 73 79', ['mask-missing']],
  [3, '88 06 ea 03 62 75 73 79', ['code-little-endian', 'mask-missing']],
  [3, '08 06 03 ea 62 75 73 79', ['fin-missing', 'mask-missing']],
  [3, '88 04 03 ea 62 75 73 79', ['length-without-code', 'mask-missing']],
])('close:%i: to %s it says %j', (n, typed, keys) => {
  const { said } = judge(taskOf(close, n).parts[0]!, typed);
  expect(said.map(({ key }) => key)).toEqual(keys);
});

test('movesOf() has the answer second and the FIN of the server third, whoever begins', () => {
  expect(movesOf('client', 1000)).toEqual([
    'client-close',
    'server-close',
    'server-tcp',
    'client-tcp',
  ]);
  expect(movesOf('server', 1001)).toEqual([
    'server-close',
    'client-close',
    'server-tcp',
    'client-tcp',
  ]);
});

test.each([
  ['code', 1001, true],
  ['empty', 1005, true],
  ['cut', 1006, false],
  ['killed', 1006, false],
  ['proxy', 1006, false],
  ['tls', 1006, false],
] as const)('seenAt() tells of an ending by %s: %i, clean: %s', (ending, code, wasClean) => {
  expect(seenAt(ending, 1001)).toMatchObject({ code, wasClean });
});
