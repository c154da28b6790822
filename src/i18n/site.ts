/** The words of layouts, of the home page and of static figures. */

import type { PerLanguage } from './languages.ts';
import type { Tool } from './book.ts';

export interface SiteWords {
  readonly title: string;
  readonly description: string;
  readonly skip: string;
  readonly menu: string;
  readonly contents: string;
  readonly tools: string;
  readonly exercises: string;
  readonly theme: {
    readonly label: string;
    readonly auto: string;
    readonly light: string;
    readonly dark: string;
  };
  readonly scriptless: string;
  readonly chapter: string;
  readonly coming: string;
  /** `{n}`, `{title}` */
  readonly inTheBook: string;
  readonly onThisPage: string;
  /** Over the exercises of a chapter, and beside the title of one that was tried. */
  readonly chapterExercises: {
    readonly title: string;
    readonly lead: string;
    readonly marks: Readonly<Record<'done' | 'failed', string>>;
  };
  readonly backToText: string;
  readonly previous: string;
  readonly next: string;
  readonly claim: string;
  readonly correction: string;
  readonly answer: string;
  readonly minutes: string;
  readonly source: string;
  readonly notFound: { readonly title: string; readonly text: string; readonly home: string };
  readonly toolsTitle: string;
  readonly toolsLead: string;
  readonly tool: Readonly<
    Record<Tool, { readonly title: string; readonly lead: string; readonly chapter: string }>
  >;
  readonly exercisesTitle: string;
  readonly exercisesLead: string;
  /** Leads to the worksheets. */
  readonly exercisesPrint: string;
  readonly worksheets: {
    readonly title: string;
    readonly lead: string;
    readonly ofChapter: string;
  };
  readonly home: {
    readonly what: string;
    readonly lead: string;
    readonly start: string;
    /** Where the reader was: `{n}` */
    readonly goOn: string;
    /** `{n}` tasks in all */
    readonly tasks: string;
    /** `{done}` of `{n}` */
    readonly done: string;
    /** The same, and `{failed}` that were tried in vain. */
    readonly again: string;
    readonly workbench: string;
    readonly openTools: string;
    readonly planTitle: string;
    readonly planLead: string;
  };
}

