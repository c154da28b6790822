/** Answers that a tab keeps until they are right. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Question, QuestionPart } from '#exercises/question.ts';
import { draftOf, dropDraft, keepDraft } from '#widgets/exercise/draft.ts';
import { putDrafts, takeDrafts } from '#widgets/exercise/drafts.ts';
import { type Answers, untouchedAnswers } from '#widgets/exercise/model.ts';

const OPTIONS = [
  { id: 'a', text: '' },
  { id: 'b', text: '' },
];
const PARTS: readonly QuestionPart[] = [
  { id: 'code', kind: 'code', initial: 'function split() {}' },
  { id: 'one', kind: 'choice', options: OPTIONS },
  { id: 'some', kind: 'several', options: OPTIONS },
  { id: 'order', kind: 'order', items: OPTIONS },
  { id: 'match', kind: 'match', items: OPTIONS, choices: OPTIONS },
  {
    ...{ id: 'byte', kind: 'pick', several: false },
    figure: { kind: 'bytes', bytes: Uint8Array.of(0x81, 0x05) },
  },
  {
    ...{ id: 'box', kind: 'pick', several: true },
    figure: { kind: 'boxes', boxes: OPTIONS, nested: true },
  },
];
const question: Question = {
  ...{ id: 'some', number: '9.1', n: 3, fixed: false, title: '', prompt: '' },
  ...{ shown: [], parts: PARTS, sections: [], worked: '' },
};
const ANSWERS: Answers = {
  ...{ code: 'function split() { }\n', one: 'b', some: ['a'], order: ['b', 'a'] },
  ...{ match: { a: 'b' }, byte: ['1'], box: ['a', 'b'] },
};

/** What a browser's storage does, as far as drafts need it. */
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  // Its entries are properties of it.
  vi.stubGlobal(
    'sessionStorage',
    new Proxy(storage, {
      ownKeys: () => [...kept.keys()],
      getOwnPropertyDescriptor: (_, key: string) =>
        kept.has(key) ? { value: kept.get(key), enumerable: true, configurable: true } : undefined,
      get: (target, key: string) => kept.get(key) ?? (Reflect.get(target, key) as unknown),
    }),
  );
});
afterEach(() => void vi.unstubAllGlobals());

test('a draft comes back as it was, for its own instance only, until it is dropped', () => {
  expect(draftOf(question)).toBeUndefined();
  expect(keepDraft(question, ANSWERS)).toBe(true);
  expect(draftOf(question)).toEqual(ANSWERS);
  expect(draftOf({ ...question, n: 4 })).toBeUndefined();
  expect(draftOf({ ...question, id: 'other' })).toBeUndefined();
  dropDraft({ ...question, n: 4 });
  expect(draftOf(question)).toEqual(ANSWERS);
  dropDraft(question);
  expect(kept.size).toBe(0);
});

test('answers that were taken back leave no draft', () => {
  keepDraft(question, ANSWERS);
  expect(keepDraft(question, untouchedAnswers(question))).toBe(false);
  expect(kept.size).toBe(0);
});

test.each([
  ['no JSON', '{"code":'],
  ['nothing', 'null'],
  ['a list', '[]'],
  ['a part that is missing', JSON.stringify({ ...ANSWERS, box: undefined })],
  ['code that is no text', JSON.stringify({ ...ANSWERS, code: 5 })],
  ['an unknown option', JSON.stringify({ ...ANSWERS, one: 'c' })],
  ['an option twice', JSON.stringify({ ...ANSWERS, order: ['a', 'a'] })],
  ['a list that is none', JSON.stringify({ ...ANSWERS, some: { a: true } })],
  ['an unknown item', JSON.stringify({ ...ANSWERS, match: { c: 'a' } })],
  ['an unknown choice', JSON.stringify({ ...ANSWERS, match: { a: 'c' } })],
  ['a byte beyond the end', JSON.stringify({ ...ANSWERS, byte: ['2'] })],
  ['a place that is no byte', JSON.stringify({ ...ANSWERS, byte: ['length'] })],
])('%s is no draft', (_, text) => {
  keepDraft(question, ANSWERS);
  for (const key of kept.keys()) kept.set(key, text);
  expect(draftOf(question)).toBeUndefined();
});

test('a memory that is denied or full costs the draft, and nothing else', () => {
  const refuse = () => {
    throw new DOMException('Full', 'QuotaExceededError');
  };
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: refuse, removeItem: refuse });
  expect(keepDraft(question, ANSWERS)).toBe(false);
  expect(() => dropDraft(question)).not.toThrow();
  vi.stubGlobal('sessionStorage', undefined);
  expect(keepDraft(question, ANSWERS)).toBe(false);
  expect(draftOf(question)).toBeUndefined();
});

test('all drafts are taken and put back, and nothing else of the tab', () => {
  kept.set('other', 'stays');
  keepDraft(question, ANSWERS);
  keepDraft({ ...question, n: 4 }, ANSWERS);
  const drafts = takeDrafts();
  expect(drafts.size).toBe(2);
  expect([...kept.keys()]).toEqual(['other']);
  putDrafts(drafts);
  expect(draftOf(question)).toEqual(ANSWERS);
  expect(kept.size).toBe(3);
  vi.stubGlobal('sessionStorage', undefined);
  expect(takeDrafts().size).toBe(0);
  putDrafts(drafts);
});
