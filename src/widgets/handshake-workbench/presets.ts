/**
 * Handshakes to start from: valid ones, and for each mistake one that has it and no other. Loaded when
 * the reader first asks for one. The core writes them; a mistake is then made in the text.
 * @module
 */

import { decodeBase64, encodeBase64 } from '#protocol/bytes.ts';
import { serializeHead } from '#protocol/handshake/http-head.ts';
import { buildRequest } from '#protocol/handshake/request.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { withField, withoutField } from './field-lines.ts';
import type { PresetName } from './preset-names.ts';
import { SAMPLE_KEY, SAMPLE_REQUEST } from './server.ts';
import { writeSource } from './source.ts';

/** What a preset replaces; the rest stays as it is. */
export type Preset =
  { readonly request: string } | { readonly sent: string; readonly response: string };

const HOST = 'server.example.com';
const ECHO_KEY = 'rRXp2i/XCuCsKqs5MN12Ag==';
const CHAT_KEY = 'T2a6wZlAwhgQNqruZ2YUyg==';
const GAME_KEY = 'sN9cRrP/n9NdMgdcy2VJFQ==';

type Fields = readonly (readonly [string, string])[];

const get = (target: string, fields: Fields) =>
  writeSource(serializeHead({ method: 'GET', target, fields }));

/** The fields of a browser, in the order in which one of them sends them. */
const browserFields = (host: string, origin: string, key: string): Fields => [
  ['Host', host],
  ['Connection', 'Upgrade'],
  ['Pragma', 'no-cache'],
  ['Cache-Control', 'no-cache'],
  ['User-Agent', 'Mozilla/5.0'],
  ['Upgrade', 'websocket'],
  ['Origin', origin],
  ['Sec-WebSocket-Version', '13'],
  ['Accept-Encoding', 'gzip, deflate'],
  ['Accept-Language', 'en'],
  ['Sec-WebSocket-Key', key],
  ['Sec-WebSocket-Extensions', 'permessage-deflate; client_max_window_bits'],
];

const echo = () => get('/echo', browserFields('127.0.0.1', 'http://127.0.0.1', ECHO_KEY));
const chat = () =>
  get('/', [
    ['Host', 'example.com'],
    ['Connection', 'Upgrade'],
    ['Upgrade', 'websocket'],
    ['Sec-WebSocket-Key', CHAT_KEY],
    ['Sec-WebSocket-Version', '13'],
  ]);
const game = () =>
  get('/', [
    ['Upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Host', 'example.com'],
    ['Origin', 'http://example.com'],
    ['Sec-WebSocket-Key', GAME_KEY],
    ['Sec-WebSocket-Version', '13'],
  ]);

/** A mistake in the request of the RFC. */
const sampleWith = (mistake: (request: string) => string): Preset => ({
  request: mistake(SAMPLE_REQUEST),
});

const ANSWER = () => writeSource(buildResponse({ key: SAMPLE_KEY, protocol: 'chat' }));
const answer = (change: (response: string) => string): Preset => ({
  sent: SAMPLE_REQUEST,
  response: change(ANSWER()),
});

const ALL: Readonly<Record<PresetName, () => Preset>> = {
  sample: () => ({ request: SAMPLE_REQUEST }),
  minimal: () => ({
    request: writeSource(buildRequest({ target: '/', host: HOST, key: SAMPLE_KEY })),
  }),
  browser: () => ({
    request: get('/chat', browserFields(HOST, 'http://example.com', SAMPLE_KEY)),
  }),
  echo: () => ({ request: echo() }),
  chat: () => ({ request: chat() }),
  game: () => ({ request: game() }),

  'no-upgrade': () => sampleWith((request) => withoutField(request, 'Upgrade')),
  'no-connection': () => sampleWith((request) => withoutField(request, 'Connection')),
  'keep-alive': () => sampleWith((request) => withField(request, 'Connection', 'keep-alive')),
  'no-key': () => sampleWith((request) => withoutField(request, 'Sec-WebSocket-Key')),
  'short-key': () =>
    sampleWith((request) =>
      withField(
        request,
        'Sec-WebSocket-Key',
        encodeBase64(decodeBase64(SAMPLE_KEY).subarray(0, 15)),
      ),
    ),
  'no-version': () => sampleWith((request) => withoutField(request, 'Sec-WebSocket-Version')),
  'version-12': () => sampleWith((request) => withField(request, 'Sec-WebSocket-Version', '12')),
  'websocket-version': () =>
    sampleWith((request) => request.replace('Sec-WebSocket-Version', 'WebSocket-Version')),
  post: () => sampleWith((request) => request.replace('GET', 'POST')),
  'http-1-0': () => sampleWith((request) => request.replace('HTTP/1.1', 'HTTP/1.0')),
  'no-host': () => sampleWith((request) => withoutField(request, 'Host')),
  'no-empty-line': () => sampleWith((request) => request.slice(0, -1)),
  'ws-target': () => sampleWith((request) => request.replace('/chat', `ws://${HOST}/chat`)),
  'bare-lf': () => sampleWith((request) => request.replaceAll('\n', '\\n\n')),
  nul: () => sampleWith((request) => request.replace('http://exam', 'http://exam\\0')),

  'right-answer': () => ({
    sent: echo(),
    response: writeSource(buildResponse({ key: ECHO_KEY })),
  }),
  'lower-case': () => ({
    sent: chat(),
    response: writeSource(buildResponse({ key: CHAT_KEY }))
      .replace('Upgrade: websocket', 'upgrade: WebSocket')
      .replace('Connection: Upgrade', 'connection: upgrade')
      .replace('Sec-WebSocket-Accept', 'sec-websocket-accept'),
  }),
  'other-order': () =>
    answer((response) => {
      const [status, ...fields] = response.trimEnd().split('\n');
      return `${[status, ...fields.toReversed()].join('\n')}\n\n`;
    }),
  location: () => ({
    sent: game(),
    response: withField(
      writeSource(buildResponse({ key: GAME_KEY })),
      'Sec-WebSocket-Location',
      'ws://example.com/',
    ),
  }),
  'status-200': () => answer((response) => response.replace('101 Switching Protocols', '200 OK')),
  'answer-no-upgrade': () => answer((response) => withoutField(response, 'Upgrade')),
  'answer-keep-alive': () => answer((response) => withField(response, 'Connection', 'keep-alive')),
  'other-accept': () => ({
    sent: SAMPLE_REQUEST,
    response: writeSource(buildResponse({ key: GAME_KEY, protocol: 'chat' })),
  }),
  'extension-not-offered': () =>
    answer((response) => withField(response, 'Sec-WebSocket-Extensions', 'permessage-deflate')),
  'protocol-not-offered': () =>
    answer((response) => withField(response, 'Sec-WebSocket-Protocol', 'telemetry')),
  'no-protocol': () => answer((response) => withoutField(response, 'Sec-WebSocket-Protocol')),
};

export function presetNamed(name: PresetName): Preset {
  return ALL[name]();
}
