/**
 * A setup in the URL's fragment, with the step looked at and whether the reader predicts, as in
 * `3,open,100,300,-,p`; what is dropped follows.
 */

import { MAX_ISN, MOST_DROPS, type Setup, STORIES } from './setup.ts';

/** The id of a flight: its sender, flags, and place in the stream. */
const FLIGHT = /^[cs]\.[SFRA]{1,3}\.\d+(?:-\d+)?(?:\.\d+)?(?:x\d+)?$/;

export interface Place {
  readonly setup: Setup;
  /** From 0. */
  readonly step: number;
  readonly predicts: boolean;
}

export function serializeState({ setup, step, predicts }: Place): string {
  const { story, isn, dataOnSyn, drops } = setup;
  const switches = [dataOnSyn ? 'syn' : '-', predicts ? 'p' : '-'];
  return [step, story, isn.client, isn.server, ...switches, ...drops].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} wrote */
export function parseState(text: string): Place | undefined {
  const [step = '', name, a = '', b = '', syn = '', predicts = '', ...drops] = text.split(',');
  const story = STORIES.find((known) => known === name);
  const [client, server] = [isnOf(a), isnOf(b)];
  const isWhole =
    /^\d{1,3}$/.test(step) &&
    ['syn', '-'].includes(syn) &&
    ['p', '-'].includes(predicts) &&
    drops.length <= MOST_DROPS &&
    new Set(drops).size === drops.length &&
    drops.every((drop) => FLIGHT.test(drop));
  if (!isWhole || story === undefined || client === undefined || server === undefined) {
    return undefined;
  }
  return {
    step: Number(step),
    predicts: predicts === 'p',
    setup: { story, isn: { client, server }, dataOnSyn: syn === 'syn', drops: drops.sort() },
  };
}

function isnOf(text: string): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= MAX_ISN ? Number(text) : undefined;
}
