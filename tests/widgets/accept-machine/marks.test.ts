import { describe, expect, test } from 'vitest';
import { acceptSteps, type AcceptBugName } from '#protocol/handshake/accept-bugs.ts';
import {
  cutIntoPieces,
  groupOf,
  groupToShow,
  printable,
  touches,
  unitOf,
} from '#widgets/accept-machine/marks.ts';
import { chooseBug, editStage, PRESETS, run, START } from '#widgets/accept-machine/model.ts';
import { deriveStages, STAGES, type StageName } from '#widgets/accept-machine/stages.ts';

const { key } = PRESETS.rfc;
const guid = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

function piecesOf(held: StageName, text: string) {
  const stage = run(editStage(START, held, text)).stages[held];
  return cutIntoPieces(stage, key);
}

describe('pieces', () => {
  test.each(STAGES)('cutIntoPieces() of %s loses no character', (name) => {
    const stage = run(START).stages[name];
    const pieces = cutIntoPieces(stage, key);
    expect(pieces.map(({ text }) => text).join('')).toBe(stage.text);
    expect(pieces.some(({ faulty }) => faulty)).toBe(false);
  });

  test('cutIntoPieces() counts bytes, however they are separated', () => {
    const bytes = piecesOf('digest', '0x01,02  03').filter(({ index }) => index !== undefined);
    expect(bytes.map(({ text, index }) => [text, index])).toEqual([
      ['01', 0],
      ['02', 1],
      ['03', 2],
    ]);
  });

  test('cutIntoPieces() counts nothing where the text cannot be read', () => {
    for (const pieces of [piecesOf('bytes', '01 0'), piecesOf('key', 'no key!')]) {
      expect(pieces.every(({ index }) => index === undefined)).toBe(true);
    }
  });

  test('cutIntoPieces() marks what a finding points at', () => {
    const faulty = piecesOf('key', 'AAAA*AAA').filter((piece) => piece.faulty);
    expect(faulty.map(({ text }) => text)).toEqual(['*']);
    expect(piecesOf('bytes', '01').some((piece) => piece.faulty)).toBe(false);
  });

  test.each<[AcceptBugName, [string, string][]]>([
    [
      'guid-first',
      [
        [guid, 'guid'],
        [key, 'key'],
      ],
    ],
    [
      'guid-lower-case',
      [
        [key, 'key'],
        [guid.toLowerCase(), 'guid'],
      ],
    ],
    [
      'key-unpadded',
      [
        [key.slice(0, -2), 'key'],
        [guid, 'guid'],
      ],
    ],
    ['guid-missing', [[key, 'key']]],
  ])('cutIntoPieces() tells key and GUID apart with %s', (bug, expected) => {
    const { stages } = run(chooseBug(START, bug));
    const pieces = cutIntoPieces(stages.concatenation, key);
    expect(pieces.map(({ text, part }) => [text, part])).toEqual(expected);
  });

  test('cutIntoPieces() does not guess parts without a key, and leaves long text whole', () => {
    const { concatenation } = deriveStages('concatenation', 'no key', acceptSteps());
    expect(cutIntoPieces(concatenation, undefined)).toMatchObject([{ part: undefined }]);
    expect(piecesOf('key', 'A'.repeat(1000))).toHaveLength(1);
  });
});

describe('bytes and digits', () => {
  const byte = (index: number) => unitOf('bytes', index)!;
  const digit = (index: number) => unitOf('key', index)!;

  test('touches() is true where they share a bit', () => {
    const touched = [0, 1, 2, 3, 4].filter((index) => touches(byte(1), digit(index)));
    expect(touched).toEqual([1, 2]);
    expect(touches(digit(4), byte(2))).toBe(false);
    expect(touches(unitOf('digest', 0)!, digit(0))).toBe(false);
  });

  test('groupOf() counts groups of three bytes and four digits', () => {
    expect([byte(2), byte(3), digit(3), digit(4)].map(groupOf)).toEqual([0, 1, 0, 1]);
    expect(groupToShow(byte(15), { key: 6, accept: 0 })).toEqual({ coding: 'key', index: 5 });
    expect(groupToShow(byte(15), { key: 1, accept: 7 })).toEqual({ coding: 'key', index: 0 });
    expect(groupToShow(byte(15), { key: 0, accept: 7 })).toEqual({ coding: 'accept', index: 0 });
    expect(groupToShow(unitOf('digest', 0)!, { key: 0, accept: 0 })).toBeUndefined();
    expect(unitOf('concatenation', 3)).toBeUndefined();
    expect(unitOf('key', undefined)).toBeUndefined();
  });
});

test('printable() shows bytes as dumps do', () => {
  expect(printable(Uint8Array.of(0x47, 0, 0x7f, 0x20))).toBe('G·· ');
});
