/** What is said to a whole task, by the real judge. */

import { expect, test } from 'vitest';
import type { Given } from '#exercises/exercise.ts';
import { LATE } from '#widgets/exercise/late-words.en.ts';
import { loadTask, type ShownVerdict } from '#widgets/exercise/load.ts';
import { sumUp } from '#widgets/exercise/sum.ts';

async function said(id: string, given: readonly Given[]) {
  const { question, judge } = (await loadTask(id, 1, 'en'))!;
  const { parts } = question;
  const verdicts = await Promise.all(parts.map((part, i) => judge(part.id, given[i]!)));
  return { verdicts, ...sumUp(parts, verdicts, LATE) };
}

test('sumUp() counts what is right and names the first part that is not, without backticks', async () => {
  const { verdicts, sum, first } = await said('lengths', ['16', '16', 'many', '28']);
  expect(sum).toBe('2 of 4 parts are right.');
  expect(first).toMatch(/^Part 2, Characters of Sec-WebSocket-Key: Not yet\. ./);
  expect(first).toContain(verdicts[1]!.said[0]!.replaceAll('`', ''));
});

test('sumUp() of one part is its verdict, and of parts that are all right their number', async () => {
  const wrong = await said('accept', ['AAAA']);
  expect(wrong.sum).toBe('');
  expect(wrong.first).toMatch(/^Not yet\. ./);
  const unreadable = await said('accept', ['no base64 …']);
  expect(unreadable.first).toBe(unreadable.verdicts[0]!.said.join(' ').replaceAll('`', ''));
  const right = await said('lengths', ['16', '24', '20', '28']);
  expect(right).toMatchObject({ sum: '4 of 4 parts are right.', first: '' });
});

test('sumUp() names the item of a match that its verdict is about', async () => {
  const layers = ['ethernet', 'ip', 'tcp', 'udp', 'tls', 'http', 'websocket'];
  const all = Object.fromEntries(layers.map((id) => [id, 'application']));
  const { verdicts, first } = await said('which-layer', [all]);
  const item = verdicts[0]!.at!.item!;
  expect(first.toLowerCase()).toMatch(new RegExp(`^not yet\\. ${item}: `));
});

test('sumUp() ends what an engine says of code with a full stop', async () => {
  const { question } = (await loadTask('split', 1, 'en'))!;
  const verdict: ShownVerdict = { outcome: 'unreadable', said: ['It says: SyntaxError: `x`'] };
  expect(sumUp(question.parts, [verdict], LATE).first).toBe('It says: SyntaxError: x.');
});
