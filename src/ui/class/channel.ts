/**
 * The line between an instrument that is presented and the teacher's own window: messages of the browser
 * itself (BroadcastChannel), so they reach the windows of this book in this browser and nobody else.
 *
 * The presented instrument says what it shows, and again when asked (`hello`); the other window sends
 * what a clicker would. Either may come first, go, or be reloaded. A class pack follows, too, and says which
 * states are next to the one that is shown.
 * @module
 */

/** How far a question to the class has come. */
export type Stage = 'open' | 'committed' | 'revealed';

/** What is projected now. */
export interface Shown {
  readonly kind: 'shown';
  /** Which window says so: several may present. */
  readonly from: string;
  /** Address of the page, without its fragment: a path. */
  readonly page: string;
  /** The chapter's slug, if it is a chapter's page. */
  readonly chapter: string | undefined;
  /** The instrument's name, its id on the page. */
  readonly instrument: string;
  readonly title: string;
  /** What the fragment has of it; `undefined` for the state it starts in, and for one too long for a link. */
  readonly state: string | undefined;
  /** Where its story stands, if it tells one. */
  readonly step:
    | {
        /** Counted from 1. */
        readonly at: number;
        readonly of: number;
        /** This step, and the next, in words. */
        readonly words: string;
        readonly next: string | undefined;
      }
    | undefined;
  /** The question to the class, while there is one. */
  readonly asks:
    | {
        readonly stage: Stage;
        readonly text: string;
        readonly choices: readonly string[];
        /** The index of the right one. */
        readonly right: number;
        /** Hands counted so far, one for each choice. */
        readonly counts: readonly number[];
      }
    | undefined;
}

/** A window no longer presents. */
export interface Gone {
  readonly kind: 'gone';
  readonly from: string;
}

/** What the teacher's window may ask for: the keys of a clicker, and to reveal at once. */
export type Command = 'next' | 'back' | 'reveal';

/** A window has come that wants to know what is shown. */
interface Hello {
  readonly kind: 'hello';
}

interface Order {
  readonly kind: 'order';
  readonly to: string;
  readonly command: Command;
}

/** What is prepared around the state that is projected: addresses below the base of the site. */
export interface Way {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** Said to whoever presents a state of a class pack. */
interface Around extends Way {
  readonly kind: 'around';
  readonly to: string;
}

/** Who presents a state of a class pack goes on to the one after it (1), or back to the one before (−1). */
interface Went {
  readonly kind: 'went';
  readonly from: string;
  readonly direction: 1 | -1;
}

type Message = Shown | Gone | Hello | Order | Around | Went;

const NAME = 'websocket-byte-by-byte class';

/** Of a browser without such channels, present mode works, and the second window hears nothing. */
function open(onmessage: (message: Message) => void) {
  if (typeof BroadcastChannel === 'undefined')
    return { say: () => undefined, close: () => undefined };
  const channel = new BroadcastChannel(NAME);
  channel.onmessage = ({ data }: MessageEvent<Message>) => onmessage(data);
  return { say: (message: Message) => channel.postMessage(message), close: () => channel.close() };
}

/**
 * For what is presented.
 *
 * @param shown what is shown now; asked for whenever somebody wants to know
 * @param onway what a class pack has around it
 * @returns `tell`, to be called when something has changed, `went` when a class pack is followed, and `close`
 */
export function announce(
  shown: () => Omit<Shown, 'kind' | 'from'>,
  obey: (command: Command) => void,
  onway?: (way: Way) => void,
): { tell: () => void; went: (direction: 1 | -1) => void; close: () => void } {
  // Not randomUUID(): that is missing where a page comes over plain HTTP, as from a teacher's laptop.
  const from = crypto.getRandomValues(new Uint32Array(2)).join('-');
  const channel = open((message) => {
    if (message.kind === 'hello') tell();
    if (message.kind === 'order' && message.to === from) obey(message.command);
    if (message.kind === 'around' && message.to === from) onway?.(message);
  });
  function tell() {
    channel.say({ ...shown(), kind: 'shown', from });
  }
  const leave = () => channel.say({ kind: 'gone', from });
  function close() {
    leave();
    removeEventListener('pagehide', leave);
    removeEventListener('pageshow', tell);
    channel.close();
  }
  addEventListener('pagehide', leave);
  // A page that the browser has kept may come back.
  addEventListener('pageshow', tell);
  tell();
  return { tell, went: (direction) => channel.say({ kind: 'went', from, direction }), close };
}

/**
 * For the teacher's window, and for that of a class pack.
 *
 * @param onshown what the window that spoke last shows; `undefined` when it shows no more
 * @param onwent which way it goes along a class pack
 * @returns `order` and `lead`, which reach the window that spoke last, and `close`
 */
export function follow(
  onshown: (shown: Shown | undefined) => void,
  onwent?: (direction: 1 | -1) => void,
): {
  order: (command: Command) => void;
  lead: (way: Way) => void;
  close: () => void;
} {
  let last: Shown | undefined;
  const channel = open((message) => {
    if (message.kind === 'shown') onshown((last = message));
    if (message.kind === 'went' && message.from === last?.from) onwent?.(message.direction);
    if (message.kind === 'gone' && message.from === last?.from) {
      onshown((last = undefined));
      // Another may present still, and has had nothing to say for long.
      channel.say({ kind: 'hello' });
    }
  });
  channel.say({ kind: 'hello' });
  return {
    order(command) {
      if (last !== undefined) channel.say({ kind: 'order', to: last.from, command });
    },
    lead({ before, after }) {
      if (last !== undefined) channel.say({ kind: 'around', to: last.from, before, after });
    },
    close: channel.close,
  };
}
