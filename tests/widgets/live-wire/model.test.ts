import { describe, expect, it } from 'vitest';
import { encodeHex } from '#protocol/bytes.ts';
import { add, parseState, play, remove } from '#widgets/live-wire/engine.ts';
import {
  aboutBytes,
  findStep,
  frameBytes,
  isFlipped,
  labelOf,
  progress,
  show,
  type State,
  stepInFlight,
  unmaskedByte,
} from '#widgets/live-wire/model.ts';
import { STARTS } from '#widgets/live-wire/starts.ts';
import { tell } from '#widgets/live-wire/tell.ts';

const run = play(STARTS.hello.script);
/** The step at which the masked “Hello” leaves, and its first byte. */
const sends = findStep(run, ['send', 'client', 2])!;
const first = run.steps[sends]!.about!.start;

describe('findStep()', () => {
  it('finds the first step of every start', () => {
    for (const { script, place } of Object.values(STARTS)) {
      expect(findStep(play(script), place)).toBeGreaterThan(0);
    }
    expect(findStep(run, ['failed'])).toBeUndefined();
  });
});

describe('show()', () => {
  it('draws HTTP as lines that end in CRLF', () => {
    const at = findStep(run, ['send', 'server'])!;
    const shown = show(run, at, aboutBytes(run, at)!);
    const [part] = shown.parts;
    const text = (range: readonly [number, number]) =>
      new TextDecoder().decode(shown.bytes.subarray(...range));
    expect(part?.kind).toBe('head');
    expect(text(part!.lines[0]!)).toBe('HTTP/1.1 101 Switching Protocols\r\n');
    expect(text(part!.lines.at(-1)!)).toBe('\r\n');
  });

  it('draws a frame by its fields, and unmasks its payload', () => {
    const shown = show(run, sends, aboutBytes(run, sends)!);
    expect(shown.inFlight).toBe(true);
    expect(shown.parts[0]?.spans.map(({ field }) => field)).toContain('masking-key');
    expect(unmaskedByte(shown, first + 6)).toBe('H'.charCodeAt(0));
    expect(unmaskedByte(shown, first + 5)).toBeUndefined();
  });

  it('shows what a flip has changed from the moment it happened', () => {
    const flipped = add(run, sends, { kind: 'flip', side: 'client', at: first, bit: 1 });
    if ('refused' in flipped) throw new Error(flipped.refused);
    const after = play(flipped.script);
    const shown = show(after, flipped.at, aboutBytes(after, flipped.at)!);
    expect(isFlipped(after, shown, first)).toBe(true);
    expect(isFlipped(after, shown, first + 1)).toBe(false);
    expect(isFlipped(after, show(after, sends, aboutBytes(after, sends)!), first)).toBe(false);
  });
});

describe('labelOf()', () => {
  it('says what a segment carries, and of which fields', () => {
    const [segment] = run.steps[sends]!.lanes.client.segments;
    expect(labelOf(run, 'client', segment!)).toMatchObject({ kind: 'frame', opcode: 1 });
    expect(progress(segment!, segment!.sentAt)).toBe(0);
    expect(progress(segment!, segment!.due)).toBe(20);
  });
});

describe('frameBytes()', () => {
  it('gives whole frames, also where the last segment brought only their end', () => {
    const cut = play(parseState(`1,1,200ct:Hello,201ck${first},n1`)!.script);
    const arrives = findStep(cut, ['arrived', 'server', 3])!;
    expect(cut.steps[arrives]?.about?.bytes).toHaveLength(10);
    const frame = encodeHex(run.steps[sends]!.about!.bytes);
    expect(encodeHex(frameBytes(cut, cut.steps[arrives]!)!)).toBe(frame);
    expect(frameBytes(run, run.steps[sends]!)).toEqual(run.steps[sends]!.about!.bytes);
  });

  it('gives nothing for HTTP', () => {
    expect(frameBytes(run, run.steps[findStep(run, ['arrived', 'server'])!]!)).toBeUndefined();
  });
});

describe('stepInFlight()', () => {
  it('is the step looked at, or the one with which the byte left', () => {
    expect(stepInFlight(run, sends, 'client', first)).toBe(sends);
    expect(stepInFlight(run, run.steps.length - 1, 'client', first)).toBe(sends);
    expect(stepInFlight(run, sends, 'client', 9999)).toBeUndefined();
  });
});

describe('add()', () => {
  it('does something at the moment looked at, and looks at what comes of it', () => {
    const next = add(run, sends, { kind: 'ping', side: 'server', text: 'hb' });
    if ('refused' in next) throw new Error(next.refused);
    const { steps } = play(next.script);
    expect(next.at).toBe(sends + 1);
    expect(steps[next.at]?.time).toBe(run.steps[sends]?.time);
    expect(steps[next.at]).toMatchObject({ side: 'server', what: { type: 'send' } });
    // What the script has later is still there.
    expect(next.script.actions).toHaveLength(STARTS.hello.script.actions.length + 1);
    expect(steps.some(({ time, what }) => time === 400 && what.type === 'send')).toBe(true);
  });

  it('looks at the bytes of what was done, behind what the same end does first', () => {
    let state: State = { script: run.script, at: sends };
    for (const text of ['one', 'two', 'six']) {
      const asked = { kind: 'ping', side: 'client', text } as const;
      const next = add(play(state.script), sends, asked);
      if ('refused' in next) throw new Error(next.refused);
      state = next;
    }
    expect(state.at).toBe(sends + 3);
    const what = tell(play(state.script).steps[state.at]!);
    expect(what).toMatchObject({ frame: 'ping', values: { content: '“six”' } });
  });

  it('changes nothing if it cannot be done', () => {
    const text = { kind: 'text', side: 'client', text: 'x', cuts: [] } as const;
    expect(add(run, 1, text)).toEqual({ refused: 'notOpen' });
    expect(add(run, sends, { ...text, text: 'x'.repeat(301) })).toEqual({
      refused: 'messageTooLong',
    });
    const full = {
      seed: 1,
      actions: Array.from({ length: 60 }, () => ({ time: 0, action: text })),
    };
    expect(add(play(full), 0, text)).toEqual({ refused: 'tooMany' });
    const long = { kind: 'binary', side: 'client', bytes: new Uint8Array(300), cuts: [] } as const;
    const longest = {
      seed: 1,
      actions: Array.from({ length: 6 }, () => ({ time: 200, action: long })),
    };
    expect(add(play(longest), sends, long)).toEqual({ refused: 'tooMany' });
  });

  it('sets the wire anew at the beginning without a step', () => {
    const next = add(run, 0, { kind: 'delay', side: 'client', ms: 500 });
    const again =
      'refused' in next
        ? next
        : add(play(next.script), 0, { kind: 'delay', side: 'client', ms: 9 });
    expect(again).toMatchObject({ at: 0 });
    expect('script' in again && again.script.actions[0]?.action).toMatchObject({ ms: 9 });
  });
});

describe('remove()', () => {
  it('takes an action out, and stays at the same moment', () => {
    const last = run.steps.length - 1;
    const { script, at } = remove(run, last, 1);
    expect(script.actions).toHaveLength(1);
    expect(at).toBe(play(script).steps.length - 1);
  });
});
