import { expect, test } from 'vitest';
import { drawFor } from '#exercises/draw.ts';
import { drawQuestionTime, questionTimes } from '#exercises/waiting-page/question-time.ts';
import { drawCards } from '#exercises/waiting-page/who-starts.ts';

const NUMBERS = Array.from({ length: 1000 }, (_, i) => i + 1);

test('questionTimes() ends with the first multiple of the period that is not before the news', () => {
  for (const n of NUMBERS) {
    const settings = drawQuestionTime(drawFor('question-time', n));
    const { every, at } = settings;
    const periods = Math.ceil(at / every);
    expect(questionTimes(settings)).toEqual(
      Array.from({ length: periods + 1 }, (_, i) => i * every),
    );
  }
});

test('drawQuestionTime() never lets the news come when a question leaves, or before the second', () => {
  for (const n of NUMBERS) {
    const { every, at } = drawQuestionTime(drawFor('question-time', n));
    expect(at).toBeGreaterThan(every);
    expect(Number.isInteger(at)).toBe(false);
  }
});

test('drawCards() has every answer, and none for more than half of the cards', () => {
  for (const n of NUMBERS) {
    const cards = drawCards(drawFor('who-starts', n));
    expect(new Set(cards.map(({ id }) => id)).size).toBe(6);
    for (const who of ['client', 'server', 'both'] as const) {
      const count = cards.filter(({ starts }) => starts === who).length;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(3);
    }
  }
});
