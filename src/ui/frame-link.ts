/**
 * Links that open frames in the frame workbench, written as its `state.ts` reads them.
 * @module
 */

import { encodeHex } from '#protocol/bytes.ts';

/**
 * @param workbench its address
 * @param receiver the end that the frames go to
 */
export function frameLink(
  workbench: string,
  bytes: Uint8Array,
  receiver: 'client' | 'server',
): string {
  const state = encodeHex(bytes, '') + (receiver === 'client' ? ',client' : '');
  return `${workbench}#frame-workbench=${state}`;
}
