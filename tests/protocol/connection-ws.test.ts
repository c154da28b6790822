/**
 * The engine at one end and `ws` at the other, over sockets: random messages both ways, in fragments
 * and with Pings between, then a closing handshake begun by either. Both must tell the same story.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import { CLOSE_CODES } from '#protocol/close-code.ts';
import type { ServerOptions } from '#protocol/connection-options.ts';
import type { ConnectionEvent } from '#protocol/connection-output.ts';
import { Connection } from '#protocol/connection.ts';
import { BOUNDARY_LENGTHS, cutAt, patternBytes } from './any-frame.ts';
import { connectEnd } from './socket-end.ts';

type Content = string | Uint8Array;

/** What one end says: messages, in fragments, and Pings before some of them. */
interface Part {
  readonly content: Content;
  readonly cuts: readonly number[];
  readonly ping: Uint8Array | undefined;
}

interface Talk {
  readonly ours: readonly Part[];
  readonly theirs: readonly Part[];
  /** Who begins to close. */
  readonly closer: 'we' | 'they';
  /** `undefined` for a Close frame without a body. */
  readonly code: number | undefined;
  readonly reason: string;
}

const anyContent: fc.Arbitrary<Content> = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.uint8Array({ maxLength: 100 }),
  fc.constantFrom(...BOUNDARY_LENGTHS).map((length) => patternBytes(length)),
  fc.constantFrom(...BOUNDARY_LENGTHS).map((length) => '€'.repeat(length)),
);

const anyPart: fc.Arbitrary<Part> = fc
  .record({
    content: anyContent,
    places: fc.array(fc.nat(), { maxLength: 4 }),
    ping: fc.option(fc.uint8Array({ maxLength: 125 }), { nil: undefined }),
  })
  .map(({ content, places, ping }) => {
    const { length } = toBytes(content);
    const cuts = places.map((place) => place % (length + 1)).toSorted((a, b) => a - b);
    return { content, cuts, ping };
  });

/** Codes that either end may send. */
const CODES = CLOSE_CODES.filter(({ sender }) => sender === 'any').flatMap(({ first, last }) => [
  first,
  last,
]);

const anyTalk: fc.Arbitrary<Talk> = fc
  .record({
    ours: fc.array(anyPart, { maxLength: 5 }),
    theirs: fc.array(anyPart, { maxLength: 5 }),
    closer: fc.constantFrom('we', 'they'),
    code: fc.option(fc.constantFrom(...CODES), { nil: undefined }),
    reason: fc.string({ unit: 'grapheme', maxLength: 20 }),
  })
  .map(({ code, reason, ...talk }) => {
    const isShort = encodeUtf8(reason).length <= 123;
    return { ...talk, code, reason: code !== undefined && isShort ? reason : '' };
  });

const toBytes = (content: Content) => (typeof content === 'string' ? encodeUtf8(content) : content);
const tellContent = (content: Content) =>
  typeof content === 'string' ? `text ${content}` : `binary ${encodeHex(content)}`;
const pingsOf = (parts: readonly Part[]) =>
  parts.flatMap(({ ping }) => (ping === undefined ? [] : [encodePing(ping)]));
const encodePing = (body: Uint8Array) => encodeHex(new Uint8Array(body));

/** What one end heard, in words that do not depend on the library. */
class Story {
  readonly messages: string[] = [];
  readonly pings: string[] = [];
  readonly pongs: string[] = [];
  closed: { readonly code: number; readonly reason: string } | undefined;

  /** Whether all came that the other end says, and all Pings of this end were answered. */
  isComplete(own: readonly Part[], others: readonly Part[]): boolean {
    return this.messages.length === others.length && this.pongs.length === pingsOf(own).length;
  }
}

/** The engine's part. */
function speak(connection: Connection, socket: Socket, talk: Talk): Promise<Story> {
  const story = new Story();
  let hasSpoken = false;
  return new Promise((resolve, reject) => {
    const happened = (event: ConnectionEvent): void => {
      switch (event.type) {
        case 'opened':
          for (const { content, cuts, ping } of talk.ours) {
            if (ping !== undefined) connection.ping(ping);
            if (typeof content === 'string') connection.sendText(content, cuts);
            else connection.sendBinary(content, cuts);
          }
          hasSpoken = true;
          break;
        case 'message':
          story.messages.push(tellContent(event.kind === 'text' ? event.text : event.bytes));
          break;
        case 'ping':
          story.pings.push(encodePing(event.body));
          break;
        case 'pong':
          story.pongs.push(encodePing(event.body));
          break;
        case 'failed':
          reject(new Error(`${event.rule} (${event.section})`));
          break;
        case 'closed':
          expect(event.wasClean).toBe(true);
          story.closed = event;
          socket.once('close', () => resolve(story));
          break;
      }
      const isOver = hasSpoken && story.isComplete(talk.ours, talk.theirs);
      if (isOver && talk.closer === 'we' && connection.state === 'OPEN')
        connection.close(talk.code, talk.reason);
    };
    connectEnd(connection, socket, happened);
  });
}

