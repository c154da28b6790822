/**
 * The two ends of a connection.
 * @module
 */

/** The names say who usually opens and who listens; either may do either. */
export type Side = 'client' | 'server';

/** Both, the client first. */
export const SIDES: readonly Side[] = ['client', 'server'];

/** The end that is not this one. */
export const otherSide = (side: Side): Side => (side === 'client' ? 'server' : 'client');
