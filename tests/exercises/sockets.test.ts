import { expect, test } from 'vitest';
import { clientCalls, clientMistake } from '#exercises/sockets/client-calls.ts';
import { call, fatesOf } from '#exercises/sockets/run-calls.ts';
import { serverCalls, serverMistake, serverProgram } from '#exercises/sockets/server-calls.ts';
import { taskOf } from '#exercises/question.ts';
import { permutations } from './permutations.ts';

const rightOf = (exercise: typeof serverCalls) => {
  const [part] = taskOf(exercise, 1).parts;
  return part?.kind === 'order' ? [part.right, ...(part.alsoRight ?? [])] : [];
};

test('the right orders run to their end, and those of the client are all there are', () => {
  const [server] = rightOf(serverCalls);
  const clients = rightOf(clientCalls);
  expect(serverMistake(server!)).toBeUndefined();
  for (const order of permutations(clients[0]!)) {
    const isRight = clients.some((right) => right.join() === order.join());
    expect([order, clientMistake(order) === undefined]).toEqual([order, isRight]);
  }
});

test('serverMistake() names a mistake in every other order', () => {
  const right = rightOf(serverCalls)[0]!;
  for (const order of permutations(right)) {
    const isRight = order.join() === right.join();
    expect([order, serverMistake(order) === undefined]).toEqual([order, isRight]);
  }
});

test('serverProgram() talks on what accept() has returned', () => {
  const program = serverProgram(['socket', 'bind', 'listen', 'accept', 'talk', 'close']);
  expect(program.slice(3).map(({ name, on }) => `${name} ${on}`)).toEqual([
    'accept s',
    'recv c',
    'send c',
    'close c',
  ]);
});

test('fatesOf() finds the call that fails, also where it fails after it has waited', () => {
  const server = [call('socket'), call('listen'), call('accept')];
  const client = [call('socket'), call('connect'), call('send')];
  expect(fatesOf({ server, client })).toEqual({
    server: { waits: 'accept' },
    client: { failed: { call: 'connect', reason: 'refused' } },
  });
});
