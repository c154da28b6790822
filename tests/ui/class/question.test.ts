import { describe, expect, it } from 'vitest';
import { questionAfter } from '#ui/class/question.ts';

const NEXT = 'What happens next?';
const STORY = ['begin', 'ask', 'answer', 'ask', 'tell', 'end'];
const say = (step: number) => STORY[step]!;

describe('questionAfter()', () => {
  it('offers the nearest other steps, and neither what is shown nor the same twice', () => {
    const { choices, right, text, event } = questionAfter(1, STORY.length, { say }, NEXT)!;
    expect(choices[right]).toBe('answer');
    expect([...choices].sort()).toEqual(['answer', 'begin', 'end', 'tell']);
    expect([text, event]).toEqual([NEXT, '']);
  });

  it('puts the right choice in different places, and in the same one each time', () => {
    const places = STORY.slice(1).map(
      (_, at) => questionAfter(at, STORY.length, { say }, NEXT)!.right,
    );
    expect(new Set(places).size).toBeGreaterThan(1);
    const again = STORY.slice(1).map(
      (_, at) => questionAfter(at, STORY.length, { say }, NEXT)!.right,
    );
    expect(again).toEqual(places);
  });

  it('asks nothing where the story has nothing else to offer', () => {
    expect(questionAfter(0, 2, { say }, NEXT)).toBeUndefined();
  });

  it('asks what the instrument asks, with the most plausible of its choices', () => {
    const ask = () => ({
      event: 'A SYN arrives.',
      text: 'Which state?',
      right: 'SYN-RECEIVED',
      wrong: ['ESTABLISHED', 'SYN-RECEIVED', 'LISTEN', 'LISTEN', 'CLOSED', 'TIME-WAIT'],
    });
    const question = questionAfter(0, 2, { say, ask }, NEXT)!;
    expect(question.text).toBe('Which state?');
    expect(question.event).toBe('A SYN arrives.');
    expect(question.choices[question.right]).toBe('SYN-RECEIVED');
    expect([...question.choices].sort()).toEqual([
      'CLOSED',
      'ESTABLISHED',
      'LISTEN',
      'SYN-RECEIVED',
    ]);
  });
});
