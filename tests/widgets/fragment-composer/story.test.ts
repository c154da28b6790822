import { describe, expect, test } from 'vitest';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { mendsFor } from '#widgets/fragment-composer/mend.ts';
import { compose, insert, type State, toggleCut } from '#widgets/fragment-composer/model.ts';
import { ILLEGAL, LEGAL } from '#widgets/fragment-composer/presets.ts';
import { messagesUpTo } from '#widgets/fragment-composer/sentences.svelte.ts';
import { type Deed, type Step, tell } from '#widgets/fragment-composer/story.ts';
import { TRAY } from '#widgets/fragment-composer/tray.ts';

const short = (deed: Deed) => {
  if (deed.kind === 'fail') return `fail ${deed.closeCode}`;
  if (deed.kind !== 'message') return `${deed.kind} ${encodeHex(deed.bytes)}`;
  const { message } = deed;
  return message.kind === 'text' ? `text ${message.text}` : `binary ${encodeHex(message.bytes)}`;
};
const deedsOf = (state: State) => tell(state).steps.flatMap(({ deeds }) => deeds.map(short));
const statesOf = (state: State) => tell(state).steps.map(({ after }) => after);
const tellingsOf = (state: State) => tell(state).steps.map(({ telling }) => telling);
const failed = (state: State): Step | undefined =>
  tell(state).steps.find(({ failure }) => failure !== undefined);

describe('tell()', () => {
  test('sends the Pong of the worked example first, masked, and then hands on one message', () => {
    const state = LEGAL.worked();
    const [, begins, ping, completes] = tell(state).steps;
    expect(begins).toMatchObject({ before: 'idle', after: 'in-text', deeds: [] });
    expect(begins?.meter).toEqual({
      text: '你',
      pending: Uint8Array.of(0xe5),
      missing: 2,
      fault: undefined,
    });
    expect(ping?.meter).toEqual(begins?.meter);
    expect(ping?.deeds.map(short)).toEqual([expect.stringMatching(/^pong 8a 82( ..){6}$/)]);
    expect(completes?.deeds.map(short)).toEqual(['text 你好']);
    expect(messagesUpTo(tell(state), 2)).toBe(0);
    expect(messagesUpTo(tell(state), 3)).toBe(1);
  });

  test('answers a client without a mask, and repeats the code of its Close', () => {
    expect(deedsOf(LEGAL['controls-everywhere']())).toEqual([
      'pong 8a 02 68 62',
      'pong 8a 02 68 62',
      'text 你好',
      'close 88 02 03 e8',
    ]);
  });

  test('counts messages, not frames', () => {
    expect(deedsOf(LEGAL['two-messages']()).slice(1)).toEqual(['text Hello', 'text new']);
    expect(deedsOf(LEGAL['every-byte']())).toEqual(['text 你好']);
    expect(deedsOf(LEGAL['empty-fragments']())).toEqual(['text Hello']);
    expect(deedsOf(LEGAL.binary())).toEqual([expect.stringMatching(/^pong/), 'binary c4 e3 ba c3']);
  });

  // Each is one of the mistakes that a receiver has to refuse, with the step, the byte of the frame at
  // which it is certain (RFC 6455 §5.4, §5.5, §8.1) and what it closes with.
  test.each([
    ['text-inside', 2, 1, 'data-inside-message', 1002],
    ['opcode-repeated', 2, 1, 'data-inside-message', 1002],
    ['continuation-first', 1, 1, 'continuation-without-start', 1002],
    ['fin-early', 2, 1, 'continuation-without-start', 1002],
    ['fin-forgotten', 3, 1, 'data-inside-message', 1002],
    ['cut-at-end', 1, 6, 'text-not-utf8', 1007],
    ['other-encoding', 1, 3, 'text-not-utf8', 1007],
    ['overlong', 2, 2, 'text-not-utf8', 1007],
    ['surrogate', 3, 2, 'text-not-utf8', 1007],
    ['fragmented-ping', 2, 1, 'control-fragmented', 1002],
    ['long-ping', 2, 3, 'control-too-long', 1002],
    ['too-long', 4, 1, 'message-too-large', 1009],
  ] as const)('refuses %s in step %i at byte %i: %s, %i', (name, at, byte, rule, closeCode) => {
    const { steps } = tell(ILLEGAL[name]());
    expect(steps.findIndex(({ failure }) => failure !== undefined)).toBe(at);
    expect(steps[at]).toMatchObject({ telling: 'fails', failure: { rule, closeCode, at: byte } });
    expect(steps[at]?.deeds.at(-1)).toEqual({ kind: 'fail', closeCode });
    expect(steps.slice(at + 1).every(({ telling }) => telling === 'not-read')).toBe(true);
  });

  test('says why bytes are no character', () => {
    const faults = (['cut-at-end', 'other-encoding', 'overlong', 'surrogate'] as const).map(
      (name) => failed(ILLEGAL[name]())?.meter?.fault,
    );
    expect(faults).toEqual(['truncated', 'truncated', 'overlong', 'surrogate']);
  });

  test('hands on what was complete before a failure', () => {
    expect(deedsOf(ILLEGAL['fin-early']())[0]).toBe('text Hel');
  });

  test('discards what comes behind a Close, and never hands on the message around it', () => {
    const state = insert(ILLEGAL['close-inside'](), 3, TRAY.ping);
    expect(tellingsOf(state).slice(2)).toEqual(['close-inside', 'discarded', 'discarded']);
    expect(statesOf(state).slice(2)).toEqual(['closed', 'closed', 'closed']);
    expect(tell(state).steps[3]?.failure?.rule).toBe('data-after-close');
    // A control frame may come, as one that was on its way.
    expect(tell(state).steps[4]?.failure).toBeUndefined();
    expect(deedsOf(state)).toEqual([expect.stringMatching(/^close 88 82/)]);
  });

  test('keeps a U+FEFF at the start of a text', () => {
    const state = toggleCut(compose(encodeUtf8('\uFEFFa')), 2);
    expect(deedsOf(state)).toEqual(['text \uFEFFa']);
    expect(tell(state).steps[2]?.meter?.text).toBe('\uFEFFa');
  });

  test('tells every legal example to its end without a failure', () => {
    for (const make of Object.values(LEGAL)) {
      expect(failed(make())).toBeUndefined();
      expect(messagesUpTo(tell(make()), 60)).toBeGreaterThan(0);
    }
  });
});

