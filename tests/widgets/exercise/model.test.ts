import { describe, expect, test } from 'vitest';
import type { Question, QuestionPart } from '#exercises/question.ts';
import {
  fitSideBySide,
  hasManyFields,
  hexSoFar,
  isWide,
  moved,
  outcomeOf,
  receiverOf,
  toggled,
  untouchedAnswers,
} from '#widgets/exercise/model.ts';
import { parseState, serializeState } from '#widgets/exercise/state.ts';

const question = (parts: readonly QuestionPart[]): Question => ({
  id: 'some',
  number: '9.1',
  n: 1,
  fixed: false,
  title: '',
  prompt: '',
  shown: [],
  parts,
  sections: [],
  worked: '',
});

const field = (id: string): QuestionPart => ({ kind: 'number', id });

test('untouchedAnswers() leaves everything open, and texts as they are given', () => {
  const parts: QuestionPart[] = [
    { kind: 'several', id: 'a', options: [] },
    { kind: 'match', id: 'b', items: [], choices: [] },
    { kind: 'edit', id: 'c', initial: 'GET /\r\n' },
    field('d'),
  ];
  expect(untouchedAnswers(question(parts))).toEqual({ a: [], b: {}, c: 'GET /\r\n', d: '' });
});

describe('an order', () => {
  test('toggled() puts an id behind the others, or takes it out', () => {
    expect(toggled(['a', 'b'], 'c')).toEqual(['a', 'b', 'c']);
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
  });

  test('moved() stops at either end, and leaves alone what is not there', () => {
    expect(moved(['a', 'b', 'c'], 'c', 1)).toEqual(['a', 'c', 'b']);
    expect(moved(['a', 'b', 'c'], 'a', -1)).toEqual(['a', 'b', 'c']);
    expect(moved(['a', 'b', 'c'], 'a', 9)).toEqual(['b', 'c', 'a']);
    expect(moved(['a', 'b'], 'z', 0)).toEqual(['a', 'b']);
  });
});

describe('hexSoFar()', () => {
  test.each([
    ['', [], '', false],
    ['81 05', ['81', '05'], '', false],
    ['8105', ['81', '05'], '', false],
    ['0x81, 0x05', ['81', '05'], '', false],
    ['81:0', ['81'], '0', false],
    ['81-05', ['81', '05'], '', false],
    ['\\x81 ０５', ['81', '05'], '', false],
    ['FF F', ['ff'], 'f', false],
    ['81 zz 05', ['81'], '', true],
    ['81 0z', ['81'], '0', true],
  ])('reads %j while it is typed', (text, bytes, half, foreign) => {
    expect(hexSoFar(text)).toEqual({ bytes, half, foreign });
  });
});

test('fitSideBySide() keeps few and short choices in a row', () => {
  const choices = (...texts: string[]) => texts.map((text) => ({ text }));
  expect(fitSideBySide(choices('TCP', 'UDP'))).toBe(true);
  expect(fitSideBySide(choices('TCP', 'UDP', 'both', 'neither', 'HTTP'))).toBe(false);
  expect(fitSideBySide(choices('a protocol of the transport layer', 'something else'))).toBe(false);
});

test('isWide() gives long tasks the whole width', () => {
  expect(isWide(question([field('a')]))).toBe(false);
  expect(isWide(question([{ kind: 'code', id: 'a', initial: '' }]))).toBe(true);
  expect(hasManyFields(question(['a', 'b', 'c', 'd', 'e'].map(field)))).toBe(true);
  const shown = [{ kind: 'bytes', bytes: new Uint8Array(64) }] as const;
  expect(isWide({ ...question([field('a')]), shown })).toBe(true);
});

describe('outcomeOf()', () => {
  const of = (...outcomes: ('right' | 'half' | 'wrong' | 'unreadable')[]) =>
    outcomeOf(outcomes.map((outcome) => ({ outcome })));

  test('is right only when every part is', () => {
    expect(of('right', 'right')).toBe('right');
    expect(of('right', 'half')).toBe('tried');
  });

  test('costs no try when nothing is wrong and something cannot be read', () => {
    expect(of('right', 'unreadable')).toBe('unreadable');
    expect(of('wrong', 'unreadable')).toBe('tried');
  });
});

test('receiverOf() takes masked frames for those of a client', () => {
  expect(receiverOf(Uint8Array.of(0x81, 0x80))).toBe('server');
  expect(receiverOf(Uint8Array.of(0x88, 0x00))).toBe('client');
});

describe('the state in the address', () => {
  test('is the number of the instance', () => {
    expect(parseState(serializeState(17))).toBe(17);
  });

  test.each(['', '0', '-1', '1.5', '1e3', 'x', '99999999999', '4294967296'])(
    'refuses %j',
    (text) => {
      expect(parseState(text)).toBeUndefined();
    },
  );
});
