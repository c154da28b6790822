/**
 * Lives a life and tells it. This is the part that needs the protocol engine; the view loads it when a
 * reader changes something, as the first story comes with the page.
 * @module
 */

import { type FrameField, frameSpans } from '#protocol/frame-spans.ts';
import type { Life } from '#sim/life.ts';
import { live } from '#sim/live.ts';
import { fateOf } from './facts.ts';
import type { SentFrame, Story } from './model.ts';
import { isSent, type Step, tell } from './story.ts';

/** They lie inside the payload, which has its bracket. */
const IN_CLOSE: readonly FrameField[] = ['close-code', 'close-reason'];

export function storyOf(life: Life): Story {
  const happenings = live(life);
  const steps = tell(happenings, life.until * 1000);
  return {
    life,
    steps: steps.map((step) => ({ ...step, frames: framesOf(step) })),
    fate: fateOf(life, happenings),
  };
}

function framesOf({ kind, happenings }: Step): SentFrame[] {
  const sent = happenings.filter(isSent).flatMap(({ from, cargo }): SentFrame[] => {
    if (cargo.kind !== 'bytes' || cargo.what.kind !== 'frame') return [];
    const spans = frameSpans(cargo.bytes).filter(({ field }) => !IN_CLOSE.includes(field));
    return [{ bytes: cargo.bytes, spans, receiver: from === 'client' ? 'server' : 'client' }];
  });
  // What is repeated is shown once.
  return kind === 'rounds' || kind === 'retries' ? sent.slice(0, 2) : sent;
}