describe('mendsFor()', () => {
  const namesOf = (state: State) => {
    const story = tell(state);
    const step = story.steps.findIndex(({ failure }) => failure !== undefined);
    return mendsFor(state, story, step - 1).map(({ name }) => name);
  };

  test('offers what mends, and nothing that does not', () => {
    expect(namesOf(ILLEGAL['text-inside']())).toEqual(['make-continuation', 'remove']);
    expect(namesOf(ILLEGAL['continuation-first']())).toContain('put-in-order');
    expect(namesOf(ILLEGAL['fin-early']())).toContain('let-cuts-decide');
    expect(namesOf(ILLEGAL['cut-at-end']())).toEqual(['send-binary']);
    expect(namesOf(ILLEGAL['fragmented-ping']())).toEqual(['set-fin', 'remove']);
    expect(namesOf(ILLEGAL['long-ping']())).toEqual(['remove', 'shorten']);
    expect(namesOf(ILLEGAL['close-inside']())).toEqual(['close-last']);
    expect(namesOf(ILLEGAL['too-long']())).toEqual(['no-limit']);
  });

  test('offers something for every refused frame, and it is taken', () => {
    for (const [name, make] of Object.entries(ILLEGAL)) {
      const story = tell(make());
      const at = story.steps.findIndex(({ failure }) => failure !== undefined);
      const mends = mendsFor(make(), story, at - 1);
      expect(mends.length, name).toBeGreaterThan(0);
      for (const { name: mend, state } of mends) {
        const left = tell(state).steps.findIndex(({ failure }) => failure !== undefined);
        expect(left < 0 || left > at || mend === 'remove', `${name}: ${mend}`).toBe(true);
      }
    }
  });
});
