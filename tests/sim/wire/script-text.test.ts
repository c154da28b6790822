import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Action, LIMITS, type Script } from '#sim/wire/script.ts';
import { type Side, SIDES } from '#sim/side.ts';
import { parseScript, serializeScript } from '#sim/wire/script-text.ts';

const side = fc.constantFrom<Side[]>(...SIDES);
const place = fc.nat(99_999);
const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), side, text, cuts: fc.constant([]) }),
  fc.record({
    kind: fc.constant('binary' as const),
    side,
    bytes: fc.uint8Array({ minLength: 4, maxLength: 300 }),
    cuts: fc.constantFrom([], [1], [1, 3]),
  }),
  fc.record({ kind: fc.constant('ping' as const), side, text }),
  fc.record({
    kind: fc.constant('close' as const),
    side,
    code: fc.option(fc.integer({ min: 1000, max: 9999 }), { nil: undefined }),
    reason: text,
  }),
  fc.record({ kind: fc.constant('vanish' as const), side }),
  fc.record({ kind: fc.constant('delay' as const), side, ms: fc.nat(LIMITS.delay) }),
  fc.record({ kind: fc.constant('size' as const), side, bytes: place }),
  fc.record({ kind: fc.constantFrom('split' as const, 'merge' as const), side, at: place }),
  fc.record({ kind: fc.constant('flip' as const), side, at: place, bit: fc.nat(7) }),
  fc.record({ kind: fc.constantFrom('cable' as const, 'reset' as const) }),
);

describe('parseScript()', () => {
  it('brings back what serializeScript() wrote, in characters that need no escape in a URL', () => {
    const timed = fc.record({ time: fc.nat(LIMITS.time), action });
    const script: fc.Arbitrary<Script> = fc.record({
      seed: fc.nat(2 ** 31 - 1),
      actions: fc
        .array(timed, { maxLength: LIMITS.actions })
        .map((actions) => actions.toSorted((one, other) => one.time - other.time)),
    });
    fc.assert(
      fc.property(script, (given) => {
        const written = serializeScript(given);
        expect(written).toMatch(/^[\w\-.!~,:]*$/);
        expect(parseScript(written)).toEqual(given);
      }),
    );
  });

  it('writes each action as its table says', () => {
    const words =
      '1,7,1ct4.7:Hello_world,2sb:00ff,3cp:hb,4sx1000:bye,5cx:,6cv,7cd500,8sz7,9ck137,10cm137,11cf137.3,12wk,13wr';
    const script = parseScript(words);
    expect(script?.actions.map((timed) => timed.action.kind).join(' ')).toBe(
      'text binary ping close close vanish delay size split merge flip cable reset',
    );
    expect(script && serializeScript(script)).toBe(words);
  });

  it.each([
    '',
    '2,7',
    '1',
    '1,x',
    '1,4294967296',
    '1,7,',
    '1,7,200ct',
    '1,7,200ct:a%20b',
    '1,7,200ct:~ff', // not UTF-8
    '1,7,200ct9:Hello', // a cut outside
    '1,7,200ct3.2:Hello', // cuts out of order
    '1,7,200cb:0',
    '1,7,200cp4:hb',
    '1,7,200cx99:bye',
    '1,7,200cv1',
    '1,7,200cd10001',
    '1,7,200cf1.8',
    '1,7,200cq1',
    '1,7,200w',
    '1,7,3600001wk',
    '1,7,200wk,100wr', // not in the order of time
    `1,7,1ct:${'a'.repeat(301)}`,
    `1,7${',1wk'.repeat(61)}`,
  ])('refuses %j', (written) => {
    expect(parseScript(written)).toBeUndefined();
  });
});
