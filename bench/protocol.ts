/**
 * Measures the frame core beside `ws`: encoding with masking, and reading with unmasking.
 *
 * Everything that is compared runs in one process, in turns, on the same bytes, so that whatever
 * else the machine does hits all alike; what counts is the median of the ratios of neighbours. `ws`
 * chooses its XOR when it is loaded, hence one process for its plain JavaScript and one for its
 * native addon. Before the clock starts, all must have produced the same bytes.
 *
 * Ours runs twice: as it comes, with new memory for every result and the input left as it is; and
 * with memory as ws has it, which takes it without zeros from a pool of Node and unmasks in place.
 *
 * Two floors stand beside: a plain copy of the payloads into memory that is there already, and an
 * XOR of the same by an unrolled loop of 32-bit words.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { argv, env, execPath, versions } from 'node:process';
import { fileURLToPath } from 'node:url';
import { FrameReader } from '#protocol/frame-reader.ts';
import { serializeFrame, serializeFrameWith } from '#protocol/serialize-frame.ts';

const SIZES: Readonly<Record<string, number>> = {
  '10 B': 10,
  '1 KiB': 1024,
  '64 KiB': 65_536,
  '1 MiB': 1_048_576,
  '16 MiB': 16_777_216,
};
/** What Node reads from a socket at once. */
const CHUNK = 65_536;
const ROUNDS = 21;
const WARM_UP_ROUNDS = 5;
/** About so many bytes a turn, and not more frames than that. */
const BYTES_PER_TURN = 4_194_304;
const FRAMES_PER_TURN = 8192;

const OURS = 'ours';
const KEY = 0x37fa213d;

/** As ws gets its memory: without zeros, and short pieces out of a pool. */
const allocate = (length: number) => Buffer.allocUnsafe(length);

/** One way to do the work. Its result keeps the engine from leaving the work out. */
interface Contender {
  readonly name: string;
  /** Untimed: what has to be fresh for every turn. */
  readonly prepare?: () => void;
  readonly run: () => number;
}

/** Nanoseconds per frame, one number per round. */
type Times = Record<string, number[]>;

interface Measured {
  readonly task: string;
  readonly size: string;
  readonly times: Times;
}

// What is used of two modules of ws that have no types.
interface Sender {
  send(data: Uint8Array, options: object, done?: () => void): void;
}
interface Receiver {
  write(chunk: Uint8Array): boolean;
  on(event: 'message', listener: (data: Buffer) => void): void;
  on(event: 'error', listener: (error: Error) => void): void;
}

if (argv[2] === 'measure') {
  console.log(JSON.stringify(await measureAll()));
} else {
  report('ws in plain JavaScript', measureInChild({ WS_NO_BUFFER_UTIL: '1' }));
  report('ws with bufferutil', measureInChild({ WS_NO_BUFFER_UTIL: '' }));
}

function measureInChild(environment: Record<string, string>): Measured[] {
  const { status, stdout } = spawnSync(execPath, [fileURLToPath(import.meta.url), 'measure'], {
    env: { ...env, ...environment },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 2 ** 26,
  });
  if (status !== 0) throw new Error(`Measuring ended with ${String(status)}`);
  return JSON.parse(stdout) as Measured[];
}

async function measureAll(): Promise<Measured[]> {
  const require = createRequire(import.meta.url);
  // By path, because the package does not export them.
  const lib = join(dirname(require.resolve('ws')), 'lib');
  const wsSender = require(join(lib, 'sender.js')) as new (...args: unknown[]) => Sender;
  const wsReceiver = require(join(lib, 'receiver.js')) as new (options: object) => Receiver;
  const wsXor = require(join(lib, 'buffer-util.js')) as { mask: { name: string } };
  assertXorOfWs(wsXor.mask.name === '_mask', require);
  const measured: Measured[] = [];
  for (const [size, length] of Object.entries(SIZES)) {
    const payload = Uint8Array.from({ length }, (_, index) => (index * 31) ^ (index >>> 8));
    const frames = Math.max(1, Math.min(FRAMES_PER_TURN, Math.floor(BYTES_PER_TURN / length)));
    for (const [task, contenders] of [
      ['encode', encoders(payload, frames, wsSender)],
      ['read', readers(payload, frames, wsReceiver)],
    ] as const) {
      measured.push({
        task,
        size,
        times: await measure([...contenders, ...floors(payload, frames)], frames),
      });
    }
  }
  return measured;
}

