/** The lines of the checklists, in the order in which they are looked at. */

/** What a server looks at: the form of the head, the parts of its first line, its fields. */
export const SERVER_ITEMS = [
  'form',
  'method',
  'target',
  'http-version',
  'Host',
  'Upgrade',
  'Connection',
  'Sec-WebSocket-Key',
  'Sec-WebSocket-Version',
  'Origin',
  'Sec-WebSocket-Protocol',
  'Sec-WebSocket-Extensions',
  'Authorization',
] as const;

/** What a client looks at: the form of the head, and the six checks of RFC 6455 §4.1. */
export const CLIENT_ITEMS = [
  'answer-form',
  'answer-status',
  'answer-Upgrade',
  'answer-Connection',
  'answer-Sec-WebSocket-Accept',
  'answer-Sec-WebSocket-Extensions',
  'answer-Sec-WebSocket-Protocol',
] as const;

export type ServerItem = (typeof SERVER_ITEMS)[number];
export type ClientItem = (typeof CLIENT_ITEMS)[number];
