/** 13.2: what a receiver does with a Ping inside a message, and when. */

import type { Draw } from '../draw.ts';
import type { Exercise, Given, Option, Trap } from '../exercise.ts';
import { distinctTraps } from '../traps.ts';
import { finText } from './sequences.ts';
import { concatBytes, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { MessageReader } from '#protocol/message.ts';
import { OPCODE, opcodeIn, opcodeName } from '#protocol/opcode.ts';
import { type FrameInit, serializeFrame } from '#protocol/serialize-frame.ts';

const LONG = ['Hello', 'sold 3', 'tickets', 'answer'];
const SHORT = ['ok', 'hi', 'no', 'go'];
const BODIES = ['1', '42', 'hb', 'up?'];

/** A text in two or three fragments with a Ping or two among them, and a message in one frame. */
function drawPingInside(draw: Draw): Uint8Array[] {
  const text = draw.pick(LONG);
  const cuts = draw.int(1, 2) === 1 ? [draw.int(1, 4)] : [draw.int(1, 2), draw.int(3, 4)];
  const ends = [...cuts, text.length];
  const fragments = ends.map((end, n): FrameInit => ({
    fin: n === cuts.length,
    opcode: n === 0 ? OPCODE.text : OPCODE.continuation,
    payload: encodeUtf8(text.slice(ends[n - 1] ?? 0, end)),
  }));
  const bodies = draw.sample(BODIES, draw.int(1, 2));
  for (const body of bodies) {
    const place = draw.int(1, fragments.length - 1);
    fragments.splice(place, 0, { opcode: OPCODE.ping, payload: encodeUtf8(body) });
  }
  const whole: FrameInit = { opcode: OPCODE.text, payload: encodeUtf8(draw.pick(SHORT)) };
  const isFirst = draw.next() < 0.4;
  return (isFirst ? [whole, ...fragments] : [...fragments, whole]).map(serializeFrame);
}

interface Deed {
  readonly kind: 'pong' | 'message';
  readonly text: string;
  /** Whether its message came in fragments, or the Ping stood inside one. */
  readonly isFragmented: boolean;
}

/** What a client does with these frames, one after the other. */
function deedsOf(frames: readonly Uint8Array[]): Deed[] {
  const reader = new MessageReader({ receiver: 'client' });
  reader.feed(concatBytes(...frames));
  const deeds: Deed[] = [];
  for (let received = reader.next(); received !== undefined; received = reader.next()) {
    const { frame, message } = received;
    const { opcode, payload } = frame;
    if (opcode === OPCODE.ping) {
      deeds.push({ kind: 'pong', text: decodeUtf8(payload)!, isFragmented: true });
    }
    if (message?.kind === 'text') {
      const isFragmented = opcode === OPCODE.continuation;
      deeds.push({ kind: 'message', text: message.text, isFragmented });
    }
  }
  return deeds;
}

export const pingInside: Exercise = {
  id: 'ping-inside',
  number: '13.2',
  worked: 'control-frames-step-in-between',
  sections: ['RFC 6455 §5.4', 'RFC 6455 §5.5.2', 'RFC 6455 §5.5.3', 'RFC 6455 §6.2'],
  task(draw) {
    const frames = drawPingInside(draw);
    const deeds = deedsOf(frames);
    const counts = { pong: 0, message: 0 };
    const options = deeds.map(({ kind, text, isFragmented }) => {
      counts[kind] += 1;
      const option: Option = { id: `${kind}-${counts[kind]}`, holes: { text } };
      return { option, kind, isFragmented };
    });
    const right = options.map(({ option }) => option.id);
    const firstFragment = frames.find((frame) => frame[0] === OPCODE.text)!;
    const firstPing = deeds.find(({ kind }) => kind === 'pong')!;
    const half: Option = { id: 'half', holes: { text: decodeUtf8(firstFragment.slice(2))! } };

    // What a receiver makes of it that takes every payload for a part of the message.
    const swallowed = frames.filter(
      (frame) => opcodeIn(frame[0]!) !== OPCODE.text || frame === firstFragment,
    );
    const all = concatBytes(...swallowed.map((frame) => frame.slice(2)));
    const decoy: Option = draw.pick([
      { id: 'ping', holes: { text: firstPing.text } },
      { id: 'appended', holes: { text: decodeUtf8(all)! } },
    ]);
    const fragmented = options.find(
      ({ kind, isFragmented }) => kind === 'message' && isFragmented,
    )!;
    const message = fragmented.option.id;
    const pongs = right.filter((id) => id.startsWith('pong'));
    const others = right.filter((id) => id !== message);
    const tooEarly = others.toSpliced(others.indexOf(pongs[0]!), 0, message);
    const listOf = (given: Given) => given as readonly string[];
    const traps: readonly Trap[] = [
      {
        key: 'half',
        given: ['half', ...right],
        matches: (given) => listOf(given).includes('half'),
      },
      {
        key: decoy.id,
        given: [...right, decoy.id],
        matches: (given) => listOf(given).includes(decoy.id),
      },
      {
        key: 'no-pong',
        given: right.filter((id) => !pongs.includes(id)),
        matches: (given) => pongs.every((id) => !listOf(given).includes(id)),
      },
      {
        key: 'message-before-pong',
        given: tooEarly,
        matches: (given) => {
          const at = listOf(given).indexOf(message);
          return at >= 0 && pongs.some((id) => listOf(given).indexOf(id) > at);
        },
      },
    ];
    const rows = frames.map((frame, n) => [
      String(n + 1),
      `\`${encodeHex(frame)}\``,
      `${finText(frame[0]! >> 7)}, ${opcodeName(opcodeIn(frame[0]!))}`,
      `“${decodeUtf8(frame.slice(2))}”`,
    ]);
    return {
      shown: [{ kind: 'table', rows, caption: { label: 'frames' } }],
      parts: [
        {
          kind: 'order',
          id: 'deeds',
          items: draw.shuffle([...options.map(({ option }) => option), half, decoy]),
          right,
          traps: distinctTraps(JSON.stringify(right), traps),
        },
      ],
      steps: [
        { key: 'controls', holes: { body: firstPing.text } },
        { key: 'fin' },
        { key: 'order', holes: {}, shown: { kind: 'table', rows: orderRows(frames) } },
      ],
      frames: concatBytes(...frames),
    };
  },
};

/** Each frame with what it brings about. */
function orderRows(frames: readonly Uint8Array[]): (string | { label: string })[][] {
  return frames.map((_, n) => {
    const before = deedsOf(frames.slice(0, n)).length;
    const deed = deedsOf(frames.slice(0, n + 1))[before];
    if (deed === undefined) return [String(n + 1), { label: 'row-waits' }, ''];
    return [String(n + 1), { label: `row-${deed.kind}` }, `“${deed.text}”`];
  });
}
