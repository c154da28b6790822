/** The exercises of chapter 3, Sockets: an interface, not a protocol. */

import type { Exercise } from '../exercise.ts';
import { clientCalls } from './client-calls.ts';
import { fourNames } from './four-names.ts';
import { pageOpens } from './page-opens.ts';
import { serverCalls } from './server-calls.ts';
import { tcpOrUdp } from './tcp-or-udp.ts';

export const EXERCISES: readonly Exercise[] = [
  serverCalls,
  clientCalls,
  tcpOrUdp,
  fourNames,
  pageOpens,
];
