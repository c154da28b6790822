/**
 * What a key asks for, as everywhere: Ctrl+Z undoes, Ctrl+Shift+Z and Ctrl+Y do again; ⌘ in place of Ctrl.
 *
 * @returns `undefined` for any other key
 */
export function historyKey(
  press: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): 'undo' | 'redo' | undefined {
  const { ctrlKey, metaKey, altKey, shiftKey } = press;
  if (ctrlKey === metaKey || altKey) return undefined;
  const key = press.key.toLowerCase();
  if (key === 'z') return shiftKey ? 'redo' : 'undo';
  return key === 'y' && !shiftKey ? 'redo' : undefined;
}
