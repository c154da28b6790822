/**
 * The handshake workbench: a request and what a server makes of it, a response and what a client makes
 * of it. All of it follows from two texts and the server's policy; how, is in `server.ts` and `client.ts`.
 * @module
 */

import type { Checked, Finding } from './checklist.ts';
import type { ServerItem } from './items.ts';
import { readSource, type Source } from './source.ts';

export const SIDES = ['server', 'client', 'bytes'] as const;
export type Side = (typeof SIDES)[number];

/** What the server is ready to do, as switches; no two begin with the same letter. */
export const FLAGS = ['speaks', 'exists', 'login'] as const;
export type Flag = (typeof FLAGS)[number];

export interface Policy extends Readonly<Record<Flag, boolean>> {
  /** Between commas or blanks; empty for any. */
  readonly origins: string;
  /** Between commas or blanks. */
  readonly protocols: string;
}

export interface State {
  /** As text for the editor; see `source.ts`. */
  readonly request: string;
  /** What the client has sent, and the response that it is given to judge; both empty at first. */
  readonly sent: string;
  readonly response: string;
  readonly policy: Policy;
  readonly side: Side;
}

/** The state to start in, and to come back to. */
export const startWith = (request: string): State => ({
  request,
  sent: '',
  response: '',
  policy: { speaks: true, exists: true, login: false, origins: '', protocols: 'chat' },
  side: 'server',
});

/** What becomes of a request. */
export type Outcome = 'switches' | 'refuses' | 'ignores' | 'waits';

export interface Served extends Checked<ServerItem> {
  readonly source: Source;
  readonly outcome: Outcome;
  /** First line of the answer without its version; empty while the server waits. */
  readonly status: string;
  /** `undefined` while the server waits. */
  readonly answer: Source | undefined;
}

/** The same as it travels with a page. */
export interface Recorded extends Omit<Served, 'source' | 'answer'> {
  readonly request: string;
  /** Empty while the server waits. */
  readonly answer: string;
}

export function playBack({ request, answer, ...judged }: Recorded): Served {
  return {
    ...judged,
    source: readSource(request),
    answer: answer === '' ? undefined : readSource(answer),
  };
}

/** Rules by which a server refuses a request that is in order. */
const DECISIONS = ['credentials-missing', 'origin-refused', 'resource-unknown'] as const;
export type Decision = (typeof DECISIONS)[number];

export function isDecision(rule: string): rule is Decision {
  return DECISIONS.includes(rule as Decision);
}

/** Whether there is a way to mend a finding. */
export function isRepairable({ rule, repair }: Finding): boolean {
  return repair !== undefined || isDecision(rule);
}
