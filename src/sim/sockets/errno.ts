/**
 * Why calls fail: the error number that Linux gives, and the reason in the state of the socket. The
 * names are those of POSIX.1-2017 (`<errno.h>`), the numbers those of Linux, which differ on other systems.
 * Where Linux gives another error than POSIX lists first, the reason says so in `posix`.
 * @module
 */

/** The errors that occur, with their numbers on Linux and what `strerror()` says there. */
export const ERRNO = {
  EBADF: { number: 9, text: 'Bad file descriptor' },
  EINVAL: { number: 22, text: 'Invalid argument' },
  EPIPE: { number: 32, text: 'Broken pipe' },
  EDESTADDRREQ: { number: 89, text: 'Destination address required' },
  EOPNOTSUPP: { number: 95, text: 'Operation not supported' },
  EADDRINUSE: { number: 98, text: 'Address already in use' },
  ECONNRESET: { number: 104, text: 'Connection reset by peer' },
  EISCONN: { number: 106, text: 'Transport endpoint is already connected' },
  ENOTCONN: { number: 107, text: 'Transport endpoint is not connected' },
  ETIMEDOUT: { number: 110, text: 'Connection timed out' },
  ECONNREFUSED: { number: 111, text: 'Connection refused' },
} as const;

export type Errno = keyof typeof ERRNO;

/** Every reason for which a call fails. */
export const REASONS = {
  /** The variable still holds −1. */
  'no-descriptor': { errno: 'EBADF' },
  'closed-descriptor': { errno: 'EBADF' },
  'bound-already': { errno: 'EINVAL' },
  'port-taken': { errno: 'EADDRINUSE' },
  /** A connection of this port is in TIME-WAIT, or has not ended yet. */
  'port-still-used': { errno: 'EADDRINUSE' },
  'listen-connected': { errno: 'EINVAL' },
  'listen-datagram': { errno: 'EOPNOTSUPP' },
  'accept-not-listening': { errno: 'EINVAL' },
  'accept-datagram': { errno: 'EOPNOTSUPP' },
  'connect-listening': { errno: 'EISCONN', posix: 'EOPNOTSUPP' },
  'connected-already': { errno: 'EISCONN' },
  /** The other machine answered the SYN with RST. */
  refused: { errno: 'ECONNREFUSED' },
  'timed-out': { errno: 'ETIMEDOUT' },
  'send-unconnected': { errno: 'EPIPE', posix: 'ENOTCONN' },
  'send-shut': { errno: 'EPIPE' },
  /** The connection is gone since the other end answered data with RST. */
  'send-reset': { errno: 'EPIPE' },
  reset: { errno: 'ECONNRESET' },
  'recv-unconnected': { errno: 'ENOTCONN' },
  'shutdown-unconnected': { errno: 'ENOTCONN' },
  'no-destination': { errno: 'EDESTADDRREQ' },
  /** The address to answer to is empty: nothing was received yet. */
  'no-sender': { errno: 'EINVAL' },
  /** An ICMP message said that nobody has the port. */
  'datagram-refused': { errno: 'ECONNREFUSED' },
} as const satisfies Record<string, { readonly errno: Errno; readonly posix?: Errno }>;

export type Reason = keyof typeof REASONS;
