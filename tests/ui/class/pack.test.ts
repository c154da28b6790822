import { afterEach, expect, test, vi } from 'vitest';
import {
  addressIn,
  addState,
  keepPack,
  parsePack,
  presented,
  readPack,
  serializePack,
  takeState,
} from '#ui/class/pack.ts';

const BASE = 'https://example.org/book/';
const pack = {
  title: 'Masking, group B',
  items: [
    {
      title: 'From one byte to the next',
      address: 'chapters/masking/#masking=48656c6c6f,37fa213d',
    },
    { title: '', address: 'tools/length-slider/' },
  ],
};

afterEach(() => vi.unstubAllGlobals());

/** Enough of a storage; `room` is how many characters it takes. */
function storage(room = 1000) {
  const texts = new Map<string, string>();
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    removeItem: (key: string) => texts.delete(key),
    setItem(key: string, text: string) {
      if (text.length > room) throw new DOMException('full', 'QuotaExceededError');
      texts.set(key, text);
    },
  };
}

test('serializePack() writes what parsePack() reads', () => {
  expect(parsePack(serializePack(pack), BASE)).toEqual({ ...pack, unread: [] });
});

test('parsePack() reads what somebody wrote by hand', () => {
  const text = `\n  ${BASE}tools/masking/#masking=6869  A short one\r\n\nchapters/messages/#ping`;
  expect(parsePack(text, BASE)).toEqual({
    title: '',
    items: [
      { title: 'A short one', address: 'tools/masking/#masking=6869' },
      { title: '', address: 'chapters/messages/#ping' },
    ],
    unread: [],
  });
});

test('parsePack() keeps the lines that lead nowhere apart', () => {
  const strange = [
    'https://elsewhere.example/tools/',
    'javascript:alert(1)',
    '//elsewhere.example/',
    '../secret/',
    '/tools/',
  ];
  expect(parsePack(['# Mine', ...strange, 'tools/'].join('\n'), BASE)).toEqual({
    title: 'Mine',
    items: [{ title: '', address: 'tools/' }],
    unread: strange,
  });
});

test('addressIn() takes a link of this book and no other', () => {
  expect(addressIn(`${BASE}tools/masking/#masking=6869`, BASE)).toBe('tools/masking/#masking=6869');
  expect(addressIn('https://example.org/other/', BASE)).toBeUndefined();
  expect(addressIn(BASE, BASE)).toBeUndefined();
});

test('addState() adds to the list that the browser keeps', () => {
  vi.stubGlobal('localStorage', storage());
  expect(readPack(BASE).items).toEqual([]);
  expect(addState(pack.items[0]!, BASE)).toEqual({ n: 1, before: false });
  expect(addState(pack.items[1]!, BASE)).toEqual({ n: 2, before: false });
  expect(readPack(BASE).items).toEqual(pack.items);
});

test('a state that is added twice running is there once, and later once more', () => {
  vi.stubGlobal('localStorage', storage());
  const [one, other] = [pack.items[0]!, pack.items[1]!];
  addState(one, BASE);
  expect(addState({ ...one, title: 'again' }, BASE)).toEqual({ n: 1, before: true });
  addState(other, BASE);
  expect(addState(one, BASE)).toEqual({ n: 3, before: false });
  // Undone, the first one stays.
  expect(takeState(one, BASE)).toBe(true);
  expect(readPack(BASE).items).toEqual([one, other]);
  expect(takeState({ title: '', address: 'tools/masking/' }, BASE)).toBe(false);
});

test('presented() lets the first instrument with a state fill the window', () => {
  expect(presented('chapters/masking/#masking=6869')).toBe(
    'chapters/masking/#masking=6869&present-masking=',
  );
  expect(presented('chapters/masking/#why&masking=68&poisoned-proxy=fresh')).toBe(
    'chapters/masking/#why&masking=68&poisoned-proxy=fresh&present-masking=',
  );
  expect(presented('chapters/masking/#why')).toBe('chapters/masking/#why');
  expect(presented('tools/')).toBe('tools/');
});

test('a full storage keeps what it has and says so', () => {
  vi.stubGlobal('localStorage', storage(80));
  expect(addState(pack.items[1]!, BASE).n).toBe(1);
  expect(addState({ title: 'x'.repeat(80), address: 'tools/' }, BASE).n).toBeUndefined();
  expect(readPack(BASE).items).toEqual([pack.items[1]]);
});

test('without storage nothing throws', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(readPack(BASE).items).toEqual([]);
  expect(keepPack(pack)).toBe(false);
  expect(addState(pack.items[0]!, BASE).n).toBeUndefined();
});
