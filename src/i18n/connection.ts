/** What causes a connection to change its state, in a few words. */

import type { Cause } from '#protocol/connection-state.ts';
import type { PerLanguage } from './languages.ts';

export interface ConnectionWords {
  readonly causes: Readonly<Record<Cause, string>>;
  /** Names the diagram for those who do not see it. */
  readonly diagram: string;
}

export const CONNECTION: PerLanguage<ConnectionWords> = {
  en: {
    causes: {
      'response-accepted': 'client accepts the response',
      'response-sent': 'server has answered 101',
      'handshake-failed': 'handshake refused',
      'opening-timeout': 'opening took too long',
      'given-up': 'closed before it was open',
      'close-sent': 'Close sent',
      'close-received': 'Close received',
      failed: 'peer broke a rule',
      'pong-timeout': 'no Pong came in time',
      'closing-timeout': 'closing took too long',
      'transport-closed': 'TCP has ended',
    },
    diagram: 'States of a connection, and what leads from one to another',
  },
};
