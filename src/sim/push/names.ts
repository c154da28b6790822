/**
 * The names of the techniques, and of what can be counted: apart from the simulation, for those who
 * only talk of it.
 * @module
 */

export const TECHNIQUES = ['short-poll', 'long-poll', 'stream', 'sse', 'websocket'] as const;

export type Technique = (typeof TECHNIQUES)[number];

/** What is counted: the messages, or what carries them as well. */
export const DEPTHS = ['messages', 'tcp', 'tls'] as const;

export type Depth = (typeof DEPTHS)[number];
