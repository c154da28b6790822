import { expect, test } from 'vitest';
import { ALL, type ChapterEntries, filtered } from '#widgets/practice/filter.ts';

const entry = (id: string, ...kinds: string[]) => ({
  id,
  number: '',
  title: id,
  kinds,
  fixed: false,
});
const CHAPTERS: ChapterEntries[] = [
  {
    slug: 'one',
    number: 1,
    title: 'One',
    href: '',
    entries: [entry('a', 'hex'), entry('b', 'order')],
  },
  { slug: 'two', number: 2, title: 'Two', href: '', entries: [entry('c', 'hex', 'number')] },
];

test('filtered() leaves out tasks, and chapters without any', () => {
  const shown = (filter: Partial<typeof ALL>) =>
    filtered(CHAPTERS, { ...ALL, ...filter }, (id) => (id === 'b' ? 'done' : 'new')).map(
      ({ slug, entries }) => [slug, ...entries.map(({ id }) => id)].join(' '),
    );
  expect(shown({})).toEqual(['one a b', 'two c']);
  expect(shown({ chapter: 'two' })).toEqual(['two c']);
  expect(shown({ kind: 'hex' })).toEqual(['one a', 'two c']);
  expect(shown({ kind: 'number' })).toEqual(['two c']);
  expect(shown({ state: 'done' })).toEqual(['one b']);
  expect(shown({ chapter: 'two', state: 'done' })).toEqual([]);
});