/** Fails where ws would not use the XOR that is asked for, so that no number has a wrong name. */
function assertXorOfWs(isPlain: boolean, require: NodeJS.Require): void {
  if (isPlain !== (env['WS_NO_BUFFER_UTIL'] === '1')) {
    throw new Error(isPlain ? 'The addon bufferutil is missing' : 'ws is not in plain JavaScript');
  }
  if (!isPlain && !String((require('bufferutil') as { mask: unknown }).mask).includes('native')) {
    throw new Error('The addon bufferutil has not been built for this machine');
  }
}

/** Each makes masked frames and hands them to a socket that swallows them. */
function encoders(
  payload: Uint8Array,
  frames: number,
  wsSender: new (...args: unknown[]) => Sender,
): Contender[] {
  let kept: Uint8Array[] | undefined = [];
  let swallowed = 0;
  const write = (bytes: Uint8Array) => {
    swallowed += bytes.length;
    kept?.push(bytes);
    return true;
  };
  const repeat = (sendOne: () => void) => () => {
    swallowed = 0;
    for (let frame = 0; frame < frames; frame++) sendOne();
    return swallowed;
  };

  const sink = { cork: () => undefined, uncork: () => undefined, write };
  const generateMask = (key: Uint8Array) => {
    key[0] = KEY >>> 24;
    key[1] = KEY >>> 16;
    key[2] = KEY >>> 8;
    key[3] = KEY;
  };
  const sender = new wsSender(sink, {}, generateMask);
  // As `WebSocket.send(payload)` asks for it: the payload stays as it is.
  const wsOptions = { binary: true, fin: true, mask: true, compress: false };
  const contenders: Contender[] = [
    {
      name: OURS,
      run: repeat(() => write(serializeFrame({ opcode: 2, payload, maskingKey: KEY }))),
    },
    {
      name: 'ours, memory as ws',
      run: repeat(() =>
        write(serializeFrameWith(allocate, { opcode: 2, payload, maskingKey: KEY })),
      ),
    },
    { name: 'ws', run: repeat(() => sender.send(payload, wsOptions)) },
  ];

  const results = contenders.map(({ run }) => {
    kept = [];
    run();
    return Buffer.concat(kept);
  });
  kept = undefined;
  assertSame(results);
  return contenders;
}

/** Each reads the same stream of masked frames, cut as a socket would cut it. */
function readers(
  payload: Uint8Array,
  frames: number,
  wsReceiver: new (options: object) => Receiver,
): Contender[] {
  const frame = serializeFrame({ opcode: 2, payload, maskingKey: KEY });
  const stream = Buffer.concat(Array.from({ length: frames }, () => frame));

  // ws unmasks in the memory that it is given, so every turn needs a stream of its own.
  let chunks: Buffer[] = [];
  const prepare = () => {
    chunks = [];
    for (let at = 0; at < stream.length; at += CHUNK) {
      chunks.push(Buffer.from(stream.subarray(at, at + CHUNK)));
    }
  };

  let kept: Uint8Array[] | undefined = [];
  let read = 0;
  const onPayload = (bytes: Uint8Array) => {
    read += bytes.length;
    kept?.push(bytes);
  };

  const readWith = (reader: FrameReader) => () => {
    read = 0;
    for (const chunk of chunks) {
      reader.feed(chunk);
      for (let frame = reader.next(); frame !== undefined; frame = reader.next()) {
        onPayload(frame.payload);
      }
    }
    return read;
  };
  const receiver = new wsReceiver({ isServer: true });
  receiver.on('message', onPayload);
  receiver.on('error', (error) => {
    throw error;
  });
  const contenders: Contender[] = [
    {
      name: OURS,
      prepare,
      run: readWith(new FrameReader({ receiver: 'server' })),
    },
    {
      name: 'ours, memory as ws',
      prepare,
      run: readWith(new FrameReader({ receiver: 'server', inPlace: true, allocate })),
    },
    {
      name: 'ws',
      prepare,
      run: () => {
        read = 0;
        for (const chunk of chunks) receiver.write(chunk);
        return read;
      },
    },
  ];

  const results = contenders.map(({ prepare, run }) => {
    prepare?.();
    kept = [];
    run();
    return Buffer.concat(kept);
  });
  kept = undefined;
  assertSame(results);
  return contenders;
}

