import { describe, expect, it } from 'vitest';
import { streamOf } from '#widgets/stream-slicer/framing.ts';
import {
  addMessage,
  cutBy,
  cutsOf,
  moveCut,
  removeMessage,
  setMessage,
  setRule,
  type State,
  storyOf,
  toggleCut,
} from '#widgets/stream-slicer/model.ts';
import { PRESET_NAMES, presetNamed, START } from '#widgets/stream-slicer/presets.ts';

const SELL = START.state;
const receivedIn = (state: State) => storyOf(state).steps.at(-1)!.received;
const at = ({ knife }: State) => (knife.way === 'places' ? knife.at : knife.way);

describe('storyOf()', () => {
  it('takes reads for messages where no rule marks these, and none of them is right', () => {
    const { verdict, right } = storyOf(SELL);
    expect({ verdict, right }).toEqual({ verdict: 'reads', right: 0 });
    expect(receivedIn(SELL)).toMatchObject([
      { text: 'sell 10', isText: true, is: undefined, of: [0, 1] },
      { text: ' left\uFFFD', isText: false, of: [1, 2] },
      { text: '\uFFFD好', isText: false, of: [2, 2] },
    ]);
  });

  it('calls it luck where the reads happen to end with the messages', () => {
    const lucky = cutBy(SELL, 'writes');
    expect(storyOf(lucky)).toMatchObject({ verdict: 'luck', right: 3 });
    expect(storyOf(toggleCut(lucky, 6)).verdict).toBe('reads');
  });

  it('makes two messages of one that has the newline inside, and finds the one behind it', () => {
    const state = presetNamed('newline-inside')!.state;
    expect(storyOf(state)).toMatchObject({ verdict: 'newline', right: 1 });
    expect(receivedIn(state).map(({ text, is }) => [text, is])).toEqual([
      ['sell 1', 0],
      ['Dear Ann,', undefined],
      ['0 left', undefined],
      ['你好', 2],
    ]);
  });

  it('gets everything by a length and by frames, cut in any way', () => {
    for (const rule of ['length', 'websocket'] as const) {
      for (const sender of ['server', 'client'] as const) {
        const state = { ...SELL, messages: ['a\nb', '', '你好'], rule, sender };
        for (const way of ['whole', 'writes', 'bytes', 'random'] as const) {
          expect(storyOf(cutBy(state, way))).toMatchObject({ verdict: 'same', right: 3 });
        }
      }
    }
  });

  it('loses an empty message that nothing marks', () => {
    const state = cutBy({ ...SELL, messages: ['a', '', 'b'] }, 'writes');
    expect(receivedIn(state).map(({ is }) => is)).toEqual([0, 2]);
    expect(storyOf(state)).toMatchObject({ verdict: 'reads', right: 1 });
  });

  it('has nothing to read where nothing was sent', () => {
    const story = storyOf({ ...SELL, messages: [''] });
    expect(story).toMatchObject({ verdict: 'nothing', cuts: [], right: 0 });
    expect(story.steps).toHaveLength(1);
  });

  it('begins before the first read, and counts what is new in each', () => {
    const { steps } = storyOf(presetNamed('websocket')!.state);
    expect(steps.map(({ fresh }) => fresh)).toEqual([0, 0, 1, 2]);
    expect(steps.map(({ received }) => received.length)).toEqual([0, 0, 1, 3]);
  });
});

describe('cutsOf()', () => {
  const stream = streamOf(SELL.messages, 'none', 'server');

  it('cuts in every way', () => {
    expect(cutsOf({ way: 'whole' }, stream)).toEqual([]);
    expect(cutsOf({ way: 'writes' }, stream)).toEqual([6, 12]);
    expect(cutsOf({ way: 'bytes' }, stream)).toEqual(Array.from({ length: 17 }, (_, i) => i + 1));
    expect(cutsOf({ way: 'places', at: [3, 18, 40] }, stream)).toEqual([3]);
  });

  it('cuts by chance, the same for the same seed', () => {
    const cuts = (seed: number) => cutsOf({ way: 'random', seed }, stream);
    expect(cuts(3)).toEqual(cuts(3));
    expect(
      new Set(Array.from({ length: 20 }, (_, seed) => cuts(seed).join())).size,
    ).toBeGreaterThan(15);
  });
});

describe('toggleCut() and moveCut()', () => {
  it('go on from what another way has cut', () => {
    expect(at(toggleCut(cutBy(SELL, 'writes'), 6))).toEqual([12]);
    expect(at(toggleCut(cutBy(SELL, 'whole'), 5))).toEqual([5]);
    expect(at(moveCut(SELL, 7, 16))).toEqual([14, 16]);
  });

  it('leave a cut where it is, if there is no room or no cut', () => {
    expect(moveCut(SELL, 7, 14)).toBe(SELL);
    expect(moveCut(SELL, 7, 0)).toBe(SELL);
    expect(moveCut(SELL, 7, 18)).toBe(SELL);
    expect(moveCut(SELL, 8, 9)).toBe(SELL);
  });
});

describe('setRule()', () => {
  it('keeps the cuts where they were in the texts', () => {
    expect(at(setRule(SELL, 'newline'))).toEqual([8, 16]);
    expect(at(setRule(SELL, 'length'))).toEqual([11, 20]);
    expect(at(setRule(setRule(SELL, 'websocket', 'client'), 'none'))).toEqual([7, 14]);
  });

  it('keeps a cut at a border at the border, and one inside framing with its text', () => {
    const bordered = { ...SELL, knife: { way: 'places', at: [6] } } as const;
    expect(at(setRule(bordered, 'length'))).toEqual([8]);
    const inside = { ...setRule(SELL, 'length'), knife: { way: 'places', at: [9] } } as const;
    expect(at(setRule(inside, 'newline'))).toEqual([7]);
  });

  it('leaves other ways to cut as they are', () => {
    expect(at(setRule(cutBy(SELL, 'random'), 'length'))).toBe('random');
  });
});

describe('setMessage(), addMessage() and removeMessage()', () => {
  it('keep the cuts of the other messages', () => {
    expect(at(setMessage(SELL, 0, 'sell 100')!)).toEqual([9, 16]);
    expect(at(setMessage(SELL, 1, '')!)).toEqual([6, 8]);
    expect(at(removeMessage(SELL, 0))).toEqual([1, 8]);
    expect(at(removeMessage(SELL, 2))).toEqual([7]);
    expect(addMessage(SELL)).toEqual({ ...SELL, messages: [...SELL.messages, ''] });
  });

  it('refuse a text that is too long, in bytes', () => {
    expect(setMessage(SELL, 0, 'a'.repeat(41))).toBeUndefined();
    expect(setMessage(SELL, 0, '你'.repeat(14))).toBeUndefined();
    expect(setMessage(SELL, 0, '你'.repeat(13))).toBeDefined();
  });

  it('write a lone surrogate as UTF-8 has it', () => {
    expect(setMessage(SELL, 0, '\ud83d')!.messages[0]).toBe('\uFFFD');
  });
});

describe('cutBy()', () => {
  it('cuts otherwise each time that chance is asked', () => {
    const once = cutBy(SELL, 'random');
    expect(cutBy(once, 'random').knife).not.toEqual(once.knife);
  });
});

describe('presetNamed()', () => {
  it('knows each at a step that it has, and no other', () => {
    for (const name of PRESET_NAMES) {
      const { state, step } = presetNamed(name)!;
      expect(storyOf(state).steps[step]).toBeDefined();
      expect(cutsOf(state.knife, storyOf(state).stream).length).toBe(step - 1);
    }
    expect(presetNamed('toString')).toBeUndefined();
  });
});
