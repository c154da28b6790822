/**
 * Lives a life and tells it. This is the part that needs the protocol engine; the view loads it when a
 * reader changes something, as the first story comes with the page.
 * @module
 */

import { type FrameField, frameSpans } from '#protocol/frame-spans.ts';
import { parseCloseBody } from '#protocol/close-body.ts';
import { OPCODE } from '#protocol/opcode.ts';
import type { Cargo, Happening, Life } from '#sim/life.ts';
import { live } from '#sim/live.ts';
import { fateOf } from './fate.ts';
import type { SentFrame, Story, Told, ToldFlight } from './model.ts';
import { isSent, type Step, tell } from './story.ts';

/** They lie inside the payload, which has its bracket. */
const IN_CLOSE: readonly FrameField[] = ['close-code', 'close-reason'];

export function storyOf(life: Life): Story {
  const happenings = live(life);
  const steps = tell(happenings, life.until * 1000);
  return {
    life,
    steps: steps.map((step) => ({
      ...step,
      happenings: step.happenings.map(shorten),
      frames: framesOf(step),
    })),
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

function shorten(happening: Happening): Told {
  if (happening.type !== 'flight') return happening;
  const { type, at, from, reached, arrived, cargo } = happening;
  const again = happening.again > 0;
  return { type, at, from, reached, arrived, again, by: cargo.by, ...describe(cargo) };
}

function describe(cargo: Cargo): Pick<ToldFlight, 'what' | 'length' | 'code'> {
  if (cargo.kind !== 'bytes') return { what: cargo.kind };
  const { length } = cargo.bytes;
  if (cargo.what.kind !== 'frame') return { what: cargo.what.kind, length };
  const { opcode, payload } = cargo.what.frame;
  if (opcode === OPCODE.close) return { what: 'close', length, code: parseCloseBody(payload).code };
  // The endpoints of a life send no other frames.
  const what = opcode === OPCODE.ping ? 'ping' : opcode === OPCODE.pong ? 'pong' : 'text';
  return { what, length };
}