function floors(payload: Uint8Array, frames: number): Contender[] {
  const target = new Uint8Array(payload.length);
  const words = payload.length >>> 2;
  const from = new Int32Array(payload.buffer, 0, words);
  const to = new Int32Array(target.buffer, 0, words);
  return [
    {
      name: 'copy',
      run: () => {
        for (let frame = 0; frame < frames; frame++) target.set(payload);
        return target[0]!;
      },
    },
    {
      name: 'XOR loop',
      run: () => {
        for (let frame = 0; frame < frames; frame++) {
          xorWords(from, to);
          for (let at = 4 * words; at < target.length; at++) target[at] = payload[at]! ^ KEY;
        }
        return target[0]!;
      },
    },
  ];
}

function xorWords(from: Int32Array, to: Int32Array): void {
  const turns = from.length & ~7;
  let at = 0;
  for (; at < turns; at += 8) {
    to[at] = from[at]! ^ KEY;
    to[at + 1] = from[at + 1]! ^ KEY;
    to[at + 2] = from[at + 2]! ^ KEY;
    to[at + 3] = from[at + 3]! ^ KEY;
    to[at + 4] = from[at + 4]! ^ KEY;
    to[at + 5] = from[at + 5]! ^ KEY;
    to[at + 6] = from[at + 6]! ^ KEY;
    to[at + 7] = from[at + 7]! ^ KEY;
  }
  for (; at < from.length; at++) to[at] = from[at]! ^ KEY;
}

function assertSame(results: readonly Buffer[]): void {
  if (results.some((result) => !result.equals(results[0]!))) {
    throw new Error('The contenders do not produce the same bytes');
  }
}

/** Lets everyone run in turns, beginning with another one in every round. */
async function measure(contenders: readonly Contender[], frames: number): Promise<Times> {
  const times: Times = Object.fromEntries(contenders.map(({ name }) => [name, []]));
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
    for (let turn = 0; turn < contenders.length; turn++) {
      const { name, prepare, run } =
        contenders[(turn + round + WARM_UP_ROUNDS) % contenders.length]!;
      prepare?.();
      const start = performance.now();
      run();
      const elapsed = performance.now() - start;
      if (round >= 0) times[name]!.push((1e6 * elapsed) / frames);
      // Streams finish their writes in a later tick; this must not fall into the next turn.
      await new Promise(setImmediate);
    }
  }
  return times;
}

function report(rival: string, measured: readonly Measured[]): void {
  console.log(`\nHow many times as fast as ${rival}, and the time for a frame`);
  console.log(
    `Node ${versions.node}, V8 ${versions.v8}, ${cpus()[0]?.model ?? 'unknown processor'}\n`,
  );
  const names = Object.keys(measured[0]!.times);
  console.log(['', ...names].map(toCell).join(''));
  for (const { task, size, times } of measured) {
    const cells = names.map((name) => {
      const ratio = median(times[name]!.map((value, round) => times['ws']![round]! / value));
      return `${ratio.toFixed(2)} × ${formatTime(median(times[name]!)).padStart(8)}`;
    });
    console.log([`${task} ${size}`, ...cells].map(toCell).join(''));
  }
}

function toCell(text: string): string {
  return text.padStart(20);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

function formatTime(nanoseconds: number): string {
  if (nanoseconds < 1e3) return `${nanoseconds.toFixed(0)} ns`;
  return nanoseconds < 1e6
    ? `${(nanoseconds / 1e3).toFixed(1)} µs`
    : `${(nanoseconds / 1e6).toFixed(1)} ms`;
}
