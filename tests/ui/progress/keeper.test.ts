import { expect, test, vi } from 'vitest';
import { Keeper, UNREADABLE_KEY } from '#ui/progress/keeper.ts';
import { PLACES_KEY, PROGRESS_KEY } from '#ui/progress/places.ts';
import { serializeProgress, VERSION } from '#ui/progress/record.ts';

const NOW = 1_795_000_000_000;

/** A storage with so much room. Unit: characters. */
class FakeStorage {
  readonly items: Map<string, string>;
  room: number;

  constructor(items: Record<string, string> = {}, room = Infinity) {
    this.items = new Map(Object.entries(items));
    this.room = room;
  }
  getItem(key: string): string | null {
    return this.items.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    const others = [...this.items].filter(([other]) => other !== key);
    const size = others.reduce((sum, [, other]) => sum + other.length, text.length);
    if (size > this.room) throw new DOMException('Full', 'QuotaExceededError');
    this.items.set(key, text);
  }
  removeItem(key: string): void {
    this.items.delete(key);
  }
}

function keeperOf(storage: FakeStorage | null | undefined): Keeper {
  return new Keeper(
    () => storage as unknown as Storage,
    () => NOW,
  );
}

const RECORD = JSON.stringify({
  version: VERSION,
  tasks: { accept: { tries: 1, right: 0, streak: 0, n: 1, at: 5 } },
});

test('record() is remembered by the next page, and export() says it all', () => {
  const storage = new FakeStorage({ [PLACES_KEY]: 'masking#why layers' });
  keeperOf(storage).record('accept', 3, { right: false, mistake: 'no-guid' });
  const next = keeperOf(storage);
  next.record('accept', 3, { right: true });
  expect(next.of('accept')).toMatchObject({ tries: 2, right: 1, n: 3, at: NOW });
  expect(next.of('constructor')).toBeUndefined();
  expect(next.problem()).toBeUndefined();
  expect(JSON.parse(next.export())).toEqual({
    version: VERSION,
    tasks: {
      accept: {
        ...{ tries: 2, right: 1, streak: 1, n: 3, at: NOW },
        mistakes: { 'no-guid': { times: 1, n: 3 } },
      },
    },
    read: ['masking#why', 'layers'],
  });
});

test('record() in two tabs in turn loses no try', () => {
  const storage = new FakeStorage();
  const [one, other] = [keeperOf(storage), keeperOf(storage)];
  for (const tab of [one, other, one, other]) tab.record('accept', 1, { right: false });
  expect(one.of('accept')?.tries).toBe(4);
});

test('subscribe() hears of tries, and of what other tabs write, until it is ended', () => {
  const keeper = keeperOf(new FakeStorage());
  const heard = vi.fn();
  const end = keeper.subscribe(heard);
  keeper.record('accept', 2, { right: false, mistake: 'no-guid' });
  keeper.changedElsewhere('theme');
  keeper.changedElsewhere(PROGRESS_KEY);
  keeper.changedElsewhere(null);
  end();
  keeper.record('accept', 2, { right: true });
  expect(heard.mock.calls).toEqual([
    [{ kind: 'try', id: 'accept', n: 2, right: false, mistake: 'no-guid' }],
    [{ kind: 'other' }],
    [{ kind: 'other' }],
  ]);
});

const denied = new Keeper(
  () => {
    throw new DOMException('Denied', 'SecurityError');
  },
  () => NOW,
);

test.each([
  ['denied', denied],
  ['null', keeperOf(null)],
  ['missing', keeperOf(undefined)],
])('a storage that is %s: it lasts as long as the page, and that is said', (_, keeper) => {
  keeper.record('accept', 1, { right: true });
  keeper.record('accept', 1, { right: true });
  expect(keeper.of('accept')?.tries).toBe(2);
  expect(keeper.problem()).toBe('denied');
  expect(JSON.parse(keeper.export())).toMatchObject({ tasks: { accept: { tries: 2 } } });
  expect(keeper.import(RECORD)).toEqual({ kind: 'taken', tasks: 1, chapters: 0 });
  keeper.discardUnreadable();
  keeper.clear();
  expect(keeper.of('accept')).toBeUndefined();
});

test('a full storage: tries wait in the page, and are written when there is room again', () => {
  const storage = new FakeStorage({ [PROGRESS_KEY]: RECORD }, RECORD.length);
  const keeper = keeperOf(storage);
  keeper.record('accept', 1, { right: true });
  keeper.record('length', 1, { right: true });
  expect(keeper.problem()).toBe('full');
  expect(storage.getItem(PROGRESS_KEY)).toBe(RECORD);
  // Another tab goes on writing meanwhile.
  const other = keeperOf(storage);
  storage.room = Infinity;
  other.record('mask', 1, { right: true });
  keeper.record('length', 2, { right: true });
  expect(keeper.problem()).toBeUndefined();
  const tries = [...keeperOf(storage).all().tasks].map(([id, task]) => [id, task.tries]);
  expect(Object.fromEntries(tries)).toEqual({ accept: 2, length: 2, mask: 1 });
});

