/** The exercises of chapter 2, Layers and envelopes. */

import type { Exercise } from '../exercise.ts';
import { osiOrder } from './osi-order.ts';
import { packetSize } from './packet-size.ts';
import { whatTcpIpIs } from './what-tcp-ip-is.ts';
import { whichFrame } from './which-frame.ts';
import { whichLayer } from './which-layer.ts';

export const EXERCISES: readonly Exercise[] = [
  osiOrder,
  whichLayer,
  packetSize,
  whatTcpIpIs,
  whichFrame,
];
