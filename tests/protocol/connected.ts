/** Connections for tests: made, opened, driven, and what comes out of them in words. */
import { decodeHex, decodeUtf8, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { parseCloseBody } from '#protocol/close-body.ts';
import type { Limits, Timeouts } from '#protocol/connection-options.ts';
import type { Output } from '#protocol/connection-output.ts';
import { Connection } from '#protocol/connection.ts';
import { FrameReader } from '#protocol/frame-reader.ts';
import { type Frame, parseHeader } from '#protocol/frame.ts';
import { mask } from '#protocol/mask.ts';
import { OPCODE, opcodeName } from '#protocol/opcode.ts';
import type { ConnectionPolicy } from '#protocol/opening.ts';
import { serializeFrame, serializeHeader } from '#protocol/serialize-frame.ts';

export type Role = 'client' | 'server';
export const ROLES = ['client', 'server'] as const satisfies readonly Role[];

/** The masking key of RFC 6455 §5.7. */
const KEY = 0x37fa213d;

/** What RFC 6455 draws: the nonce of §1.3, and for every frame the masking key of §5.7. */
export function sampleRandom(count: number): Uint8Array {
  return count === 16 ? encodeUtf8('the sample nonce') : decodeHex('37 fa 21 3d');
}

export interface TestOptions {
  readonly limits?: Limits;
  readonly timeouts?: Timeouts;
  readonly protocols?: readonly string[];
  readonly policy?: ConnectionPolicy;
}

export function makeClient({ limits, timeouts, protocols }: TestOptions = {}): Connection {
  const request = { target: '/chat', host: 'server.example.com', ...(protocols && { protocols }) };
  return new Connection({ role: 'client', random: sampleRandom, request, limits, timeouts });
}

export function makeServer({ limits, timeouts, policy }: TestOptions = {}): Connection {
  return new Connection({ role: 'server', policy, limits, timeouts });
}

/** Takes all outputs that there are. */
export function drain(connection: Connection): Output[] {
  const outputs: Output[] = [];
  for (let output = connection.next(); output; output = connection.next()) outputs.push(output);
  return outputs;
}

/** What a connection has to send. */
export function sentBy(outputs: readonly Output[]): Uint8Array[] {
  return outputs.flatMap((output) => (output.type === 'send' ? [output.bytes] : []));
}

/** Two ends, with the opening handshake done and its outputs taken. */
export function openPair(options: TestOptions = {}): Record<Role, Connection> {
  const client = makeClient(options);
  const server = makeServer(options);
  client.open();
  server.open();
  sentBy(drain(client)).forEach((bytes) => server.receive(bytes));
  sentBy(drain(server)).forEach((bytes) => client.receive(bytes));
  drain(client);
  return { client, server };
}

/** The two ends of a wire without delay, until neither has anything to say. */
export function exchange({ client, server }: Record<Role, Connection>): Record<Role, Output[]> {
  const outputs: Record<Role, Output[]> = { client: [], server: [] };
  const carry = (from: Role, to: Connection): boolean => {
    const taken = drain(from === 'client' ? client : server);
    outputs[from].push(...taken);
    for (const output of taken) {
      if (output.type === 'send') to.receive(output.bytes);
      if (output.type === 'end') to.receiveEnd();
      if (output.type === 'abort') to.lost();
    }
    return taken.length > 0;
  };
  // Both must be asked every time.
  for (
    let busy = true;
    busy;
    busy = [carry('client', server), carry('server', client)].includes(true)
  );
  return outputs;
}

/**
 * The bytes of frames that were written without masks, as a peer of `receiver` sends them; the last
 * one may be cut off in its payload.
 */
export function fromPeer(receiver: Role, hex: string): Uint8Array[] {
  const bytes = decodeHex(hex);
  if (receiver === 'client') return [bytes];
  const reader = new FrameReader();
  reader.feed(bytes);
  const frames: Uint8Array[] = [];
  for (let frame = reader.next(); frame; frame = reader.next()) {
    frames.push(serializeFrame({ ...frame, maskingKey: KEY }));
  }
  const header = parseHeader(bytes, reader.offset);
  if (header) {
    frames.push(
      serializeHeader({ ...header, maskingKey: KEY }),
      mask(bytes.subarray(reader.offset + header.headerLength), KEY),
    );
  }
  return frames;
}

/** An output in words, without what the tests of single parts look at. */
export function tell(output: Output): string {
  switch (output.type) {
    case 'send':
      return `send ${output.what.kind === 'frame' ? tellFrame(output.what.frame) : output.what.kind}`;
    case 'received':
      return `received ${output.what.kind === 'frame' ? tellFrame(output.what.frame) : output.what.kind}`;
    case 'set-timer':
    case 'clear-timer':
      return `${output.type} ${output.timer}`;
    case 'state-changed':
      return `${output.from} to ${output.to} by ${output.cause}`;
    case 'message':
      return output.kind === 'text' ? `text ${output.text}` : `binary ${encodeHex(output.bytes)}`;
    case 'ping':
      return `ping ${encodeHex(output.body)}`;
    case 'pong':
      return `pong ${encodeHex(output.body)} answers ${output.answers}`;
    case 'close-received':
      return `close ${output.code} ${output.reason}`.trim();
    case 'failed':
      return `failed ${output.rule} ${output.closeCode ?? ''}`.trim();
    case 'closed':
      return `closed ${output.code} ${output.wasClean ? 'cleanly' : 'not cleanly'}`;
    case 'opened':
      return `opened ${output.protocol ?? ''}`.trim();
    case 'end':
    case 'abort':
      return output.type;
  }
}

function tellFrame({ opcode, fin, payload }: Frame): string {
  const name = opcodeName(opcode)!;
  if (opcode === OPCODE.close) {
    const { code, reason } = parseCloseBody(payload);
    return `close ${code ?? ''} ${reason}`.trim();
  }
  const content = opcode === OPCODE.text ? decodeUtf8(payload) : undefined;
  return `${name}${fin ? '' : '…'} ${content ?? encodeHex(payload)}`.trim();
}

/** What happens and what is sent, without states, timers and the end of TCP. */
export function tellEvents(outputs: readonly Output[]): string[] {
  const left = ['received', 'state-changed', 'set-timer', 'clear-timer', 'end', 'abort'];
  return outputs.filter(({ type }) => !left.includes(type)).map(tell);
}

/** What answers the key of RFC 6455 §1.3. */
export const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
export const lines = (...text: string[]) => encodeUtf8([...text, '', ''].join('\r\n'));
/** A request with that key, and more fields. */
export const ask = (...fields: string[]) =>
  lines(
    'GET /chat HTTP/1.1',
    'Host: server.example.com',
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Version: 13',
    ...fields,
  );
/** The answer to it, with more fields. */
export const agree = (...fields: string[]) =>
  lines(
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${ACCEPT}`,
    ...fields,
  );
export const REQUEST = ask();
export const RESPONSE = agree();

export const told = (connection: Connection) => drain(connection).map(tell);
export const of = <Type extends Output['type']>(outputs: readonly Output[], type: Type) =>
  outputs.filter((output): output is Extract<Output, { type: Type }> => output.type === type);

export function feed(connection: Connection, ...pieces: Uint8Array[]): string[] {
  return pieces.flatMap((piece) => {
    connection.receive(piece);
    return told(connection);
  });
}

/** One end, open, with nothing in its outbox. */
export const opened = (role: Role, options?: TestOptions) => openPair(options)[role];

/** An end that has said the first word and waits for the other's. */
export function begun(role: Role, options?: TestOptions): Connection {
  const connection = role === 'client' ? makeClient(options) : makeServer(options);
  connection.open();
  drain(connection);
  return connection;
}