export const SITE: PerLanguage<SiteWords> = {
  en: {
    title: 'WebSocket, byte by byte',
    description:
      'An interactive book about the WebSocket protocol. Every diagram is drawn by a real protocol engine, and the instruments run it in your page.',
    skip: 'Skip to the text',
    menu: 'Menu',
    contents: 'Contents',
    tools: 'Tools',
    exercises: 'Exercises',
    theme: { label: 'Theme', auto: 'System', light: 'Light', dark: 'Dark' },
    scriptless: 'JavaScript is off: every instrument shows one example, and its controls sleep.',
    chapter: 'chapter {n}',
    coming: 'coming',
    inTheBook: 'In the book: chapter {n}, {title}',
    onThisPage: 'On this page',
    chapterExercises: {
      title: 'Exercises',
      lead: 'Try as often as you like: a mistake is named, not only counted. After two tries you can open the solution step by step. Most tasks can be drawn again with other values.',
      marks: { done: '✓ solved', failed: 'tried' },
    },
    backToText: 'Back to the text',
    previous: 'Previous',
    next: 'Next',
    claim: 'A common claim:',
    correction: 'In fact:',
    answer: 'Answer',
    minutes: '{n} minutes',
    source: 'Written from RFC 6455; every byte on these pages is computed.',
    notFound: {
      title: 'No such page',
      text: 'Nothing lies at this address. The link may be old, or a letter is missing.',
      home: 'To the start of the book',
    },
    toolsTitle: 'Tools',
    toolsLead: 'The instruments of the book, each on a page of its own.',
    tool: {
      'handshake-stepper': {
        title: 'TCP, step by step',
        lead: 'Open and close a TCP connection segment by segment: say which state comes next, drop what you like, choose the first numbers, and save it all as a capture.',
        chapter: 'tcp-connection',
      },
      'syn-flood': {
        title: 'SYN flood',
        lead: 'Fill a server’s list of half-open connections with forged SYNs, see whether an honest client still gets in, and try two defences.',
        chapter: 'tcp-connection',
      },
      'envelope-explorer': {
        title: 'Envelope explorer',
        lead: 'Put a message of your own into its envelopes, from the WebSocket frame down to the Ethernet frame, look at every byte, and save them for Wireshark.',
        chapter: 'layers',
      },
      'frame-workbench': {
        title: 'Frame workbench',
        lead: 'Paste the bytes of WebSocket frames from any log or dump, see every bit, and learn what is wrong with them.',
        chapter: 'frame-header',
      },
      'who-speaks-first': {
        title: 'Who speaks first?',
        lead: 'Sort what web pages do by who starts the message, and see each of them over plain HTTP.',
        chapter: 'waiting-page',
      },
      'call-sequencer': {
        title: 'Call sequencer',
        lead: 'Put the socket calls of a server and a client in order, and see what both kernels and the wire do, error or not.',
        chapter: 'sockets',
      },
      'connection-timeline': {
        title: 'Connection timeline',
        lead: 'Fetch the same files over HTTP/1.0, HTTP/1.1 and HTTP/2, and see what waits for what, and when both directions are busy.',
        chapter: 'http-connections',
      },
      'handshake-workbench': {
        title: 'Handshake workbench',
        lead: 'Edit the request and the response that open a WebSocket connection: each line is judged as you type, with the section and a repair.',
        chapter: 'opening-handshake',
      },
      'accept-machine': {
        title: 'Accept machine',
        lead: 'Compute Sec-WebSocket-Accept step by step, or find the bug behind a wrong one.',
        chapter: 'key-and-accept',
      },
      'length-slider': {
        title: 'Length slider',
        lead: 'See how a frame writes the length of its payload, from 0 to 2⁶³ − 1 bytes.',
        chapter: 'payload-length',
      },
      'fragment-composer': {
        title: 'Fragment composer',
        lead: 'Cut a message into frames, put control frames between them, and see what a receiver makes of any order, legal or not.',
        chapter: 'messages',
      },
      masking: {
        title: 'Masking',
        lead: 'XOR a payload with a masking key bit by bit, in either direction, whole or in pieces.',
        chapter: 'masking',
      },
      'poisoned-proxy': {
        title: 'The poisoned proxy',
        lead: 'Step through the attack that masking is for, on real bytes: without masking, with a known key, with a fresh one.',
        chapter: 'masking',
      },
      'live-wire': {
        title: 'Live wire',
        lead: 'Run a whole connection between two protocol engines: send, slow down, cut, flip bits, and step back to look at any byte.',
        chapter: 'opening-handshake',
      },
      'connection-life': {
        title: 'The life of a connection',
        lead: 'Set the idle timers on the way, choose who pings, cut the cable, and see what each side believes.',
        chapter: 'closing',
      },
      'push-lab': {
        title: 'Push lab',
        lead: 'Polling, long polling, streaming, Server-Sent Events and WebSocket side by side: what each costs, byte by byte, and how late it is.',
        chapter: 'polling',
      },
      'reconnect-herd': {
        title: 'Coming back',
        lead: 'A thousand clients lose their server. See what a fixed delay, growing delays and chance do to it.',
        chapter: 'closing',
      },
      'stream-slicer': {
        title: 'Stream slicer',
        lead: 'Turn messages into a stream of bytes, cut it anywhere, and see by which rule the receiver finds them again.',
        chapter: 'byte-stream',
      },
    },
    exercisesTitle: 'Exercises',
    exercisesLead:
      'Tasks for every chapter. Each is drawn from a number, computed and judged by the protocol engine, and tells you which mistake you made.',
    worksheets: {
      title: 'Worksheets',
      lead: 'Choose tasks and print them, with room to write and, on pages of its own, the answer key. The same code always gives the same sheet, on paper and on screen.',
      ofChapter: 'A worksheet with these exercises, and its answer key',
    },
    exercisesPrint: 'Print them as a worksheet.',
    home: {
      what: 'An interactive book about the WebSocket protocol. Its diagrams are drawn by a protocol engine. The same engine runs in your page, where you can change every bit of a frame.',
      lead: 'Type something. These are the bytes a browser would send for it, uncompressed.',
      start: 'Start with chapter 1',
      goOn: 'Go on with chapter {n}',
      tasks: '{n} tasks that name your mistakes',
      done: '{done} of {n} done',
      again: '{done} of {n} done, {failed} to try again',
      workbench: 'Paste a frame of your own',
      openTools: 'All tools',
      planTitle: 'The plan of the book',
      planLead:
        'Twenty-two short chapters. Each opens with an instrument and a question about it. Those without a link are still being written.',
    },
  },
};
