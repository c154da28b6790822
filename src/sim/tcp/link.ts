/**
 * The link between two ends: how long a segment travels and whether it arrives. What chance decides, it
 * decides for each segment by itself, so that what befalls one changes nothing for the others.
 * @module
 */

import { seededRandom, seedOf } from '../random.ts';
import type { Side } from '../side.ts';
import type { Flight, TcpLink, WhichFlight } from './script.ts';

interface Sent {
  readonly id: string;
  readonly from: Side;
  readonly nth: number;
  /** Unit: milliseconds. */
  readonly sent: number;
}

/** What becomes of a segment. */
export function travel(
  link: TcpLink,
  seed: number,
  flight: Sent,
): Pick<Flight, 'arrives' | 'lost'> {
  const random = seededRandom(seedOf(`${seed} ${flight.id}`));
  const isLost = random.next() < (link.loss ?? 0);
  const late = link.late?.find(({ which }) => matches(which, flight))?.by ?? 0;
  const arrives = flight.sent + link.delay + (link.jitter ?? 0) * random.next() + late;
  if (link.drops?.some((which) => matches(which, flight)) === true) {
    return { arrives: undefined, lost: 'dropped' };
  }
  if (isLost) return { arrives: undefined, lost: 'chance' };
  if (link.cut !== undefined) {
    const { at, until = Infinity } = link.cut;
    if (arrives > at && flight.sent < until) return { arrives: undefined, lost: 'cut' };
  }
  return { arrives, lost: undefined };
}

function matches(which: WhichFlight, { id, from, nth }: Sent): boolean {
  return typeof which === 'string' ? which === id : which.from === from && which.nth === nth;
}
