/** Everything of the Accept machine that hashes, in one module to be imported dynamically. */

import { acceptSteps } from '#protocol/handshake/accept-bugs.ts';
import { hashSha1 } from '#protocol/handshake/accept-key.ts';
import { explainAccept } from '#protocol/handshake/explain-accept.ts';
import type { Engine } from './model.ts';

export const engine: Required<Engine> = { sha1: hashSha1, acceptSteps, explainAccept };
