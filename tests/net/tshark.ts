/**
 * Captures as `tshark` reads them: the second opinion on every packet of the book. It is asked with all
 * checksums checked, once per capture, which takes about a second.
 *
 * Where tshark is not installed, what it said is looked up under `tests/vectors/captures`, with a
 * hash of the capture, so that it is true for exactly these bytes. `RECORD_CAPTURES=1 vitest run …`
 * writes it there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

/** A frame as tshark reads it. */
export interface InspectedFrame {
  /** Counted from 1. */
  readonly number: number;
  /** As in `['eth', 'ethertype', 'ip', 'tcp', 'http']`. */
  readonly protocols: readonly string[];
  readonly malformed: boolean;
  /** Of each layer that has a checksum. */
  readonly checksums: Readonly<Partial<Record<(typeof CHECKED)[number], ChecksumStatus>>>;
  /** What the experts note or worse: also retransmissions, which may be meant. */
  readonly complaints: readonly string[];
  /** Those of {@link FIELDS} that the frame has, under tshark's names. */
  readonly fields: Readonly<Partial<Record<(typeof FIELDS)[number], readonly string[]>>>;
}

type ChecksumStatus = 'bad' | 'good' | 'unverified' | 'not present' | 'illegal';

const CHECKED = ['ip', 'icmp', 'tcp', 'udp'] as const;

const FIELDS = [
  'frame.time_epoch',
  'frame.len',
  'eth.dst',
  'eth.src',
  'eth.type',
  'ip.src',
  'ip.dst',
  'ip.hdr_len',
  'ip.len',
  'ip.id',
  'ip.flags.df',
  'ip.flags.mf',
  'ip.frag_offset',
  'ip.dsfield.dscp',
  'ip.dsfield.ecn',
  'ip.ttl',
  'ip.proto',
  'ip.checksum',
  'ipv6.src',
  'ipv6.dst',
  'ipv6.flow',
  'ipv6.plen',
  'ipv6.nxt',
  'ipv6.hlim',
  'icmp.type',
  'icmp.code',
  'tcp.srcport',
  'tcp.dstport',
  'tcp.seq_raw',
  'tcp.ack_raw',
  'tcp.hdr_len',
  'tcp.flags',
  'tcp.window_size_value',
  'tcp.checksum',
  'tcp.urgent_pointer',
  'tcp.len',
  'tcp.option_kind',
  'tcp.option_len',
  'tcp.options.mss_val',
  'tcp.options.wscale.shift',
  'tcp.options.timestamp.tsval',
  'tcp.options.timestamp.tsecr',
  'udp.srcport',
  'udp.dstport',
  'udp.length',
  'udp.checksum',
  'http.request.method',
  'http.request.uri',
  'http.response.code',
  'http.content_length',
  'http.chunk_size',
  'websocket.fin',
  'websocket.opcode',
  'websocket.mask',
  'websocket.payload_length',
] as const;

const VERDICTS = [
  '_ws.malformed',
  '_ws.expert.message',
  '_ws.expert.severity',
  'frame.protocols',
  'ip.checksum.status',
  'icmp.checksum.status',
  'tcp.checksum.status',
  'udp.checksum.status',
] as const;

const STATUS: readonly ChecksumStatus[] = ['bad', 'good', 'unverified', 'not present', 'illegal'];
/** The experts chat about every SYN and FIN; from here on they mean something. */
const NOTE = 0x40_0000;
/** Notes that are no complaint: they say where a connection is closed. */
const CLOSING = /^This frame (?:initiates|undergoes) the connection closing$/;

/**
 * What tshark says of a capture, or `undefined` where it is not installed.
 *
 * @throws if tshark cannot read the file
 */
export function inspect(pcap: Uint8Array): InspectedFrame[] | undefined {
  const checks = ['ip', 'tcp', 'udp'].flatMap((layer) => ['-o', `${layer}.check_checksum:TRUE`]);
  const fields = [...VERDICTS, ...FIELDS].flatMap((field) => ['-e', field]);
  // Of its standard input, tshark reads regular files only.
  const folder = mkdtempSync(join(tmpdir(), 'capture-'));
  const file = join(folder, 'capture.pcap');
  writeFileSync(file, pcap);
  const { error, status, stdout, stderr } = spawnSync(
    'tshark',
    ['-n', '-r', file, ...checks, '-T', 'json', ...fields],
    { encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  rmSync(folder, { recursive: true });
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return undefined;
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`tshark refuses the capture: ${stderr}`);
  return (JSON.parse(stdout) as TsharkFrame[]).map(({ _source: { layers } }, index) => {
    const severities = (layers['_ws.expert.severity'] ?? []).map(Number);
    return {
      number: index + 1,
      protocols: layers['frame.protocols']?.[0]?.split(':') ?? [],
      malformed: layers['_ws.malformed'] !== undefined,
      checksums: Object.fromEntries(
        CHECKED.flatMap((layer) => {
          const said = layers[`${layer}.checksum.status`]?.[0];
          return said === undefined ? [] : [[layer, STATUS[Number(said)]]];
        }),
      ),
      complaints: (layers['_ws.expert.message'] ?? []).filter(
        (message, at) => (severities[at] ?? 0) >= NOTE && !CLOSING.test(message),
      ),
      fields: Object.fromEntries(
        FIELDS.filter((field) => layers[field] !== undefined).map((field) => [
          field,
          layers[field],
        ]),
      ),
    };
  });
}

/**
 * What tshark says of a capture, from itself or from `tests/vectors/captures`; both must agree.
 *
 * @param name of the file there, without its ending
 */
export function inspectRecorded(name: string, pcap: Uint8Array): readonly InspectedFrame[] {
  const file = join(import.meta.dirname, '../vectors/captures', `${name}.jsonl`);
  const sha256 = createHash('sha256').update(pcap).digest('hex');
  const said = inspect(pcap);
  if (said !== undefined && process.env['RECORD_CAPTURES'] !== undefined) {
    // A line per frame, so that a difference is easy to see.
    const lines = [{ sha256 }, ...said].map((line) => `${JSON.stringify(line)}\n`);
    writeFileSync(file, lines.join(''));
  }
  const [head, ...frames] = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  expect(head, `${name}: the capture is the one that was recorded`).toEqual({ sha256 });
  if (said !== undefined) expect(said, `${name}: tshark says what was recorded`).toEqual(frames);
  return frames as InspectedFrame[];
}

/** Refuses frames that are malformed, have a wrong checksum, or make tshark complain. */
export function expectFlawless(frames: readonly InspectedFrame[]): void {
  const flaws = frames.flatMap(({ number, malformed, checksums, complaints }) => [
    ...(malformed ? [`frame ${number}: malformed`] : []),
    ...Object.entries(checksums)
      .filter(([, status]) => status !== 'good')
      .map(([layer, status]) => `frame ${number}: ${layer} checksum is ${status}`),
    ...complaints.map((complaint) => `frame ${number}: ${complaint}`),
  ]);
  expect(flaws).toEqual([]);
}

interface TsharkFrame {
  readonly _source: {
    readonly layers: Readonly<
      Partial<Record<(typeof FIELDS)[number] | (typeof VERDICTS)[number], readonly string[]>>
    >;
  };
}