test.each(['', '{"version":1,', '{"dark":true}', RECORD.replace('"n":1', '"n":{}')])(
  'a damaged record %j stays as it is until something is written, and is put aside then',
  (text) => {
    const storage = new FakeStorage({ [PROGRESS_KEY]: text });
    const keeper = keeperOf(storage);
    expect(keeper.problem()).toBe('damaged');
    expect(JSON.parse(keeper.export())).toMatchObject({ unreadable: [text] });
    expect(storage.getItem(PROGRESS_KEY)).toBe(text);

    keeper.record('length', 1, { right: true });
    expect(keeper.of('length')?.tries).toBe(1);
    expect(keeper.of('accept')?.tries).toBe(text.includes('accept') ? 1 : undefined);
    expect(keeper.problem()).toBe('damaged');
    expect(keeper.all().unreadable).toEqual([text]);
    expect(JSON.parse(keeper.export())).toMatchObject({ unreadable: [text] });

    keeper.discardUnreadable();
    expect(keeper.problem()).toBeUndefined();
    expect(keeper.of('length')?.tries).toBe(1);
    expect(storage.getItem(UNREADABLE_KEY)).toBeNull();
  },
);

test('a damaged record is not overwritten where there is no room to put it aside', () => {
  const text = '{"version":1,"tasks":{"accept":{"tries":1}},"more":"'.padEnd(300, 'x') + '"}';
  const storage = new FakeStorage({ [PROGRESS_KEY]: text }, 400);
  const keeper = keeperOf(storage);
  keeper.record('accept', 2, { right: true });
  expect(storage.getItem(PROGRESS_KEY)).toBe(text);
  expect(keeper.problem()).toBe('full');
  expect(keeper.of('accept')?.tries).toBe(2);
});

test('discardUnreadable() leaves what can be read of a record that nothing has overwritten', () => {
  const storage = new FakeStorage({ [PROGRESS_KEY]: RECORD.replace('"n":1', '"n":{}') });
  const keeper = keeperOf(storage);
  keeper.discardUnreadable();
  expect(keeper.problem()).toBeUndefined();
  expect(keeper.of('accept')).toMatchObject({ tries: 1, n: 1 });
});

test('what is put aside is itself kept if it is damaged', () => {
  const storage = new FakeStorage({ [UNREADABLE_KEY]: '["one', [PROGRESS_KEY]: 'two' });
  const keeper = keeperOf(storage);
  keeper.record('accept', 1, { right: true });
  expect(keeper.all().unreadable).toEqual(['["one', 'two']);
});

test('a record of a later version is read and never written', () => {
  const text = JSON.stringify({ version: VERSION + 1, tasks: { accept: { tries: 4 } } });
  const storage = new FakeStorage({ [PROGRESS_KEY]: text });
  const keeper = keeperOf(storage);
  keeper.record('accept', 1, { right: true });
  expect(keeper.of('accept')?.tries).toBe(5);
  expect(keeper.problem()).toBe('newer');
  expect(storage.getItem(PROGRESS_KEY)).toBe(text);
  expect(JSON.parse(keeper.export())).toMatchObject({ unreadable: [text] });
});

test('import() adds a file to what is there, and the same file once more changes nothing', () => {
  const storage = new FakeStorage({ [PLACES_KEY]: 'layers' });
  const keeper = keeperOf(storage);
  keeper.record('length', 1, { right: true });
  const file = RECORD.replace(/}$/, ',"read":["masking#why","layers#tls"],"unreadable":["x"]}');
  expect(keeper.import(file)).toEqual({ kind: 'taken', tasks: 1, chapters: 2 });
  const once = keeper.export();
  expect(keeper.import(file)).toEqual({ kind: 'taken', tasks: 1, chapters: 2 });
  expect(keeper.export()).toBe(once);
  expect(storage.getItem(PLACES_KEY)).toBe('layers masking#why');
  expect([...keeper.all().tasks.keys()].toSorted()).toEqual(['accept', 'length']);
  expect(keeper.all().unreadable).toEqual(['x']);
});

test('import() takes what it can read of a damaged file, and nothing of a foreign one', () => {
  const keeper = keeperOf(new FakeStorage());
  for (const text of ['', 'PK\u0003\u0004', '[]', '{"dark":true}']) {
    expect(keeper.import(text)).toEqual({ kind: 'unreadable' });
  }
  const later = JSON.stringify({ version: VERSION + 1, tasks: { accept: { tries: 4 } } });
  expect(keeper.import(later)).toEqual({ kind: 'newer' });
  expect(keeper.all().tasks.size).toBe(0);
  const damaged = RECORD.replace('"tasks":{', '"tasks":{"mask":7,');
  expect(keeper.import(damaged)).toEqual({ kind: 'damaged', tasks: 1, chapters: 0 });
  expect(keeper.of('accept')?.tries).toBe(1);
});

test('import() keeps in the page what a full storage does not take', () => {
  const storage = new FakeStorage({}, 10);
  const keeper = keeperOf(storage);
  keeper.import(RECORD.replace(/}$/, ',"read":["masking"]}'));
  expect(keeper.problem()).toBe('full');
  expect(keeper.all().read).toEqual(['masking']);
  expect(keeper.of('accept')?.tries).toBe(1);
});

test('clear() forgets everything, and import() of what export() gave brings it back', () => {
  const storage = new FakeStorage({
    [PROGRESS_KEY]: RECORD.replace('"n":1', '"n":{}'),
    [PLACES_KEY]: 'masking#why',
    theme: 'dark',
  });
  const keeper = keeperOf(storage);
  keeper.record('length', 2, { right: true });
  const before = keeper.export();
  keeper.clear();
  expect([...storage.items]).toEqual([['theme', 'dark']]);
  expect(keeper.export()).toBe(serializeProgress({ tasks: new Map(), read: [], unreadable: [] }));
  keeper.import(before);
  expect(keeper.export()).toBe(before);
});
