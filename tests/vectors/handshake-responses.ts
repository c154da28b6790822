/**
 * Responses to an opening handshake: right ones, and such as are wrong or odd in one way each, with
 * what a client has to find and to do. Made from the text of RFC 6455 §4.1, §4.2.2 and §11.3, and of
 * RFC 9112 §4, §5. They answer the key of RFC 6455 §1.3.
 */
import type { Extension } from '#protocol/handshake/field-values.ts';
import type { ResponseRule } from '#protocol/handshake/response-rules.ts';
import type { ResponseCheck } from '#protocol/handshake/response.ts';

/** A response, what the client had offered, and the verdict. */
export interface ResponseVector {
  readonly name: string;
  /** One character per byte. */
  readonly text: string;
  readonly protocols: readonly string[];
  readonly extensions: readonly Extension[];
  /** What is to be found in it, in order. */
  readonly rules: readonly ResponseRule[];
  readonly outcome: ResponseCheck['outcome'];
  /** What a browser does. */
  readonly inBrowser: ResponseCheck['outcome'];
}

const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

const LINES = {
  start: 'HTTP/1.1 101 Switching Protocols',
  upgrade: 'Upgrade: websocket',
  connection: 'Connection: Upgrade',
  accept: `Sec-WebSocket-Accept: ${ACCEPT}`,
  more: '',
  empty: '\r\n',
};

function response(changes: Partial<typeof LINES> = {}): string {
  const { empty, ...lines } = { ...LINES, ...changes };
  const present = Object.values(lines).filter((line) => line !== '');
  return present.map((line) => `${line}\r\n`).join('') + empty;
}

const right = response();
const CHAT = { protocols: ['chat', 'superchat'] };
const DEFLATE = { extensions: [{ name: 'permessage-deflate', parameters: [] }] };

type Row = readonly [
  name: string,
  changes: Partial<typeof LINES> | string,
  rules?: ResponseRule | readonly ResponseRule[],
  outcome?: ResponseCheck['outcome'],
  offered?: Partial<Pick<ResponseVector, 'protocols' | 'extensions' | 'inBrowser'>>,
];

