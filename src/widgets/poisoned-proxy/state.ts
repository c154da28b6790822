/** The story in the URL's fragment, as `fresh,6455,reads`: which one, its seed, the moment shown. */

import { type Moment, MOMENTS, SEEDS, type State, VARIANTS } from './model.ts';

export interface Place extends State {
  readonly moment: Moment;
}

export function serializeState({ variant, seed, moment }: Place): string {
  return [variant, seed, moment].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(text: string): Place | undefined {
  const [name, digits = '', momentName, ...rest] = text.split(',');
  const variant = VARIANTS.find((known) => known === name);
  const moment = MOMENTS.find((known) => known === momentName);
  const seed = Number(digits);
  if (variant === undefined || moment === undefined || rest.length > 0) return undefined;
  return /^\d{1,5}$/.test(digits) && seed < SEEDS ? { variant, seed, moment } : undefined;
}
