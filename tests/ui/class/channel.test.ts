import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { announce, follow, type Command, type Shown, type Way } from '#ui/class/channel.ts';

type Content = Omit<Shown, 'kind' | 'from'>;
const at = (step: number): Content => ({
  page: '/tools/masking/',
  chapter: undefined,
  instrument: 'masking',
  title: 'Masking',
  state: undefined,
  step: { at: step, of: 9, words: `step ${step}`, next: undefined },
  asks: undefined,
});

const closing: (() => void)[] = [];
beforeEach(() => {
  vi.stubGlobal('addEventListener', () => undefined);
  vi.stubGlobal('removeEventListener', () => undefined);
});
afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

function projected(from: number) {
  let step = from;
  const orders: Command[] = [];
  const ways: Way[] = [];
  const { tell, went, close } = announce(
    () => at(step),
    (command) => {
      orders.push(command);
      step++;
      tell();
    },
    ({ before, after }) => ways.push({ before, after }),
  );
  let isOpen = true;
  const end = () => {
    if (isOpen) close();
    isOpen = false;
  };
  closing.push(end);
  return { orders, ways, went, close: end };
}

function teacher() {
  const heard: (Shown | undefined)[] = [];
  const gone: (1 | -1)[] = [];
  const { order, lead, close } = follow(
    (shown) => heard.push(shown),
    (direction) => gone.push(direction),
  );
  closing.push(close);
  return { heard, gone, order, lead };
}

it('announce() answers a window that comes later, and obeys it', async () => {
  const { orders } = projected(3);
  const { heard, order } = teacher();
  await vi.waitFor(() => expect(heard.at(-1)?.step?.at).toBe(3));
  order('next');
  await vi.waitFor(() => expect(heard.at(-1)?.step?.at).toBe(4));
  expect(orders).toEqual(['next']);
});

it('follow() hears who comes and goes, and orders only the window that spoke last', async () => {
  const { heard, order } = teacher();
  const first = projected(1);
  await vi.waitFor(() => expect(heard.at(-1)?.step?.at).toBe(1));
  const second = projected(5);
  await vi.waitFor(() => expect(heard.at(-1)?.step?.at).toBe(5));
  order('back');
  await vi.waitFor(() => expect(second.orders).toEqual(['back']));
  expect(first.orders).toEqual([]);
  second.close();
  // The first presents still.
  await vi.waitFor(() => expect(heard.at(-1)?.from).toBe(heard[0]?.from));
  order('next');
  await vi.waitFor(() => expect(first.orders).toEqual(['next']));
  first.close();
  await vi.waitFor(() => expect(heard.at(-1)).toBeUndefined());
});

it('a class pack leads the window that spoke last', async () => {
  const { heard, gone, lead } = teacher();
  const first = projected(1);
  await vi.waitFor(() => expect(heard).toHaveLength(1));
  const second = projected(2);
  await vi.waitFor(() => expect(heard).toHaveLength(2));
  lead({ after: 'tools/masking/' });
  await vi.waitFor(() => expect(second.ways).toEqual([{ after: 'tools/masking/' }]));
  expect(first.ways).toEqual([]);
  first.went(1);
  second.went(-1);
  await vi.waitFor(() => expect(gone).toEqual([-1]));
});

it('announce() and follow() do nothing where there are no channels', () => {
  vi.stubGlobal('BroadcastChannel', undefined);
  projected(1);
  const { heard, order } = teacher();
  order('next');
  expect(heard).toEqual([]);
});
