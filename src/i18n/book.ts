/**
 * The plan of the book: its parts and chapters in order. What is written is known from the content
 * folders; a chapter that is only planned has a title here and no page.
 * @module
 */

import type { PerLanguage } from './languages.ts';

export interface Part {
  readonly id: string;
  readonly title: PerLanguage<string>;
}

export interface PlannedChapter {
  readonly number: number;
  /** Last part of its address and name of its file, after the number. */
  readonly slug: string;
  readonly part: string;
  readonly title: PerLanguage<string>;
}

export const PARTS: readonly Part[] = [
  { id: 'before', title: { en: 'Before WebSocket' } },
  { id: 'protocol', title: { en: 'The protocol' } },
  { id: 'using', title: { en: 'Using it' } },
  { id: 'judging', title: { en: 'Judging it' } },
];

const chapter = (
  number: number,
  part: string,
  slug: string,
  title: PerLanguage<string>,
): PlannedChapter => ({ number, part, slug, title });

export const CHAPTERS: readonly PlannedChapter[] = [
  chapter(1, 'before', 'waiting-page', { en: 'The page that must be told' }),
  chapter(2, 'before', 'layers', { en: 'Layers and envelopes' }),
  chapter(3, 'before', 'sockets', { en: 'Sockets: an interface, not a protocol' }),
  chapter(4, 'before', 'tcp-connection', { en: 'The life of a TCP connection' }),
  chapter(5, 'before', 'byte-stream', { en: 'A stream has no messages' }),
  chapter(6, 'before', 'http-connections', { en: 'How HTTP uses connections' }),
  chapter(7, 'before', 'polling', { en: 'Asking again and again' }),
  chapter(8, 'protocol', 'opening-handshake', { en: 'The opening handshake, line by line' }),
  chapter(9, 'protocol', 'key-and-accept', { en: 'Key and Accept' }),
  chapter(10, 'protocol', 'frame-header', { en: 'The frame header, bit by bit' }),
  chapter(11, 'protocol', 'payload-length', { en: 'Payload length: 7, 7+16, 7+64' }),
  chapter(12, 'protocol', 'masking', { en: 'Masking' }),
  chapter(13, 'protocol', 'messages', { en: 'Messages, fragments, control frames' }),
  chapter(14, 'protocol', 'closing', { en: 'Staying alive, ending well' }),
  chapter(15, 'using', 'browser-api', { en: 'The browser API' }),
  chapter(16, 'using', 'tls', { en: 'ws, wss and TLS' }),
  chapter(17, 'using', 'origin', { en: 'Origin, hijacking, credentials' }),
  chapter(18, 'using', 'write-a-server', { en: 'Write a server' }),
  chapter(19, 'judging', 'captures', { en: 'Read a capture' }),
  chapter(20, 'judging', 'extensions', { en: 'Subprotocols, compression, HTTP/2 and HTTP/3' }),
  chapter(21, 'judging', 'which-tool', { en: 'Which tool for which job' }),
  chapter(22, 'judging', 'claims-court', { en: 'The claims court' }),
];

/** The instruments that have a page of their own, in the order of the tools page. */
export const TOOLS = [
  'who-speaks-first',
  'envelope-explorer',
  'call-sequencer',
  'handshake-stepper',
  'syn-flood',
  'connection-timeline',
  'push-lab',
  'frame-workbench',
  'live-wire',
  'handshake-workbench',
  'accept-machine',
  'length-slider',
  'masking',
  'poisoned-proxy',
  'fragment-composer',
  'connection-life',
  'reconnect-herd',
  'stream-slicer',
] as const;

export type Tool = (typeof TOOLS)[number];
