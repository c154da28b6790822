/** A frame taken apart, for the view that shows its bytes. Loaded when a segment is first opened. */

import { describeValue } from '#net/describe.ts';
import { parsePacket } from '#net/packet.ts';

/** The layers of a frame, from Ethernet to what TCP carries. */
export const layersOf = (frame: Uint8Array) => parsePacket(frame).layers;

/** The bit at which TCP's sequence number begins: what a reader looks at first. */
export function sequenceBit(frame: Uint8Array): number {
  const spans = layersOf(frame).flatMap((layer) => (layer.kind === 'tcp' ? layer.spans : []));
  return spans.find(({ field }) => field === 'sequence-number')?.bitOffset ?? 0;
}

export { describeValue };
