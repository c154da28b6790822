/** How a key is shown to a class that looks on. */

/** Alone they do nothing. */
const MODIFIERS = ['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Fn'];
/** These step and leave wherever they are pressed; in a field, any other key types. */
const EVERYWHERE = ['PageDown', 'PageUp', 'Escape'];
/** Boxes to be ticked and sliders take no text, though they are fields to HTML. */
const TYPES =
  'input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]';

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'shiftKey'>;

/**
 * The name of a key, with what is held with it.
 *
 * @param inField whether text is typed there: that is seen anyway, and may be private
 * @param names what keys are called, where what they print is not enough
 * @returns `undefined` for what is not shown
 */
export function nameOfKey(
  { key, ctrlKey, altKey, metaKey, shiftKey }: Pressed,
  inField: boolean,
  names: Readonly<Record<string, string>>,
): string | undefined {
  if (MODIFIERS.includes(key) || key === 'Unidentified' || key === 'Dead') return undefined;
  if (inField && !EVERYWHERE.includes(key)) return undefined;
  const held = [
    ...(ctrlKey ? ['Ctrl'] : []),
    ...(altKey ? ['Alt'] : []),
    ...(metaKey ? ['⌘'] : []),
    // What a letter prints tells already that Shift was held.
    ...(shiftKey && key.length > 1 ? ['⇧'] : []),
  ];
  return [...held, names[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join(' + ');
}

export function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(TYPES) !== null;
}
