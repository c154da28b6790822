/**
 * What a server checks in a request of the opening handshake (RFC 6455 §4.2.1, §4.2.2), as one table.
 * The rules for the form of its head are in `head-rules.ts`.
 * @module
 */

import type { HandshakeFinding, RuleEntry } from './head-finding.ts';
import type { HeadRule } from './head-rules.ts';

const READ = 'RFC 6455 §4.2.1';

/**
 * The rules, in the order in which they decide: a server answers with the status of the first one
 * that is broken. First what HTTP asks of every request, then what makes it a handshake, the version
 * before all that depends on it, last what the server itself decides.
 *
 * @example
 * ```ts
 * REQUEST_RULES['version-not-13'].status; // => 426
 * ```
 */
export const REQUEST_RULES = {
  'http-version-unsupported': { severity: 'must-fail', section: 'RFC 9110 §15.6.6', status: 505 },
  'http-version-too-old': { severity: 'must-fail', section: 'RFC 9110 §7.8' },
  'http-version-unknown': { severity: 'odd', section: 'RFC 9110 §6.2' },

  'host-missing': must('RFC 9112 §3.2', 'Host'),
  'host-repeated': must('RFC 9112 §3.2', 'Host'),
  'host-malformed': must('RFC 9112 §3.2', 'Host'),
  'host-empty': must('RFC 6455 §4.1', 'Host'),
  'host-not-target': { severity: 'odd', section: 'RFC 9112 §3.2.2', field: 'Host' },
  'content-length-malformed': must('RFC 9112 §6.3', 'Content-Length'),

  'method-not-get': { severity: 'must-fail', section: READ, status: 405 },
  'target-not-http': { severity: 'must-fail', section: READ, status: 400 },
  content: { severity: 'must-fail', section: 'RFC 9110 §9.3.1', status: 400 },

  'upgrade-missing': must(READ, 'Upgrade'),
  'upgrade-malformed': must('RFC 9110 §7.8', 'Upgrade'),
  'upgrade-not-websocket': must(READ, 'Upgrade'),
  'upgrade-others': { severity: 'odd', section: 'RFC 9110 §7.8', field: 'Upgrade' },
  'connection-missing': must(READ, 'Connection'),
  'connection-malformed': must('RFC 9110 §7.6.1', 'Connection'),
  'connection-not-upgrade': must(READ, 'Connection'),
  'connection-close': { severity: 'odd', section: 'RFC 9112 §9.6', field: 'Connection' },

  'version-missing': must(READ, 'Sec-WebSocket-Version'),
  'version-repeated': must('RFC 6455 §11.3.5', 'Sec-WebSocket-Version'),
  'version-malformed': must('RFC 6455 §4.3', 'Sec-WebSocket-Version'),
  'version-not-13': {
    severity: 'must-fail',
    section: 'RFC 6455 §4.2.2',
    field: 'Sec-WebSocket-Version',
    status: 426,
  },

  'key-missing': must(READ, 'Sec-WebSocket-Key'),
  'key-repeated': must('RFC 6455 §11.3.1', 'Sec-WebSocket-Key'),
  'key-malformed': must(READ, 'Sec-WebSocket-Key'),
  'key-wrong-length': must(READ, 'Sec-WebSocket-Key'),
  'key-not-canonical': { severity: 'odd', section: 'RFC 4648 §3.5', field: 'Sec-WebSocket-Key' },

  'protocol-empty': must('RFC 6455 §4.1', 'Sec-WebSocket-Protocol'),
  'protocol-malformed': must('RFC 6455 §4.1', 'Sec-WebSocket-Protocol'),
  'protocol-twice': must('RFC 6455 §4.1', 'Sec-WebSocket-Protocol'),
  'extensions-empty': must('RFC 6455 §9.1', 'Sec-WebSocket-Extensions'),
  'extensions-malformed': must('RFC 6455 §9.1', 'Sec-WebSocket-Extensions'),
  'extensions-quoted-value': must('RFC 6455 §9.1', 'Sec-WebSocket-Extensions'),
  'origin-repeated': must('RFC 6454 §7.3', 'Origin'),
  'origin-malformed': must('RFC 6454 §7.1', 'Origin'),
  'origin-missing': { severity: 'browser', section: 'RFC 6455 §4.1', field: 'Origin' },

  'empty-element': { severity: 'odd', section: 'RFC 9110 §5.6.1' },
  'field-of-response': {
    severity: 'odd',
    section: 'RFC 6455 §11.3.3',
    field: 'Sec-WebSocket-Accept',
  },
  'field-of-draft': { severity: 'odd', section: 'RFC 6455 §11.3' },

  'credentials-missing': {
    severity: 'must-fail',
    section: 'RFC 6455 §4.2.2',
    field: 'Authorization',
    status: 401,
  },
  'origin-refused': {
    severity: 'must-fail',
    section: 'RFC 6455 §4.2.2',
    field: 'Origin',
    status: 403,
  },
  'resource-unknown': { severity: 'must-fail', section: 'RFC 6455 §4.2.2', status: 404 },
} as const satisfies Record<string, RuleEntry>;

function must<Field extends string>(section: string, field: Field) {
  return { severity: 'must-fail', section, field, status: 400 } as const;
}

/** Name of a rule for requests, of the handshake or of the form of its head. */
export type RequestRule = keyof typeof REQUEST_RULES | HeadRule;

/** Something wrong or odd in a request. */
export type RequestFinding = HandshakeFinding<RequestRule>;
