/**
 * Calls as they stand in a program, and errors as the system names them. Languages do not differ in this.
 * @module
 */

import { BACKLOG, type Call, type CallName, PORT, TEXT, type Who } from '#sim/sockets/call.ts';
import { ERRNO, type Errno, type Reason, REASONS } from '#sim/sockets/errno.ts';
import type { Outcome } from '#sim/sockets/outcome.ts';
import { quoted } from '#sim/sockets/label.ts';

/** What the calls are told besides the socket; `send()` and `connect()` depend on the program. */
const MORE: Readonly<Partial<Record<CallName, (who: Who) => string>>> = {
  bind: () => String(PORT),
  listen: () => String(BACKLOG),
  connect: (who) => (who === 'client' ? 'server' : 'client'),
  send: (who) => `“${TEXT[who]}”`,
  sendto: (who) => `“${TEXT[who]}”, ${who === 'client' ? 'server' : 'sender'}`,
};

/** A call as in `c = accept(s)`. */
export function codeOf({ name, on }: Call, who: Who): string {
  if (name === 'socket') return 's = socket()';
  const more = MORE[name]?.(who);
  const call = `${name}(${more === undefined ? on : `${on}, ${more}`})`;
  return name === 'accept' ? `c = ${call}` : call;
}

/** What it returned, or the name of its error; `undefined` while it waits. */
export function resultOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'done':
      return outcome.bytes === undefined || outcome.bytes.length === 0
        ? String(outcome.value)
        : quoted(outcome.bytes);
    case 'failed':
      return REASONS[outcome.reason].errno;
    case 'waits':
      return undefined;
  }
}

/** An error as the system knows it. */
export interface SystemError {
  readonly errno: Errno;
  readonly number: number;
  readonly text: string;
  /** What POSIX names for it, where Linux gives another. */
  readonly posix: Errno | undefined;
}

export function errorOf(reason: Reason): SystemError {
  const { errno, posix }: { readonly errno: Errno; readonly posix?: Errno } = REASONS[reason];
  return { errno, ...ERRNO[errno], posix };
}
