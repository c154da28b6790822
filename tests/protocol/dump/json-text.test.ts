import { describe, expect, test } from 'vitest';
import { findJsonBytes, isJson, readJsonBytes } from '#protocol/dump/json-text.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure, DumpForm } from '#protocol/dump/reading.ts';

const hello = Uint8Array.of(0x81, 0x05, 0x48, 0x65, 0x6c, 0x6c, 0x6f);

describe('readDump() reads Hello in JSON', () => {
  test.each<[DumpForm, string]>([
    ['hex', '{"data":"810548656c6c6f"}'],
    ['hex', '{"data":"81-05-48-65-6c-6c-6f"}'],
    ['hex', '{"time":"10:00:00","x":"81 05 48 65 6c 6c 6f"}'],
    ['hex', ' {\n "fin": true, "x": "0x810548656c6c6f" }\n'],
    ['hex', '{"time":"2026-11-21","payload":"810548656c6c6f","mask":"37fa213d"}'],
    ['hex', '{"note":"a \\"feed\\"","frames":[{"data":"810548656c6c6f"}]}'],
    ['base64', '{"payload":"gQVIZWxsbw=="}'],
    ['base64', '{"id":7,"x":"gQVIZWxsbw=="}'],
    ['escaped', '{"data":"\\u0081\\u0005Hello"}'],
    ['number-list', '{"frame":{"type":"Buffer","data":[129,5,72,101,108,108,111]}}'],
    ['number-list', '[{"x":[129, 5, 72, 101, 108, 108, 111]}]'],
  ])('%s: %s', (form, text) => {
    const notes = [{ code: 'label-skipped' }];
    expect(readDump(text)).toEqual({ ok: true, bytes: hello, form, notes, also: [] });
  });

  test('with the backslash that PHP writes before a slash', () => {
    const text = '{"data":"gn4B\\/w=="}';
    expect(readDump(text)).toMatchObject({ bytes: Uint8Array.of(0x82, 0x7e, 0x01, 0xff) });
  });

  test('and what Node writes for a Buffer as JavaScript', () => {
    const text = '{"type":"Buffer","data":[129,5,72,101,108,108,111]}';
    expect(readDump(text)).toMatchObject({ bytes: hello, form: 'javascript', notes: [] });
  });
});

describe('findJsonBytes() finds nothing in', () => {
  test.each([
    '{"opcode":1}',
    '{"time":"2026-11-21"}',
    '{"data":"Hello"}',
    '{"x":"feed"}',
    '{"x":"81"}',
    '{"x":[]}',
    '{}',
  ])('%s', (text) => {
    expect(findJsonBytes(text)).toBeUndefined();
  });
});

test('isJson() knows an object by its first name', () => {
  expect(isJson('{ "data" : 1}')).toBe(true);
  expect(isJson('[{"data":1}]')).toBe(true);
  expect(isJson('{"\\x81"}')).toBe(false);
  expect(isJson('["8105"]')).toBe(false);
});

test('readJsonBytes() reads a string in another form than it looks', () => {
  const text = '{"data":"deadbeef"}';
  expect(readJsonBytes(text, findJsonBytes(text)!, 'base64').bytes).toHaveLength(6);
});

describe('readDump() says where JSON is damaged', () => {
  test.each<[string, string, DumpForm, number, string]>([
    ['{"data":"8105486"}', 'digit-missing', 'hex', 16, '6'],
    ['{"data":"81054g6565"}', 'foreign-character', 'hex', 15, 'g'],
    ['{"payload":"gQVI*WxsbyEhISEh="}', 'foreign-character', 'base64', 17, '*'],
    ['{"data":"\\u0081\\u2603"}', 'out-of-range', 'escaped', 16, '\\u2603'],
    ['{"data":[129,500]}', 'out-of-range', 'number-list', 14, '500'],
    ['{"data":[129,5', 'unterminated', 'hex', 9, '['],
    ['{"data":"8105', 'unterminated', 'hex', 9, '"'],
    ['{"data":"8105\\"', 'unterminated', 'hex', 9, '"'],
    ['{"a":{"data":"8105"}', 'unterminated', 'hex', 1, '{'],
    ['{"data":"8105"}]', 'foreign-character', 'hex', 16, ']'],
    ['{"data":"8105","payload":"8105"}', 'ambiguous', 'hex', 27, '8'],
    ['{"data":"8105"}\n{"data":"8105"}'.replace('\n', ' '), 'ambiguous', 'hex', 26, '8'],
    ['{"opcode":1}', 'no-form', 'hex', 1, '{'],
  ])('%s', (text, reason, form, column, found) => {
    const reading = readDump(text) as DumpFailure;
    expect([reading.reason, reading.form, reading.column, reading.found]).toEqual([
      reason,
      form,
      column,
      found,
    ]);
  });
});
