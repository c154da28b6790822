import { describe, expect, it } from 'vitest';
import { Vote } from '#ui/class/vote.svelte.ts';

const vote = () => new Vote({ event: '', text: 'What?', choices: ['one', 'other'], right: 1 });

describe('Vote', () => {
  it('goes from the open question to counts that stand, to the right choice, and on', () => {
    const asked = vote();
    asked.count(0, 12);
    expect([asked.stage, asked.total]).toEqual(['open', 12]);
    expect([asked.forth(), asked.stage]).toEqual([true, 'committed']);
    asked.count(1, 99);
    expect(asked.counts).toEqual([12, undefined]);
    expect([asked.forth(), asked.stage]).toEqual([true, 'revealed']);
    expect(asked.forth()).toBe(false);
  });

  it('marks the right choice at once where no hands were counted', () => {
    const asked = vote();
    asked.forth();
    expect(asked.stage).toBe('revealed');
    expect([asked.back(), asked.stage]).toEqual([true, 'open']);
    expect(asked.back()).toBe(false);
  });

  it('goes back stage by stage, and counts can be changed again', () => {
    const asked = vote();
    asked.count(0, 3);
    asked.reveal();
    asked.back();
    expect(asked.stage).toBe('committed');
    asked.back();
    asked.count(0, 4);
    expect([asked.stage, asked.total]).toEqual(['open', 4]);
  });

  it('keeps the counts before when the class votes again', () => {
    const asked = vote();
    asked.count(0, 3);
    asked.forth();
    asked.again();
    expect([asked.stage, asked.counts, asked.before]).toEqual(['open', [], [3, undefined]]);
    asked.again();
    expect(asked.before).toEqual([3, undefined]);
  });
});
