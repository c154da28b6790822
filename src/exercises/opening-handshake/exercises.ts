/** The exercises of chapter 8, The opening handshake, line by line. */

import type { Exercise } from '../exercise.ts';
import { checkResponseTask } from './check-response.ts';
import { firstFrameByte } from './first-frame-byte.ts';
import { handshakeOrder } from './handshake-order.ts';
import { howMany } from './how-many.ts';
import { repairRequest } from './repair-request.ts';
import { requestFields } from './request-fields.ts';
import { whichStatus } from './which-status.ts';

export const EXERCISES: readonly Exercise[] = [
  repairRequest,
  requestFields,
  whichStatus,
  checkResponseTask,
  firstFrameByte,
  howMany,
  handshakeOrder,
];
