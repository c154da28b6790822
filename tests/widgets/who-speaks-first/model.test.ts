import { expect, test } from 'vitest';
import {
  CARDS,
  interestingMoment,
  judge,
  nextCard,
  partsOf,
  PERIODS,
  START,
  STARTERS,
  storyOf,
} from '#widgets/who-speaks-first/model.ts';
import { WORDS } from '#widgets/who-speaks-first/messages.ts';

test('judge() finds one right answer for every card, and the defensible one besides', () => {
  for (const { id, starts } of CARDS) {
    const verdicts = STARTERS.map((starter) => judge(id, starter));
    expect(verdicts.filter((verdict) => verdict === 'right')).toHaveLength(1);
    expect(judge(id, starts)).toBe('right');
  }
  expect(judge('comments', 'server')).toBe('accepted');
  expect(judge('download', 'server')).toBe('wrong');
});

test('every wrong answer is told what is wrong with it', () => {
  const { slip } = WORDS.en;
  for (const { id, starts } of CARDS) {
    for (const answer of STARTERS.filter((starter) => judge(id, starter) === 'wrong')) {
      expect(
        slip[`${id} ${answer}`] ?? slip[`${answer} ${starts}`],
        `${id} ${answer}`,
      ).toBeTruthy();
    }
  }
});

test('what happens elsewhere has a name for its place', () => {
  for (const { id, elsewhere } of CARDS) {
    expect(WORDS.en.card[id].source !== undefined, id).toBe(elsewhere);
  }
});

test('nextCard() goes to the first that is not sorted, behind this one before the others', () => {
  expect(nextCard(START)).toBe('next-page');
  expect(nextCard({ ...START, current: 'payment' })).toBe('next-page');
  const placed = Object.fromEntries(CARDS.map(({ id }) => [id, 'both' as const]));
  expect(nextCard({ ...START, placed, current: 'payment' })).toBe('login');
});

test('storyOf() tells every moment of every card', () => {
  for (const { id } of CARDS) {
    for (const every of PERIODS) {
      const { moments, sent, places } = storyOf(id, { every, at: 2.3 });
      for (const { tellings } of moments) expect(tellings.length, id).toBeGreaterThan(0);
      for (const { from, to, leaves, arrives } of sent) {
        expect(places).toContain(from);
        expect(places).toContain(to);
        const times = moments.map(({ time }) => time);
        expect(times).toContain(leaves);
        expect(times).toContain(arrives);
      }
    }
  }
});

test('interestingMoment() is the one in which the server knows and cannot tell', () => {
  const story = storyOf('login', START);
  expect(story.moments[interestingMoment(story)]!.tellings).toEqual(['waits']);
  const silent = storyOf('monster', { every: 0, at: 1 });
  expect(silent.moments.map(({ tellings }) => tellings)).toEqual([['waitsForGood']]);
  expect(interestingMoment(storyOf('form', START))).toBe(0);
});

test('partsOf() takes a message apart at its empty line', () => {
  const { sent } = storyOf('form', START);
  const { line, head, body } = partsOf(sent[0]!);
  expect(line).toBe('POST /order');
  expect(new TextDecoder().decode(head)).toMatch(/\r\n\r\n$/);
  expect(new TextDecoder().decode(body)).toBe('item=tea&count=2');
  expect(partsOf(sent[1]!).line).toBe('200 OK');
});