/** The part of `ws`. */
function speakWs(socket: WebSocket, talk: Talk): Promise<Story> {
  const story = new Story();
  const closeAtEnd = () => {
    if (talk.closer === 'they' && story.isComplete(talk.theirs, talk.ours)) {
      socket.close(talk.code, talk.reason);
    }
  };
  const start = () => {
    for (const { content, cuts, ping } of talk.theirs) {
      if (ping !== undefined) socket.ping(ping);
      cutAt(toBytes(content), cuts).forEach((piece, index) =>
        socket.send(piece, { binary: typeof content !== 'string', fin: index === cuts.length }),
      );
    }
    closeAtEnd();
  };
  socket.on('message', (data: Buffer, isBinary) => {
    story.messages.push(tellContent(isBinary ? new Uint8Array(data) : data.toString()));
    closeAtEnd();
  });
  socket.on('ping', (body) => story.pings.push(encodePing(body)));
  socket.on('pong', (body) => {
    story.pongs.push(encodePing(body));
    closeAtEnd();
  });
  if (socket.readyState === WebSocket.OPEN) start();
  else socket.on('open', start);
  return new Promise((resolve, reject) => {
    socket.on('error', reject);
    socket.on('close', (code, reason) => {
      story.closed = { code, reason: reason.toString() };
      resolve(story);
    });
  });
}

/** Both ends heard what the other said, and nothing else. */
function compare(talk: Talk, ours: Story, theirs: Story): void {
  expect(ours.messages).toEqual(talk.theirs.map(({ content }) => tellContent(content)));
  expect(theirs.messages).toEqual(talk.ours.map(({ content }) => tellContent(content)));
  expect(ours.pings).toEqual(pingsOf(talk.theirs));
  expect(ours.pongs).toEqual(pingsOf(talk.ours));
  expect(theirs.pings).toEqual(ours.pongs);
  expect(theirs.pongs).toEqual(ours.pings);
  const { code = 1005, reason } = talk;
  const [closer, other] = talk.closer === 'we' ? [ours, theirs] : [theirs, ours];
  expect(other.closed).toMatchObject({ code, reason });
  // Whether the answer repeats the reason, too, is left open (RFC 6455 §5.5.1).
  expect(closer.closed).toMatchObject({ code });
}

const HOST = '127.0.0.1';
const RUNS = { numRuns: 40 };

async function listen(server: Server): Promise<number> {
  server.listen(0, HOST);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('our client and the server of ws', () => {
  const http = createHttpServer();
  const theirEnd = new WebSocketServer({ server: http, perMessageDeflate: false });
  afterAll(() => http.close());

  test('understand each other', async () => {
    const port = await listen(http);
    const random = (count: number) => new Uint8Array(randomBytes(count));
    const meet = async (talk: Talk) => {
      const theirs = new Promise<Story>((resolve) => {
        theirEnd.once('connection', (socket) => resolve(speakWs(socket, talk)));
      });
      const request = { target: '/', host: `${HOST}:${port}` };
      const socket = connect({ port, host: HOST, allowHalfOpen: true });
      await once(socket, 'connect');
      const ours = speak(new Connection({ role: 'client', request, random }), socket, talk);
      compare(talk, await ours, await theirs);
    };
    await fc.assert(fc.asyncProperty(anyTalk, meet), RUNS);
  });
});

describe('our server and the client of ws', () => {
  const tcp = createServer({ allowHalfOpen: true });
  afterAll(() => tcp.close());

  test('understand each other', async () => {
    const port = await listen(tcp);
    const meet = async (talk: Talk) => {
      const ours = new Promise<Story>((resolve) => {
        tcp.once('connection', (socket) =>
          resolve(speak(new Connection({ role: 'server' }), socket, talk)),
        );
      });
      const socket = new WebSocket(`ws://${HOST}:${port}/`, { perMessageDeflate: false });
      const theirs = speakWs(socket, talk);
      compare(talk, await ours, await theirs);
    };
    await fc.assert(fc.asyncProperty(anyTalk, meet), RUNS);
  });
});

describe('where something goes wrong, our end and the one of ws', () => {
  const tcp = createServer({ allowHalfOpen: true });
  let url: string;
  beforeAll(async () => {
    url = `ws://${HOST}:${await listen(tcp)}/`;
  });
  afterAll(() => tcp.close());

  /** Our server meets the next client of ws; returns all that happens at our end. */
  function serve(options: Partial<ServerOptions>, react?: (server: Connection) => void) {
    return new Promise<ConnectionEvent[]>((resolve) => {
      tcp.once('connection', (socket) => {
        const events: ConnectionEvent[] = [];
        const connection = new Connection({ role: 'server', ...options });
        connectEnd(connection, socket, (event) => {
          events.push(event);
          if (event.type === 'opened') react?.(connection);
        });
        socket.once('close', () => resolve(events));
      });
    });
  }

  test('agree that a message is too long', async () => {
    const ours = serve({ limits: { maxMessageLength: 99 } });
    const client = new WebSocket(url, { perMessageDeflate: false });
    client.on('open', () => client.send(new Uint8Array(100)));
    const [code] = (await once(client, 'close')) as [number];
    expect(code).toBe(1009);
    const events = await ours;
    expect(events).toContainEqual(expect.objectContaining({ rule: 'message-too-large' }));
    expect(events.at(-1)).toMatchObject({ type: 'closed', code: 1006, wasClean: false });
  });

  test('agree that the connection was lost', async () => {
    const ours = serve({}, (server) => server.ping());
    const client = new WebSocket(url, { perMessageDeflate: false });
    client.on('ping', () => client.terminate());
    const [code] = (await once(client, 'close')) as [number];
    expect(code).toBe(1006);
    expect((await ours).at(-1)).toMatchObject({ type: 'closed', code: 1006, wasClean: false });
  });

  test('agree that there is no connection, where our server refuses', async () => {
    const ours = serve({ policy: { resources: ['/chat'] } });
    const client = new WebSocket(`${url}other`, { perMessageDeflate: false });
    const [error] = (await once(client, 'error')) as [Error];
    expect(error.message).toBe('Unexpected server response: 404');
    expect((await ours).map(({ type }) => type)).toEqual([
      'received',
      'failed',
      'state-changed',
      'closed',
    ]);
  });
});
