/** 2.3: how many bytes does the IP packet of a message have? */

import type { Draw } from '../draw.ts';
import type { Exercise, Label, NumberPart, Shown, Step, Trap } from '../exercise.ts';
import { distinctTraps } from '../traps.ts';
import { CHECK_SEQUENCE, frameOf, type Sending, type Sizes, sizesOf } from './envelopes.ts';

/** How long messages are: around where the header grows more often than elsewhere. Unit: bytes. */
const LENGTHS = [
  [1, 50],
  [51, 124],
  [125, 125],
  [126, 126],
  [127, 300],
  [301, 1300],
] as const;

/** A message and how it is sent. */
export function drawWire(draw: Draw): Sending & { readonly payload: number } {
  const [least, most] = draw.pick(LENGTHS);
  const from = draw.pick(['server', 'client'] as const);
  const tls = draw.pick([false, true]);
  const ip = draw.next() < 0.25 ? 6 : 4;
  const optionBytes = draw.pick([0, 12] as const);
  return { payload: draw.int(least, most), from, tls, ip, optionBytes };
}

const PLAIN: Sending = { from: 'server', tls: false, ip: 4, optionBytes: 0 };
const sizesWith = (more: Partial<Sending>, length = 1) =>
  sizesOf(new Uint8Array(length), { ...PLAIN, ...more });

/** What each envelope adds. Unit: bytes. */
const ADDS = (() => {
  const plain = sizesWith({});
  const header = plain.frame - plain.message;
  const adds = (more: Partial<Sending>, of: keyof Sizes) => sizesWith(more)[of] - plain[of];
  const full = sizesWith({}, 126);
  return {
    header,
    longer: full.frame - full.message - header,
    mask: adds({ from: 'client' }, 'frame'),
    record: adds({ tls: true }, 'record'),
    tcp: plain.segment - plain.record,
    options: adds({ optionBytes: 12 }, 'segment'),
    ipv4: plain.packet - plain.segment,
    ipv6: plain.packet - plain.segment + adds({ ip: 6 }, 'packet'),
    ethernet: full.ethernet - full.packet,
  };
})();

type Wire = ReturnType<typeof drawWire>;

/** What may be wrong about the frame, as a difference to its size. */
function frameSlips({ payload, from }: Wire): [string, number][] {
  const long = payload > 125;
  const header = ADDS.header + (long ? ADDS.longer : 0);
  return [
    from === 'client' ? ['mask-missing', -ADDS.mask] : ['mask-extra', ADDS.mask],
    ...(long ? [['length-short', -ADDS.longer] satisfies [string, number]] : []),
    ...(payload === 125 ? [['length-long', ADDS.longer] satisfies [string, number]] : []),
    ...(from === 'client' ? [['mask-only', -header] satisfies [string, number]] : []),
  ];
}

function trapsFor(right: number, slips: readonly [string, number][]): Trap[] {
  return distinctTraps(
    String(right),
    slips.map(([key, difference]) => ({ key, given: String(right + difference) })),
  );
}

function framePart(wire: Wire, { frame, message }: Sizes): NumberPart {
  const slips = [...frameSlips(wire), ['payload-only', message - frame] satisfies [string, number]];
  const traps = trapsFor(frame, slips);
  return { kind: 'number', id: 'frame', right: frame, unit: { label: 'bytes' }, traps };
}

function packetPart(wire: Wire, sizes: Sizes): NumberPart {
  const { tls, ip, optionBytes } = wire;
  const { message, frame, record, segment, packet, ethernet } = sizes;
  const ipHeader = packet - segment;
  const slips: [string, number][] = [
    ['frame-only', frame - packet],
    ['record-only', record - packet],
    ...(ipHeader > ADDS.tcp ? [['segment-only', -ipHeader] satisfies [string, number]] : []),
    ['twenty-missing', -ADDS.tcp],
    ...(ip === 4 ? [['twenty-extra', ADDS.ipv6 - ADDS.ipv4] satisfies [string, number]] : []),
    ['both-versions', ip === 4 ? ADDS.ipv6 : ADDS.ipv4],
    ['tcp-missing', record - segment],
    ...frameSlips(wire),
    ['frame-header-missing', message - frame],
    tls ? ['tls-missing', -ADDS.record] : ['tls-extra', ADDS.record],
    optionBytes > 0 ? ['options-missing', -ADDS.options] : ['options-extra', ADDS.options],
    ['ethernet', ADDS.ethernet],
    ['ethernet', ADDS.ethernet - CHECK_SEQUENCE],
    ['ethernet', ethernet - packet],
  ];
  const traps = trapsFor(packet, slips);
  return { kind: 'number', id: 'packet', right: packet, unit: { label: 'bytes' }, traps };
}

function tablesOf({ payload, from, tls, ip, optionBytes }: Wire): Shown[] {
  const given: [string, string | number | Label][] = [
    ['length', payload],
    ['sender', { label: from }],
    ['encryption', { label: tls ? 'tls' : 'none' }],
    ['version', String(ip)],
    ['tcp-options', { label: optionBytes > 0 ? 'timestamps' : 'none' }],
  ];
  return [
    { kind: 'table', rows: given.map(([label, value]) => [{ label }, value]) },
    {
      kind: 'table',
      caption: { label: 'sizes' },
      rows: Object.entries(ADDS).map(([name, size]) => [{ label: `adds-${name}` }, String(size)]),
    },
  ];
}

function stepsOf(wire: Wire, { frame, record, segment, packet }: Sizes): Step[] {
  const { payload, from, tls, ip, optionBytes } = wire;
  const header = frame - payload - (from === 'client' ? ADDS.mask : 0);
  const all = { payload, header, frame, record, segment, packet, mask: ADDS.mask };
  return [
    { key: payload > 125 ? 'header-long' : 'header-short', holes: all },
    { key: from === 'client' ? 'masked' : 'unmasked', holes: all },
    ...(tls ? [{ key: 'record', holes: { ...all, adds: ADDS.record } }] : []),
    {
      key: optionBytes > 0 ? 'segment-options' : 'segment',
      holes: { ...all, adds: ADDS.tcp, options: ADDS.options },
    },
    { key: 'packet', holes: { ...all, ip, adds: packet - segment } },
  ];
}

export const packetSize: Exercise = {
  id: 'packet-size',
  seed: 'wire',
  number: '2.3',
  worked: 'what-five-letters-cost',
  sections: [
    'RFC 6455 §5.1',
    'RFC 6455 §5.2',
    'RFC 8446 §5.2',
    'RFC 9293 §3.1',
    'RFC 791 §3.1',
    'RFC 8200 §3',
  ],
  task(draw) {
    const wire = drawWire(draw);
    const message = new Uint8Array(wire.payload).fill(0x78);
    const sizes = sizesOf(message, wire);
    return {
      shown: tablesOf(wire),
      parts: [framePart(wire, sizes), packetPart(wire, sizes)],
      steps: stepsOf(wire, sizes),
      ...(wire.payload <= 126 ? { frames: frameOf(message, wire.from) } : {}),
    };
  },
};
