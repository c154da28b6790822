/**
 * A class pack: prepared states of instruments in the order in which a class will see them. As a text it
 * is what somebody could write by hand: a line for the title, then for each state a line with its link,
 * a blank and a title. The same text is the file and, escaped, what stands in a link.
 *
 * The list that "Add this state" adds to lies in the browser's storage under {@link PACK_KEY}, as that text.
 * @module
 */

import { presentKey } from '../fragment.ts';
import { recall, remember } from '../memory.ts';

export interface PackItem {
  readonly title: string;
  /** Page and state, below the base of the site: `chapters/masking/#masking=48656c6c6f`. */
  readonly address: string;
}

export interface Pack {
  readonly title: string;
  readonly items: readonly PackItem[];
}

const PACK_KEY = 'websocket-byte-by-byte.pack';

export const EMPTY_PACK: Pack = { title: '', items: [] };

/** Where a pack's lines may lead: a page of this book, with a state in its fragment or an anchor. */
const ADDRESS = /^(?:[a-z0-9-]+\/)*(?:#\S+)?$/i;

/**
 * An address below the base of the site, from a link as somebody copied it.
 *
 * @param base where the site lies: `https://example.org/book/`
 * @returns `undefined` if it does not lead into this book
 */
export function addressIn(link: string, base: string): string | undefined {
  const bare = link.startsWith(base) ? link.slice(base.length) : link;
  return ADDRESS.test(bare) && bare !== '' ? bare : undefined;
}

/** The address that opens the same on the projector: the first instrument with a state fills the window. */
export function presented(address: string): string {
  const [, name] = /#(?:[^=&]*&)?([^=&]+)=/.exec(address) ?? [];
  return name === undefined ? address : `${address}&${presentKey(name)}=`;
}

/**
 * Reads a pack.
 *
 * @param base where the site lies; links may begin with it
 * @returns with the lines that lead nowhere
 */
export function parsePack(
  text: string,
  base: string,
): Pack & { readonly unread: readonly string[] } {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const title = lines[0]?.startsWith('# ') === true ? lines.shift()!.slice(2).trim() : '';
  const items: PackItem[] = [];
  const unread: string[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const [, link = '', name = ''] = /^(\S+)(?:\s+(.*))?$/.exec(line) ?? [];
    const address = addressIn(link, base);
    if (address === undefined) unread.push(line);
    else items.push({ title: name, address });
  }
  return { title, items, unread };
}

/** Writes a pack; `parsePack` reads it again. */
export function serializePack({ title, items }: Pack): string {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  const lines = items.map((item) => `${item.address} ${plain(item.title)}`.trim());
  return [`# ${plain(title)}`.trim(), ...lines].join('\n');
}

/** The reader's own list; empty where there is none, or no storage. */
export function readPack(base: string): Pack {
  return parsePack(recall(PACK_KEY) ?? '', base);
}

/** @returns whether the browser took it: storage may be missing, denied or full */
export function keepPack(pack: Pack): boolean {
  const isEmpty = pack.items.length === 0 && pack.title === '';
  return remember(PACK_KEY, isEmpty ? undefined : serializePack(pack));
}

/** What came of adding a state. */
export interface Added {
  /** Its place in the list, counted from 1; `undefined` if the browser did not take it. */
  readonly n: number | undefined;
  /** It was the last one already: whoever presses twice means it once. */
  readonly before: boolean;
}

/** Puts a state at the end of the reader's own list. */
export function addState(item: PackItem, base: string): Added {
  const pack = readPack(base);
  const n = pack.items.length;
  if (pack.items.at(-1)?.address === item.address) return { n, before: true };
  const taken = keepPack({ ...pack, items: [...pack.items, item] });
  return { n: taken ? n + 1 : undefined, before: false };
}

/** Takes a state that was added off the list again; the last one, if it is there more than once. */
export function takeState({ address }: PackItem, base: string): boolean {
  const pack = readPack(base);
  const at = pack.items.findLastIndex((item) => item.address === address);
  return at >= 0 && keepPack({ ...pack, items: pack.items.toSpliced(at, 1) });
}
