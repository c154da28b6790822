/** The words for close codes: what each means, who may send it, and the heads of their table. */

import type { CloseCodeName, CloseCodeSender } from '#protocol/close-code.ts';
import type { PerLanguage } from './languages.ts';

export interface CloseCodeWords {
  /** In a few words, to stand in a table or behind a code. */
  readonly meanings: Readonly<Record<CloseCodeName, string>>;
  readonly senders: Readonly<Record<CloseCodeSender, string>>;
  readonly table: {
    readonly code: string;
    readonly onWire: string;
    readonly fromScript: string;
    readonly sender: string;
    readonly meaning: string;
    readonly yes: string;
    readonly no: string;
    /** In the place of `no`, for what an end tells its own application. */
    readonly localOnly: string;
    readonly registry: string;
  };
}

export const CLOSE_CODE_WORDS: PerLanguage<CloseCodeWords> = {
  en: {
    meanings: {
      unused: 'not used',
      'normal-closure': 'normal: what the connection was for is done',
      'going-away': 'going away: the page was left, or the server goes down',
      'protocol-error': 'protocol error',
      'unsupported-data': 'a type of data that this end cannot take',
      reserved: 'reserved, without a meaning yet',
      'no-status-received': 'a Close frame came without a code',
      'abnormal-closure': 'the connection ended without a Close frame',
      'invalid-payload': 'data that does not fit its message, such as text that is not UTF-8',
      'policy-violation': 'against a policy; also when nothing else fits, or is to be said',
      'message-too-big': 'a message too big to process',
      'mandatory-extension': 'an extension that the client needs was not agreed on',
      'internal-error': 'something unexpected went wrong at this end',
      'service-restart': 'the service restarts',
      'try-again-later': 'the service is overloaded',
      'bad-gateway': 'a gateway got a bad answer from the server behind it',
      'tls-handshake': 'TLS could not be set up',
      unassigned: 'kept for the protocol and its extensions',
      registered: 'for libraries, frameworks and applications, registered with IANA',
      private: 'private: what two ends agree on',
      undefined: 'not defined',
    },
    senders: {
      any: 'both',
      client: 'client',
      server: 'server',
      nobody: 'nobody',
    },
    table: {
      code: 'Code',
      onWire: 'On the wire',
      fromScript: 'From page script',
      sender: 'Sent by',
      meaning: 'Meaning',
      yes: 'yes',
      no: 'no',
      localOnly: 'never, only reported',
      registry: 'IANA registry',
    },
  },
};
