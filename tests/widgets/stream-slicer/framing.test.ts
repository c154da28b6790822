import { describe, expect, it } from 'vitest';
import { decodeHex, decodeUtf8, encodeHex } from '#protocol/bytes.ts';
import { parseFrame } from '#protocol/frame.ts';
import {
  receive,
  type Rule,
  RULES,
  type Sender,
  SENDERS,
  streamOf,
} from '#widgets/stream-slicer/framing.ts';

const hex = (messages: readonly string[], rule: Rule, sender: Sender = 'server') =>
  encodeHex(streamOf(messages, rule, sender).bytes);

describe('streamOf()', () => {
  it('writes each rule', () => {
    expect(hex(['ok', '你好'], 'none')).toBe('6f 6b e4 bd a0 e5 a5 bd');
    expect(hex(['ok', '你好'], 'newline')).toBe('6f 6b 0a e4 bd a0 e5 a5 bd 0a');
    expect(hex(['ok', '你好'], 'length')).toBe('00 02 6f 6b 00 06 e4 bd a0 e5 a5 bd');
    expect(hex(['ok', '你好'], 'websocket')).toBe('81 02 6f 6b 81 06 e4 bd a0 e5 a5 bd');
  });

  it('writes an empty message, except where nothing marks it', () => {
    expect(hex([''], 'none')).toBe('');
    expect(hex([''], 'newline')).toBe('0a');
    expect(hex([''], 'length')).toBe('00 00');
    expect(hex([''], 'websocket')).toBe('81 00');
  });

  it('masks the frames of a client, each with a key of its own', () => {
    const { bytes, writes } = streamOf(['ok', 'ok'], 'websocket', 'client');
    const frames = writes.map(({ from }) => parseFrame(bytes, from)!);
    expect(frames.map(({ payload }) => decodeUtf8(payload))).toEqual(['ok', 'ok']);
    expect(frames[0]!.maskingKey).not.toBe(frames[1]!.maskingKey);
  });

  it('says what every byte is for, without a gap', () => {
    for (const rule of RULES) {
      for (const sender of SENDERS) {
        const { bytes, writes } = streamOf(['ok', '', '你好'], rule, sender);
        const parts = writes.flatMap((write) => write.parts);
        expect(parts.map(({ from }) => from)).toEqual(
          [0, ...parts.map(({ to }) => to)].slice(0, -1),
        );
        expect(parts.at(-1)!.to).toBe(bytes.length);
      }
    }
    const [write] = streamOf(['ok'], 'websocket', 'client').writes;
    expect(write!.parts.map(({ kind, from, to }) => [kind, to - from])).toEqual([
      ['header', 2],
      ['key', 4],
      ['masked-text', 2],
    ]);
  });
});

/** What comes of reads given in hex. */
const read = (reads: readonly string[], rule: Rule) => {
  const stream = decodeHex(reads.join(' '));
  let length = 0;
  const ends = reads.map((one) => (length += decodeHex(one).length));
  return receive(stream, ends.slice(0, -1), rule, 'server');
};
const textsOf = (receipts: ReturnType<typeof receive>) =>
  receipts.map(({ out }) => out.map(({ body }) => decodeUtf8(body)));

describe('receive()', () => {
  it.each([
    [
      ['81 02 6f', '6b 81 06', 'e4 bd a0 e5 a5 bd 81 03 62 75 79'],
      [[], ['ok'], ['你好', 'buy']],
    ],
    [
      ['81 05 68 65 6c 6c 6f 81 02', '6f 6b 81 06 e4 bd a0 e5', 'a5 bd'],
      [['hello'], ['ok'], ['你好']],
    ],
    [
      ['81 02 6f 6b', '81 03 62 75 79 81 05 68 65 6c 6c', '6f'],
      [['ok'], ['buy'], ['hello']],
    ],
  ])('reads frames from %j', (reads, texts) => {
    expect(textsOf(read(reads, 'websocket'))).toEqual(texts);
  });

  it('says what waits, and for how many bytes at least', () => {
    const waits = (reads: readonly string[], rule: Rule) =>
      read(reads, rule).map(({ wait }) => wait);
    expect(waits(['00', '06', 'e4 bd', 'a0 e5 a5 bd 00'], 'length')).toEqual([
      { for: 'length', bytes: 1 },
      { for: 'text', bytes: 6, of: 6 },
      { for: 'text', bytes: 4, of: 6 },
      { for: 'length', bytes: 1 },
    ]);
    expect(waits(['6f', '6b 0a', '6f'], 'newline')).toEqual([
      { for: 'newline' },
      { for: 'nothing' },
      { for: 'newline' },
    ]);
    expect(waits(['81', '02', '6f', '6b'], 'websocket')).toEqual([
      { for: 'header', bytes: 1 },
      { for: 'text', bytes: 2, of: 2 },
      { for: 'text', bytes: 1, of: 2 },
      { for: 'nothing' },
    ]);
    expect(waits(['6f', '6b'], 'none')).toEqual([{ for: 'nothing' }, { for: 'nothing' }]);
  });

  it('keeps in the buffer what belongs to no message yet', () => {
    const [first, second] = read(['00 01 61 00', '01 62'], 'length');
    expect(first).toMatchObject({ before: { from: 0, to: 0 }, kept: { from: 3, to: 4 } });
    expect(second).toMatchObject({ before: { from: 3, to: 4 }, kept: { from: 6, to: 6 } });
    expect(second!.out).toMatchObject([{ from: 3, to: 6 }]);
  });

  it('gets the same messages wherever one or two cuts fall, by every rule that marks them', () => {
    const messages = ['ok', '', '你好', '🙂'];
    for (const rule of RULES.filter((name) => name !== 'none')) {
      for (const sender of SENDERS) {
        const { bytes } = streamOf(messages, rule, sender);
        for (let first = 1; first < bytes.length - 1; first++) {
          for (let second = first + 1; second < bytes.length; second++) {
            const receipts = receive(bytes, [first, second], rule, sender);
            expect(textsOf(receipts).flat()).toEqual(messages);
          }
        }
      }
    }
  });

  it('takes each read for a message where there is no rule', () => {
    expect(textsOf(read(['6f', '6b 62'], 'none'))).toEqual([['o'], ['kb']]);
  });
});
