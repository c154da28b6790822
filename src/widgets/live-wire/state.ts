/**
 * The live wire's state in the URL's fragment: the script, and behind it the step that is looked at,
 * counted from 1: `1,7,200ct:Hello,n12`. The step is last, so that no link ends in a dot or a comma,
 * which mail programs cut off.
 */

import { parseScript, serializeScript } from '#sim/wire/script-text.ts';
import type { State } from './model.ts';

export function serializeState({ script, at }: State): string {
  return `${serializeScript(script)},n${at + 1}`;
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): State | undefined {
  const [found, scriptText, step] = /^(.*),n([1-9]\d{0,3})$/.exec(text) ?? [];
  const script = found === undefined ? undefined : parseScript(scriptText!);
  return script === undefined ? undefined : { script, at: Number(step) - 1 };
}
