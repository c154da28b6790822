import { expect, test } from 'vitest';
import { once } from '#ui/once.ts';

test('once() loads once for all who ask, and they go on in their order', async () => {
  let loads = 0;
  const load = once(() => Promise.resolve(++loads));
  const order: string[] = [];
  const ask = async (name: string) => order.push(`${name} ${await load()}`);
  await Promise.all([ask('first'), ask('second')]);
  expect(order).toEqual(['first 1', 'second 1']);
});

test('once() tries again after a failure', async () => {
  let tries = 0;
  const load = once(() =>
    ++tries === 1 ? Promise.reject(new Error('No network')) : Promise.resolve(tries),
  );
  await expect(load()).rejects.toThrow('No network');
  await expect(load()).resolves.toBe(2);
});
