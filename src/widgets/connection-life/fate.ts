/**
 * What became of a connection: when it died and of what, and how long each side believed in it when it was
 * dead. Pure.
 * @module
 */

import type { Happening, Life } from '#sim/life.ts';
import type { Side } from '#sim/side.ts';

/** Why no byte could get from one end to the other any more. */
export type Death = 'forgot' | 'idle' | 'gave-up' | 'cut' | 'kill' | 'restart' | 'closed';

/** What one side believed. Times are in milliseconds. */
export interface Faith {
  /** When it learned that the connection was over; `undefined`: never, in the time looked at. */
  readonly learned: number | undefined;
  /** How long it believed in a dead connection. */
  readonly astray: number;
  /** What it was told at last. */
  readonly closed: { readonly code: number; readonly wasClean: boolean } | undefined;
}

export interface Fate {
  readonly died: { readonly at: number; readonly of: Death } | undefined;
  readonly client: Faith;
  /** `undefined` if the server itself was what died. */
  readonly server: Faith | undefined;
  /** Frames sent and their bytes, without those that were sent again. */
  readonly frames: number;
  readonly bytes: number;
}

export function fateOf(life: Life, happenings: readonly Happening[]): Fate {
  const died = deathOf(life, happenings);
  const end = life.until * 1000;
  const faith = (side: Side): Faith => {
    const closing = happenings.find(
      (happening) =>
        happening.type === 'belief' && happening.side === side && happening.to === 'CLOSED',
    );
    const learned = closing?.at;
    return {
      learned,
      astray: died === undefined ? 0 : Math.max(0, (learned ?? end) - died.at),
      closed: closing?.type === 'belief' ? closing.closed : undefined,
    };
  };
  const sent = happenings.flatMap((happening) =>
    happening.type === 'flight' &&
    happening.from !== 'proxy' &&
    happening.again === 0 &&
    happening.cargo.kind === 'bytes' &&
    happening.cargo.what.kind === 'frame'
      ? [happening.cargo.bytes.length]
      : [],
  );
  return {
    died,
    client: faith('client'),
    server: died?.of === 'kill' || died?.of === 'restart' ? undefined : faith('server'),
    frames: sent.length,
    bytes: sent.reduce((sum, length) => sum + length, 0),
  };
}

/**
 * The first thing after which the connection could not be saved. A cut that is mended and a sleep that
 * ends kill nothing by themselves.
 */
function deathOf(life: Life, happenings: readonly Happening[]): Fate['died'] {
  for (const happening of happenings) {
    const { at } = happening;
    if (happening.type === 'belief' && happening.to === 'CLOSED') return { at, of: 'closed' };
    if (happening.type === 'forgot' || happening.type === 'idle' || happening.type === 'gave-up') {
      return { at, of: happening.type };
    }
    if (happening.type !== 'deed' || happening.phase !== 'begins') continue;
    const { deed } = happening;
    if (deed === 'kill' || deed === 'restart') return { at, of: deed };
    const isForGood = life.planned.some(
      (planned) => planned.deed === deed && planned.at * 1000 === at && planned.lasts === 0,
    );
    if (deed === 'cut' && isForGood) return { at, of: deed };
  }
  return undefined;
}
