/**
 * What a client checks in the response to its opening handshake (RFC 6455 §4.1), as one table. The
 * rules for the form of its head are in `head-rules.ts`.
 * @module
 */

import type { HandshakeFinding, RuleEntry } from './head-finding.ts';
import type { HeadRule } from './head-rules.ts';

const VALIDATE = 'RFC 6455 §4.1';
const BROWSERS = 'WHATWG WebSockets §2.2';

/**
 * The rules, in the order of the checks.
 *
 * @example
 * ```ts
 * RESPONSE_RULES['protocol-missing'].severity; // => 'browser'
 * ```
 */
export const RESPONSE_RULES = {
  'http-version-too-old': { severity: 'must-fail', section: 'RFC 9110 §15.2' },
  'http-version-unsupported': { severity: 'must-fail', section: 'RFC 9112 §2.3' },
  'http-version-unknown': { severity: 'odd', section: 'RFC 9110 §6.2' },

  'status-interim': { severity: 'odd', section: 'RFC 9110 §15.2' },
  'status-not-101': { severity: 'http', section: VALIDATE },
  'redirect-not-followed': { severity: 'browser', section: BROWSERS },

  'upgrade-missing': must(VALIDATE, 'Upgrade'),
  'upgrade-not-websocket': must(VALIDATE, 'Upgrade'),
  'connection-missing': must(VALIDATE, 'Connection'),
  'connection-malformed': must('RFC 9110 §7.6.1', 'Connection'),
  'connection-not-upgrade': must(VALIDATE, 'Connection'),

  'accept-missing': must(VALIDATE, 'Sec-WebSocket-Accept'),
  'accept-repeated': must('RFC 6455 §11.3.3', 'Sec-WebSocket-Accept'),
  'accept-malformed': must('RFC 6455 §4.2.2', 'Sec-WebSocket-Accept'),
  'accept-wrong': must(VALIDATE, 'Sec-WebSocket-Accept'),

  'extensions-empty': must('RFC 6455 §9.1', 'Sec-WebSocket-Extensions'),
  'extensions-malformed': must('RFC 6455 §9.1', 'Sec-WebSocket-Extensions'),
  'extensions-quoted-value': must('RFC 6455 §9.1', 'Sec-WebSocket-Extensions'),
  'extension-not-offered': must(VALIDATE, 'Sec-WebSocket-Extensions'),

  'protocol-repeated': must('RFC 6455 §11.3.4', 'Sec-WebSocket-Protocol'),
  'protocol-malformed': must('RFC 6455 §4.2.2', 'Sec-WebSocket-Protocol'),
  'protocol-not-offered': must(VALIDATE, 'Sec-WebSocket-Protocol'),
  'protocol-missing': { severity: 'browser', section: BROWSERS, field: 'Sec-WebSocket-Protocol' },

  'empty-element': { severity: 'odd', section: 'RFC 9110 §5.6.1' },
  content: { severity: 'odd', section: 'RFC 9110 §8.6' },
  'version-not-asked': {
    severity: 'odd',
    section: 'RFC 6455 §11.3.5',
    field: 'Sec-WebSocket-Version',
  },
  'field-of-request': { severity: 'odd', section: 'RFC 6455 §11.3.1', field: 'Sec-WebSocket-Key' },
  'field-of-draft': { severity: 'odd', section: 'RFC 6455 §11.3' },
} as const satisfies Record<string, RuleEntry>;

function must<Field extends string>(section: string, field: Field) {
  return { severity: 'must-fail', section, field } as const;
}

/** Name of a rule for responses, of the handshake or of the form of its head. */
export type ResponseRule = keyof typeof RESPONSE_RULES | HeadRule;

/** Something wrong or odd in a response. */
export type ResponseFinding = HandshakeFinding<ResponseRule>;
