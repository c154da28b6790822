import { START } from '#widgets/handshake-workbench/server.ts';
import { describe, expect, test } from 'vitest';
import { afterChange, NO_HISTORY, redo, undo } from '#widgets/handshake-workbench/history.ts';

const { sent, response, policy } = START;
const texts = (request: string) => ({ request, sent, response, policy });

describe('undo() and redo()', () => {
  test('go back and forth over changes', () => {
    const history = afterChange(afterChange(NO_HISTORY, texts('a')), texts('b'));
    const back = undo(history, texts('c'))!;
    expect(back.texts).toEqual(texts('b'));
    const further = undo(back.history, back.texts)!;
    expect(further.texts).toEqual(texts('a'));
    expect(undo(further.history, further.texts)).toBeUndefined();
    const again = redo(further.history, further.texts)!;
    expect(redo(again.history, again.texts)!.texts).toEqual(texts('c'));
  });

  test('take letters typed one after the other as one change', () => {
    const typed = ['a', 'ab', 'abc'].reduce(
      (history, text) => afterChange(history, texts(text), 'insertText request'),
      NO_HISTORY,
    );
    expect(undo(typed, texts('abcd'))!.texts).toEqual(texts('a'));
  });

  test('begin anew after undoing, and forget what was undone when something else is done', () => {
    const typed = afterChange(NO_HISTORY, texts('a'), 'insertText request');
    const back = undo(typed, texts('ab'))!;
    const retyped = afterChange(back.history, back.texts, 'insertText request');
    expect(redo(retyped, texts('ac'))).toBeUndefined();
    expect(undo(retyped, texts('ac'))!.texts).toEqual(texts('a'));
  });

  test('hold no more than 200 steps', () => {
    let history = NO_HISTORY;
    for (let i = 0; i < 300; i++) history = afterChange(history, texts(String(i)));
    expect(history.past).toHaveLength(200);
  });
});
