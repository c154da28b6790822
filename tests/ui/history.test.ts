import { describe, expect, test } from 'vitest';
import { afterChange, type History, NO_HISTORY, turn } from '#ui/history.ts';

describe('turn()', () => {
  test('goes back and forth over changes', () => {
    const history = afterChange(afterChange<string>(NO_HISTORY, 'a'), 'b');
    const back = turn('undo', history, 'c')!;
    expect(back.state).toBe('b');
    const further = turn('undo', back.history, back.state)!;
    expect(further.state).toBe('a');
    expect(turn('undo', further.history, further.state)).toBeUndefined();
    const again = turn('redo', further.history, further.state)!;
    expect(turn('redo', again.history, again.state)!.state).toBe('c');
  });

  test('takes letters typed one after the other as one change', () => {
    const typed = ['a', 'ab', 'abc'].reduce<History<string>>(
      (history, text) => afterChange(history, text, 'insertText request'),
      NO_HISTORY,
    );
    expect(turn('undo', typed, 'abcd')!.state).toBe('a');
  });

  test('begins anew after undoing, and forgets what was undone when something else is done', () => {
    const typed = afterChange<string>(NO_HISTORY, 'a', 'insertText request');
    const back = turn('undo', typed, 'ab')!;
    const retyped = afterChange(back.history, back.state, 'insertText request');
    expect(turn('redo', retyped, 'ac')).toBeUndefined();
    expect(turn('undo', retyped, 'ac')!.state).toBe('a');
  });
});

describe('afterChange()', () => {
  test('holds no more than 200 steps', () => {
    let history: History<string> = NO_HISTORY;
    for (let i = 0; i < 300; i++) history = afterChange(history, String(i));
    expect(history.past).toHaveLength(200);
  });
});
