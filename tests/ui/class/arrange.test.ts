import { expect, test } from 'vitest';
import { inserted, moved, projectedItem, renamed, without } from '#ui/class/arrange.ts';

const item = (title: string, address = `tools/${title}/#${title}`) => ({ title, address });
const [a, b, c] = [item('a'), item('b'), item('c')];
const pack = { title: 'Mine', items: [a, b, c] };

test('moved() changes places and stops at either end', () => {
  expect(moved(pack, 0, 1).items).toEqual([b, a, c]);
  expect(moved(pack, 2, -1).items).toEqual([a, c, b]);
  expect(moved(pack, 0, -1)).toBe(pack);
  expect(moved(pack, 2, 1)).toBe(pack);
});

test('inserted() puts back what without() took', () => {
  expect(inserted(without(pack, 1), 1, b)).toEqual(pack);
});

test('renamed() changes one title', () => {
  expect(renamed(pack, 1, 'new').items.map(({ title }) => title)).toEqual(['a', 'new', 'c']);
});

test('projectedItem() finds page, instrument and state', () => {
  const items = [
    item('1', 'tools/masking/#masking=6869,37fa213d'),
    item('2', 'chapters/masking/#masking=6869%2C37fa213d'),
    item('3', 'chapters/masking/#masking'),
    item('4', 'chapters/masking/#masking=%'),
  ];
  const shown = { instrument: 'masking', page: '/book/chapters/masking/' };
  const find = (state: string | undefined) =>
    projectedItem({ title: '', items }, { ...shown, state });
  expect(find('6869,37fa213d')).toBe(1);
  expect(find(undefined)).toBe(2);
  expect(find('%')).toBe(3);
  expect(find('other')).toBe(-1);
  // Who steps on is at the same item, and of two that are the same it is the one that was opened.
  const three = { title: '', items: [items[1]!, items[2]!, items[1]!] };
  const from = (last: number, state?: string) => projectedItem(three, { ...shown, state }, last);
  expect(from(0, 'stepped')).toBe(0);
  expect(from(-1, 'stepped')).toBe(-1);
  expect(from(1, '6869,37fa213d')).toBe(0);
  expect(from(2, '6869,37fa213d')).toBe(2);
  expect(from(2)).toBe(1);
  const started = { title: '', items: [item('1', 'chapters/masking/#masking=start')] };
  expect(projectedItem(started, { ...shown, state: undefined })).toBe(0);
});