const OPEN: readonly Row[] = [
  ['the response of RFC 6455 §1.3', right],
  ['one with a subprotocol', { more: 'Sec-WebSocket-Protocol: chat' }, [], 'open', CHAT],
  [
    'one with the other subprotocol',
    { more: 'Sec-WebSocket-Protocol: superchat' },
    [],
    'open',
    CHAT,
  ],
  ['one without a subprotocol', right, 'protocol-missing', 'open', { ...CHAT, inBrowser: 'fail' }],
  [
    'one with the only subprotocol missing',
    right,
    'protocol-missing',
    'open',
    { protocols: ['chat'], inBrowser: 'fail' },
  ],
  [
    'one with an extension',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover' },
    [],
    'open',
    DEFLATE,
  ],
  [
    'one with an empty element',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate,' },
    'empty-element',
    'open',
    DEFLATE,
  ],
  ['no extension, though one was offered', right, [], 'open', DEFLATE],
  [
    'lower case',
    right
      .toLowerCase()
      .replace(/^http/, 'HTTP')
      .replace(/accept:.*/, `accept: ${ACCEPT}`),
  ],
  ['WebSocket', { upgrade: 'Upgrade: WebSocket' }],
  ['upgrade in upper case', { connection: 'CONNECTION: UPGRADE' }],
  ['a list of Connection', { connection: 'Connection: keep-alive, Upgrade' }],
  ['two lines of Connection', { connection: 'Connection: keep-alive\r\nConnection: Upgrade' }],
  ['an empty element of Connection', { connection: 'Connection: , Upgrade' }, 'empty-element'],
  ['an empty element of Upgrade', { upgrade: 'Upgrade: websocket,' }, 'empty-element'],
  ['blanks around the accept', { accept: `Sec-WebSocket-Accept: \t${ACCEPT} ` }],
  [
    'another order',
    `HTTP/1.1 101 OK\r\n${right.split('\r\n').slice(1, -2).reverse().join('\r\n')}\r\n\r\n`,
  ],
  ['no reason', { start: 'HTTP/1.1 101 ' }],
  ['another reason', { start: 'HTTP/1.1 101 Web Socket Protocol Handshake' }],
  ['a reason of blanks', { start: 'HTTP/1.1 101  \t' }],
  ['a reason above 127', { start: 'HTTP/1.1 101 Wei\xdft du' }, 'not-ascii'],
  ['other fields', { more: 'Server: x\r\nDate: Mon, 01 Jan 2024 00:00:00 GMT\r\nSet-Cookie: a=b' }],
  ['HTTP/1.2', { start: 'HTTP/1.2 101 Switching Protocols' }, 'http-version-unknown'],
  [
    'a fold, which a client must mend',
    { connection: 'Connection: keep-alive,\r\n Upgrade' },
    'obs-fold',
  ],
  ['a length', { more: 'Content-Length: 0' }, 'content'],
  ['a transfer coding', { more: 'Transfer-Encoding: chunked' }, 'content'],
  ['a field of a draft', { more: 'Sec-WebSocket-Location: ws://example.com/' }, 'field-of-draft'],
  ['an older field of a draft', { more: 'WebSocket-Origin: http://example.com' }, 'field-of-draft'],
  ['a version', { more: 'Sec-WebSocket-Version: 13' }, 'version-not-asked'],
  ['a key', { more: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' }, 'field-of-request'],
  ['frames behind it', `${right}\x81\x05Hello`],
];

/** The client goes on as HTTP has it; browsers give up. */
const HTTP: readonly Row[] = [
  ['200', { start: 'HTTP/1.1 200 OK' }, 'status-not-101', 'http'],
  [
    '400',
    'HTTP/1.1 400 Bad Request\r\nSec-WebSocket-Version: 13, 8\r\n\r\n',
    'status-not-101',
    'http',
  ],
  [
    '401',
    'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm="a"\r\n\r\n',
    'status-not-101',
    'http',
  ],
  [
    '301',
    'HTTP/1.1 301 Moved Permanently\r\nLocation: /new\r\n\r\n',
    ['status-not-101', 'redirect-not-followed'],
    'http',
  ],
  ['426', 'HTTP/1.1 426 Upgrade Required\r\nUpgrade: websocket\r\n\r\n', 'status-not-101', 'http'],
  ['200 in HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\n', 'status-not-101', 'http'],
  ['999', 'HTTP/1.1 999 ?\r\n\r\n', 'status-not-101', 'http'],
];

/** Others follow behind them, for browsers as for all clients. */
const INTERIM: readonly Row[] = [
  ['100', 'HTTP/1.1 100 Continue\r\n\r\n', 'status-interim', 'interim'],
  ['102', 'HTTP/1.1 102 Processing\r\n\r\n', 'status-interim', 'interim'],
  [
    '103 with fields',
    'HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n',
    'status-interim',
    'interim',
  ],
  ['199', 'HTTP/1.1 199 \r\n\r\n', 'status-interim', 'interim'],
  ['100 with the fields of a 101', { start: 'HTTP/1.1 100 Continue' }, 'status-interim', 'interim'],
  [
    '100 with a 101 behind it',
    `HTTP/1.1 100 Continue\r\n\r\n${right}`,
    'status-interim',
    'interim',
  ],
];

const FAIL: readonly Row[] = [
  [
    '100 in HTTP/1.0, which has none',
    'HTTP/1.0 100 Continue\r\n\r\n',
    ['http-version-too-old', 'status-interim'],
    'fail',
  ],
  [
    'a broken 103',
    'HTTP/1.1 103 Early Hints\r\nLink\r\n\r\n',
    ['colon-missing', 'status-interim'],
    'fail',
  ],
  ['HTTP/1.0', { start: 'HTTP/1.0 101 Switching Protocols' }, 'http-version-too-old', 'fail'],
  ['HTTP/2.0', { start: 'HTTP/2.0 101 Switching Protocols' }, 'http-version-unsupported', 'fail'],
  ['HTTP/2', { start: 'HTTP/2 101 Switching Protocols' }, 'http-version-malformed', 'fail'],
  [
    'a status of two digits',
    { start: 'HTTP/1.1 99 Switching Protocols' },
    'status-code-malformed',
    'fail',
  ],
  [
    'a status of four digits',
    { start: 'HTTP/1.1 1010 Switching Protocols' },
    'status-code-malformed',
    'fail',
  ],
  [
    'a status with a sign',
    { start: 'HTTP/1.1 +01 Switching Protocols' },
    'status-code-malformed',
    'fail',
  ],
  ['no status', { start: 'HTTP/1.1' }, 'status-code-malformed', 'fail'],
  ['no space behind the status', { start: 'HTTP/1.1 101' }, 'reason-space-missing', 'fail'],
  ['a tab behind the status', { start: 'HTTP/1.1 101\tSwitching' }, 'start-line-blank', 'fail'],
  ['two spaces', { start: 'HTTP/1.1  101 Switching' }, 'start-line-blank', 'fail'],
  ['a space before', { start: ' HTTP/1.1 101 Switching' }, 'start-line-blank', 'fail'],
  [
    'a control character in the reason',
    { start: 'HTTP/1.1 101 a\x02' },
    'control-character',
    'fail',
  ],
  ['an empty line before', `\r\n${right}`, 'leading-empty-line', 'fail'],
  ['a line feed', right.replace('\r\n', '\n'), 'bare-lf', 'fail'],
  ['a space before the colon', { upgrade: 'Upgrade : websocket' }, 'blank-before-colon', 'fail'],
  ['no Upgrade', { upgrade: '' }, 'upgrade-missing', 'fail'],
  ['an empty Upgrade', { upgrade: 'Upgrade:' }, 'upgrade-not-websocket', 'fail'],
  ['another Upgrade', { upgrade: 'Upgrade: h2c' }, 'upgrade-not-websocket', 'fail'],
  ['a list of Upgrade', { upgrade: 'Upgrade: websocket, h2c' }, 'upgrade-not-websocket', 'fail'],
  [
    'Upgrade twice',
    { upgrade: 'Upgrade: websocket\r\nUpgrade: websocket' },
    'upgrade-not-websocket',
    'fail',
  ],
  [
    'an Upgrade with a version',
    { upgrade: 'Upgrade: websocket/13' },
    'upgrade-not-websocket',
    'fail',
  ],
  ['no Connection', { connection: '' }, 'connection-missing', 'fail'],
  ['an empty Connection', { connection: 'Connection:' }, 'connection-not-upgrade', 'fail'],
  ['keep-alive', { connection: 'Connection: keep-alive' }, 'connection-not-upgrade', 'fail'],
  [
    'a malformed Connection',
    { connection: 'Connection: Upgrade, a b' },
    'connection-malformed',
    'fail',
  ],
  ['no accept', { accept: '' }, 'accept-missing', 'fail'],
  ['an empty accept', { accept: 'Sec-WebSocket-Accept:' }, 'accept-malformed', 'fail'],
  [
    'the accept of another key',
    { accept: 'Sec-WebSocket-Accept: c/LP8JsVmZWV/EB3lgGDVmVQWVA=' },
    'accept-wrong',
    'fail',
  ],
  [
    'the accept in lower case',
    { accept: `Sec-WebSocket-Accept: ${ACCEPT.toLowerCase()}` },
    'accept-wrong',
    'fail',
  ],
  [
    'the key as accept',
    { accept: 'Sec-WebSocket-Accept: dGhlIHNhbXBsZSBub25jZQ==' },
    'accept-malformed',
    'fail',
  ],
  [
    'the accept without padding',
    { accept: `Sec-WebSocket-Accept: ${ACCEPT.slice(0, -1)}` },
    'accept-malformed',
    'fail',
  ],
  [
    'the accept twice',
    { accept: `Sec-WebSocket-Accept: ${ACCEPT}\r\nSec-WebSocket-Accept: ${ACCEPT}` },
    'accept-repeated',
    'fail',
  ],
  [
    'an extension nobody offered',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate' },
    'extension-not-offered',
    'fail',
  ],
  [
    'another extension',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate, mux' },
    'extension-not-offered',
    'fail',
    DEFLATE,
  ],
  [
    'no extension in the field',
    { more: 'Sec-WebSocket-Extensions:' },
    'extensions-empty',
    'fail',
    DEFLATE,
  ],
  [
    'a malformed extension',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate; =' },
    'extensions-malformed',
    'fail',
    DEFLATE,
  ],
  [
    'a quoted value that is no token',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate; a=""' },
    'extensions-quoted-value',
    'fail',
    DEFLATE,
  ],
  [
    'a subprotocol nobody offered',
    { more: 'Sec-WebSocket-Protocol: chat' },
    'protocol-not-offered',
    'fail',
  ],
  [
    'another subprotocol',
    { more: 'Sec-WebSocket-Protocol: other' },
    'protocol-not-offered',
    'fail',
    CHAT,
  ],
  [
    'a subprotocol in other case',
    { more: 'Sec-WebSocket-Protocol: Chat' },
    'protocol-not-offered',
    'fail',
    CHAT,
  ],
  [
    'a list of subprotocols',
    { more: 'Sec-WebSocket-Protocol: chat, superchat' },
    'protocol-malformed',
    'fail',
    CHAT,
  ],
  ['an empty subprotocol', { more: 'Sec-WebSocket-Protocol:' }, 'protocol-malformed', 'fail', CHAT],
  [
    'two subprotocols',
    { more: 'Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: chat' },
    'protocol-repeated',
    'fail',
    CHAT,
  ],
  [
    'a redirect with a broken head',
    'HTTP/1.1 301 Moved\r\nLocation /\r\n\r\n',
    ['colon-missing', 'status-not-101', 'redirect-not-followed'],
    'fail',
  ],
];

const WAIT: readonly Row[] = [
  ['no empty line', { empty: '' }, 'head-incomplete', 'wait', { inBrowser: 'wait' }],
  [
    'a 100 without its empty line',
    'HTTP/1.1 100 Continue\r\n',
    ['head-incomplete', 'status-interim'],
    'wait',
    { inBrowser: 'wait' },
  ],
  ['nothing', '', 'head-incomplete', 'wait', { inBrowser: 'wait' }],
  [
    'half a status',
    'HTTP/1.1 10',
    ['status-code-malformed', 'head-incomplete'],
    'wait',
    { inBrowser: 'wait' },
  ],
];

export const responseVectors: readonly ResponseVector[] = [
  ...OPEN,
  ...HTTP,
  ...INTERIM,
  ...FAIL,
  ...WAIT,
].map(([name, changes, rules = [], outcome = 'open', offered = {}]) => ({
  name,
  text: typeof changes === 'string' ? changes : response(changes),
  protocols: [],
  extensions: [],
  rules: typeof rules === 'string' ? [rules] : rules,
  outcome,
  inBrowser: outcome === 'http' ? 'fail' : outcome,
  ...offered,
}));
