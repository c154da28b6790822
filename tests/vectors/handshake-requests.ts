/**
 * Requests of the opening handshake: right ones, and such as are wrong or odd in one way each, with
 * what a server has to find and to answer. Made from the text of RFC 6455 §4.1, §4.2, §4.3, §9.1 and
 * RFC 9112 §2–§5, not from what any implementation does.
 */
import type { RequestRule } from '#protocol/handshake/request-rules.ts';
import type { ServerPolicy } from '#protocol/handshake/request.ts';

/** A request, and the verdict on it. */
export interface RequestVector {
  readonly name: string;
  /** One character per byte. */
  readonly text: string;
  /** What is to be found in it, in order. */
  readonly rules: readonly RequestRule[];
  readonly answer: number | 'ignore' | 'wait';
  readonly policy?: ServerPolicy;
}

/** Key of RFC 6455 §1.3. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';

const LINES = {
  start: 'GET /chat HTTP/1.1',
  host: 'Host: server.example.com',
  upgrade: 'Upgrade: websocket',
  connection: 'Connection: Upgrade',
  key: `Sec-WebSocket-Key: ${KEY}`,
  version: 'Sec-WebSocket-Version: 13',
  origin: 'Origin: http://example.com',
  more: '',
  empty: '\r\n',
};

/** The right request, with some lines changed; without those that are changed to nothing. */
function request(changes: Partial<typeof LINES> = {}): string {
  const { empty, ...lines } = { ...LINES, ...changes };
  return (
    Object.values(lines)
      .filter((line) => line !== '')
      .map((line) => `${line}\r\n`)
      .join('') + empty
  );
}

const right = request();

type Row = readonly [
  name: string,
  changes: Partial<typeof LINES> | string,
  rules?: RequestRule | readonly RequestRule[],
  answer?: RequestVector['answer'],
  policy?: ServerPolicy,
];

/** Found, and yet answered with 101 unless it says otherwise. */
const ALLOWED: readonly Row[] = [
  ['the request of RFC 6455 §1.3', right],
  ['no origin: not a browser', { origin: '' }, 'origin-missing'],
  ['an opaque origin', { origin: 'Origin: null' }],
  ['an origin with a port', { origin: 'Origin: http://localhost:3000' }],
  ['an origin of another scheme', { origin: 'Origin: chrome-extension://abcdefgh' }],
  ['an origin of a file', { origin: 'Origin: file://' }],
  ['an origin on IPv6', { origin: 'Origin: https://[::1]:8443' }],
  [
    'names in lower case',
    {
      host: 'host: server.example.com',
      upgrade: 'upgrade: websocket',
      connection: 'connection: upgrade',
      key: `sec-websocket-key: ${KEY}`,
      version: 'sec-websocket-version: 13',
      origin: 'origin: http://example.com',
    },
  ],
  ['names in upper case', { upgrade: 'UPGRADE: websocket', connection: 'CONNECTION: Upgrade' }],
  ['websocket in any case', { upgrade: 'Upgrade: WebSocket' }],
  ['websocket in upper case', { upgrade: 'Upgrade: WEBSOCKET' }],
  [
    'no blanks before values',
    { upgrade: 'Upgrade:websocket', version: 'Sec-WebSocket-Version:13' },
  ],
  [
    'blanks around values',
    { key: `Sec-WebSocket-Key: \t ${KEY}\t `, version: 'Sec-WebSocket-Version:  13 ' },
  ],
  ['keep-alive, Upgrade', { connection: 'Connection: keep-alive, Upgrade' }],
  ['a list without blanks', { connection: 'Connection: keep-alive,Upgrade' }],
  ['a list with tabs', { connection: 'Connection: keep-alive\t,\tUpgrade' }],
  ['two lines of Connection', { connection: 'Connection: keep-alive\r\nConnection: Upgrade' }],
  ['a token twice', { connection: 'Connection: Upgrade, upgrade' }],
  ['an empty element', { connection: 'Connection: keep-alive, , Upgrade' }, 'empty-element'],
  ['a comma before', { connection: 'Connection: ,Upgrade' }, 'empty-element'],
  ['a comma behind', { connection: 'Connection: Upgrade,' }, 'empty-element'],
  ['close as well', { connection: 'Connection: close, Upgrade' }, 'connection-close'],
  ['h2c as well', { upgrade: 'Upgrade: h2c, websocket' }, 'upgrade-others'],
  [
    'another protocol in another line',
    { upgrade: 'Upgrade: h2c\r\nUpgrade: websocket' },
    'upgrade-others',
  ],
  ['a version of another protocol', { upgrade: 'Upgrade: websocket, IRC/6.9' }, 'upgrade-others'],
  ['a query', { start: 'GET /chat?room=1&name=%C3%A9 HTTP/1.1' }],
  ['the root', { start: 'GET / HTTP/1.1' }],
  ['absolute-form', { start: 'GET http://server.example.com/chat HTTP/1.1' }],
  ['absolute-form, https, no path', { start: 'GET HTTPS://SERVER.example.com?a HTTP/1.1' }],
  [
    'absolute-form of another host',
    { start: 'GET http://other.example/chat HTTP/1.1' },
    'host-not-target',
  ],
  ['HTTP/1.2', { start: 'GET /chat HTTP/1.2' }, 'http-version-unknown'],
  ['a host with a port', { host: 'Host: server.example.com:8080' }],
  ['a host with an empty port', { host: 'Host: server.example.com:' }],
  ['a host that is an IPv6 address', { host: 'Host: [2001:db8::1]:8080' }],
  ['a host of the future', { host: 'Host: [v1.fe80::a+en1]' }],
  ['a host with percent-encoding', { host: 'Host: b%C3%BCcher.example' }],
  ['the key of RFC 6455 §4.1, mended', { key: 'Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==' }],
  [
    'the key as RFC 6455 §4.1 prints it',
    { key: 'Sec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEC==' },
    'key-not-canonical',
  ],
  ['subprotocols', { more: 'Sec-WebSocket-Protocol: chat, superchat' }],
  [
    'subprotocols in two lines',
    { more: 'Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: superchat' },
  ],
  ['subprotocols that differ in case', { more: 'Sec-WebSocket-Protocol: chat, Chat' }],
  ['a subprotocol with signs', { more: "Sec-WebSocket-Protocol: v1.chat!#$%&'*+-^_`|~" }],
  [
    'an empty element among subprotocols',
    { more: 'Sec-WebSocket-Protocol: chat,,b' },
    'empty-element',
  ],
  [
    'an extension',
    { more: 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits' },
  ],
  [
    'extensions of RFC 6455 §9.1',
    {
      more: 'Sec-WebSocket-Extensions: deflate-stream\r\nSec-WebSocket-Extensions: mux; max-channels=4; flow-control, deflate-stream',
    },
  ],
  ['a quoted value that is a token', { more: 'Sec-WebSocket-Extensions: a; b="10"; c="\\x"' }],
  ['blanks around everything', { more: 'Sec-WebSocket-Extensions: a ; b = 1 ,\tc' }],
  [
    'an empty element among extensions',
    { more: 'Sec-WebSocket-Extensions: a,,b' },
    'empty-element',
  ],
  [
    'cookies and others',
    { more: 'Cookie: a=b; c=d\r\nUser-Agent: x/1 (y)\r\nPragma: no-cache\r\nX-Own:' },
  ],
  ['an empty value', { more: 'X-Own: \t ' }],
  ['bytes above 127 in a value', { more: 'X-Name: Andr\xe9' }, 'not-ascii'],
  ['a length of 0', { more: 'Content-Length: 0' }],
  [
    'a field of the response',
    { more: 'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=' },
    'field-of-response',
  ],
  ['a field of a draft', { more: 'Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5' }, 'field-of-draft'],
  ['a field of an older draft', { more: 'WebSocket-Protocol: chat' }, 'field-of-draft'],
  ['an empty line before', `\r\n${right}`, 'leading-empty-line'],
  [
    'another order',
    `GET / HTTP/1.1\r\n${right.split('\r\n').slice(1, -2).reverse().join('\r\n')}\r\n\r\n`,
  ],
  ['frames behind it', `${right}\x81\x85\x37\xfa\x21\x3d\x7f\x9f\x4d\x51\x58`],
];

const REFUSED: readonly Row[] = [
  // RFC 6455 §4.2.1 item 1
  ['POST', { start: 'POST /chat HTTP/1.1' }, 'method-not-get', 405],
  ['a method in lower case', { start: 'get /chat HTTP/1.1' }, 'method-not-get', 405],
  ['HEAD', { start: 'HEAD /chat HTTP/1.1' }, 'method-not-get', 405],
  ['HTTP/1.0', { start: 'GET /chat HTTP/1.0' }, 'http-version-too-old', 'ignore'],
  ['HTTP/0.9', { start: 'GET /chat HTTP/0.9' }, 'http-version-too-old', 'ignore'],
  ['HTTP/2.0', { start: 'GET /chat HTTP/2.0' }, 'http-version-unsupported', 505],
  ['HTTP/2', { start: 'GET /chat HTTP/2' }, 'http-version-malformed', 400],
  ['http/1.1', { start: 'GET /chat http/1.1' }, 'http-version-malformed', 400],
  ['HTTP/1,1', { start: 'GET /chat HTTP/1,1' }, 'http-version-malformed', 400],
  ['HTTP/1.10', { start: 'GET /chat HTTP/1.10' }, 'http-version-malformed', 400],
  ['another protocol', { start: 'GET /chat XTTP/1.1' }, 'http-version-malformed', 400],
  ['no version', { start: 'GET /chat' }, 'http-version-missing', 400],
  ['no target', { start: 'GET HTTP/1.1' }, 'target-missing', 400],
  ['a method alone', { start: 'GET' }, ['target-missing', 'http-version-missing'], 400],
  ['two spaces', { start: 'GET  /chat HTTP/1.1' }, 'start-line-blank', 400],
  ['a tab', { start: 'GET /chat\tHTTP/1.1' }, 'start-line-blank', 400],
  ['a space before the method', { start: ' GET /chat HTTP/1.1' }, 'start-line-blank', 400],
  ['a space behind the version', { start: 'GET /chat HTTP/1.1 ' }, 'start-line-blank', 400],
  [
    'a method that is no token',
    { start: 'GE(T /chat HTTP/1.1' },
    ['method-malformed', 'method-not-get'],
    400,
  ],
  ['a blank in the target', { start: 'GET /my chat HTTP/1.1' }, 'target-blank', 400],
  ['a fragment', { start: 'GET /chat#top HTTP/1.1' }, 'target-fragment', 400],
  ['a ws URI', { start: 'GET ws://server.example.com/chat HTTP/1.1' }, 'target-not-http', 400],
  [
    'a ws URI with a query',
    { start: 'GET ws://server.example.com/chat?a=b HTTP/1.1' },
    'target-not-http',
    400,
  ],
  ['a wss URI', { start: 'GET wss://server.example.com/chat HTTP/1.1' }, 'target-not-http', 400],
  ['an http URI without host', { start: 'GET http:///chat HTTP/1.1' }, 'target-not-http', 400],
  ['a target without slash', { start: 'GET chat HTTP/1.1' }, 'target-form', 400],
  ['an asterisk', { start: 'GET * HTTP/1.1' }, 'target-form', 400],
  ['a sign that must be encoded', { start: 'GET /a|b HTTP/1.1' }, 'target-character', 400],
  ['a letter that must be encoded', { start: 'GET /caf\xe9 HTTP/1.1' }, 'target-character', 400],
  ['half a percent-encoding', { start: 'GET /100% HTTP/1.1' }, 'target-character', 400],
  ['NUL in the target', { start: 'GET /a\0b HTTP/1.1' }, 'nul', 400],
  // item 2
  ['no host', { host: '' }, 'host-missing', 400],
  ['an empty host', { host: 'Host:' }, 'host-empty', 400],
  ['an empty host with blanks', { host: 'Host:  ' }, 'host-empty', 400],
  ['the same host twice', { host: 'Host: a.example\r\nHost: a.example' }, 'host-repeated', 400],
  ['two hosts', { host: 'Host: a.example\r\nhost: b.example' }, 'host-repeated', 400],
  ['a host with a path', { host: 'Host: a.example/chat' }, 'host-malformed', 400],
  ['a host with a scheme', { host: 'Host: http://a.example' }, 'host-malformed', 400],
  ['a host with a user', { host: 'Host: me@a.example' }, 'host-malformed', 400],
  ['a host with a blank', { host: 'Host: a.example b.example' }, 'host-malformed', 400],
  ['a port that is no number', { host: 'Host: a.example:80a' }, 'host-malformed', 400],
  ['IPv6 without brackets', { host: 'Host: 2001:db8::1' }, 'host-malformed', 400],
  ['a host with half an encoding', { host: 'Host: a%2.example' }, 'host-malformed', 400],
  ['a URI of another kind', { start: 'GET mailto:me HTTP/1.1' }, 'target-not-http', 400],
  // item 3
  ['no Upgrade', { upgrade: '' }, 'upgrade-missing', 400],
  ['an empty Upgrade', { upgrade: 'Upgrade:' }, 'upgrade-not-websocket', 400],
  ['another protocol alone', { upgrade: 'Upgrade: h2c' }, 'upgrade-not-websocket', 400],
  ['websocket with a version', { upgrade: 'Upgrade: websocket/13' }, 'upgrade-not-websocket', 400],
  ['websockets', { upgrade: 'Upgrade: websockets' }, 'upgrade-not-websocket', 400],
  [
    'web socket',
    { upgrade: 'Upgrade: web socket' },
    ['upgrade-malformed', 'upgrade-not-websocket'],
    400,
  ],
  [
    'a quoted websocket',
    { upgrade: 'Upgrade: "websocket"' },
    ['upgrade-malformed', 'upgrade-not-websocket'],
    400,
  ],
  [
    'a malformed protocol as well',
    { upgrade: 'Upgrade: websocket, a/b/c' },
    ['upgrade-malformed', 'upgrade-others'],
    400,
  ],
  // item 4
  [
    'a Connection of nothing',
    { connection: 'Connection: ,' },
    ['connection-not-upgrade', 'empty-element', 'empty-element'],
    400,
  ],
  ['no Connection', { connection: '' }, 'connection-missing', 400],
  ['an empty Connection', { connection: 'Connection:' }, 'connection-not-upgrade', 400],
  ['keep-alive alone', { connection: 'Connection: keep-alive' }, 'connection-not-upgrade', 400],
  [
    'websocket as Connection',
    { connection: 'Connection: websocket' },
    'connection-not-upgrade',
    400,
  ],
  ['upgrades', { connection: 'Connection: upgrades' }, 'connection-not-upgrade', 400],
  [
    'semicolons',
    { connection: 'Connection: keep-alive; Upgrade' },
    ['connection-malformed', 'connection-not-upgrade'],
    400,
  ],
  // item 5
  ['no key', { key: '' }, 'key-missing', 400],
  ['an empty key', { key: 'Sec-WebSocket-Key:' }, 'key-malformed', 400],
  ['15 bytes', { key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j' }, 'key-wrong-length', 400],
  ['17 bytes', { key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZSE=' }, 'key-wrong-length', 400],
  [
    '16 characters, not 16 bytes',
    { key: 'Sec-WebSocket-Key: 0123456789abcdef' },
    'key-wrong-length',
    400,
  ],
  ['no padding', { key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ' }, 'key-malformed', 400],
  ['half the padding', { key: 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=' }, 'key-malformed', 400],
  [
    'the alphabet of URLs',
    { key: 'Sec-WebSocket-Key: sN9cRrP_n9NdMgdcy2VJFQ==' },
    'key-malformed',
    400,
  ],
  [
    'a blank in the key',
    { key: 'Sec-WebSocket-Key: dGhlIHNhbXBs ZSBub25jZQ==' },
    'key-malformed',
    400,
  ],
  ['a quoted key', { key: `Sec-WebSocket-Key: "${KEY}"` }, 'key-malformed', 400],
  [
    'the same key twice',
    { key: `Sec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Key: ${KEY}` },
    'key-repeated',
    400,
  ],
  ['two keys in a line', { key: `Sec-WebSocket-Key: ${KEY}, ${KEY}` }, 'key-malformed', 400],
  // item 6
  ['no version', { version: '' }, 'version-missing', 400],
  [
    'the name of no draft and no standard',
    { version: 'WebSocket-Version: 13' },
    ['version-missing', 'field-of-draft'],
    400,
  ],
  ['an empty version', { version: 'Sec-WebSocket-Version:' }, 'version-malformed', 400],
  ['version 12', { version: 'Sec-WebSocket-Version: 12' }, 'version-not-13', 426],
  ['version 8', { version: 'Sec-WebSocket-Version: 8' }, 'version-not-13', 426],
  ['version 0', { version: 'Sec-WebSocket-Version: 0' }, 'version-not-13', 426],
  ['version 14', { version: 'Sec-WebSocket-Version: 14' }, 'version-not-13', 426],
  ['version 255', { version: 'Sec-WebSocket-Version: 255' }, 'version-not-13', 426],
  ['version 256', { version: 'Sec-WebSocket-Version: 256' }, 'version-malformed', 400],
  ['version 013', { version: 'Sec-WebSocket-Version: 013' }, 'version-malformed', 400],
  ['version 13.0', { version: 'Sec-WebSocket-Version: 13.0' }, 'version-malformed', 400],
  ['a list of versions', { version: 'Sec-WebSocket-Version: 13, 8' }, 'version-malformed', 400],
  [
    'the version twice',
    { version: 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Version: 13' },
    'version-repeated',
    400,
  ],
  [
    'another version of key and version',
    { version: 'Sec-WebSocket-Version: 8', key: '' },
    ['version-not-13', 'key-missing'],
    426,
  ],
  // item 7
  [
    'two origins',
    { origin: 'Origin: http://a.example\r\nOrigin: http://a.example' },
    'origin-repeated',
    400,
  ],
  ['an origin with a path', { origin: 'Origin: http://example.com/' }, 'origin-malformed', 400],
  ['an origin without scheme', { origin: 'Origin: example.com' }, 'origin-malformed', 400],
  ['an empty origin', { origin: 'Origin:' }, 'origin-malformed', 400],
  // item 8
  ['no subprotocol in the field', { more: 'Sec-WebSocket-Protocol:' }, 'protocol-empty', 400],
  [
    'nothing but commas',
    { more: 'Sec-WebSocket-Protocol: ,' },
    ['protocol-empty', 'empty-element', 'empty-element'],
    400,
  ],
  [
    'a subprotocol that is no token',
    { more: 'Sec-WebSocket-Protocol: my chat' },
    'protocol-malformed',
    400,
  ],
  [
    'a subprotocol with a slash',
    { more: 'Sec-WebSocket-Protocol: chat/2' },
    'protocol-malformed',
    400,
  ],
  ['a subprotocol twice', { more: 'Sec-WebSocket-Protocol: chat, b, chat' }, 'protocol-twice', 400],
  [
    'a subprotocol twice in two lines',
    { more: 'Sec-WebSocket-Protocol: chat\r\nSec-WebSocket-Protocol: chat' },
    'protocol-twice',
    400,
  ],
  // item 9
  ['no extension in the field', { more: 'Sec-WebSocket-Extensions:' }, 'extensions-empty', 400],
  [
    'an extension that is no token',
    { more: 'Sec-WebSocket-Extensions: a b' },
    'extensions-malformed',
    400,
  ],
  [
    'a parameter without name',
    { more: 'Sec-WebSocket-Extensions: a; =1' },
    'extensions-malformed',
    400,
  ],
  ['an empty parameter', { more: 'Sec-WebSocket-Extensions: a; ; b' }, 'extensions-malformed', 400],
  ['a semicolon at the end', { more: 'Sec-WebSocket-Extensions: a;' }, 'extensions-malformed', 400],
  [
    'a parameter without value behind =',
    { more: 'Sec-WebSocket-Extensions: a; b=' },
    'extensions-malformed',
    400,
  ],
  [
    'a parameter that is no token',
    { more: 'Sec-WebSocket-Extensions: a; b c' },
    'extensions-malformed',
    400,
  ],
  [
    'a value that is no token',
    { more: 'Sec-WebSocket-Extensions: a; b=c/d' },
    'extensions-malformed',
    400,
  ],
  ['an open quote', { more: 'Sec-WebSocket-Extensions: a; b="1' }, 'extensions-malformed', 400],
  [
    'an escape at the end',
    { more: 'Sec-WebSocket-Extensions: a; b="\\' },
    'extensions-malformed',
    400,
  ],
  [
    'something behind a quote',
    { more: 'Sec-WebSocket-Extensions: a; b="1"2' },
    'extensions-malformed',
    400,
  ],
  [
    'a quoted value that is no token',
    { more: 'Sec-WebSocket-Extensions: a; b="1 2"' },
    'extensions-quoted-value',
    400,
  ],
  [
    'a quoted comma',
    { more: 'Sec-WebSocket-Extensions: a; b="1,2", c' },
    'extensions-quoted-value',
    400,
  ],
  [
    'a quoted semicolon and quote',
    { more: 'Sec-WebSocket-Extensions: a; b=";\\"", c' },
    'extensions-quoted-value',
    400,
  ],
  [
    'an empty quoted value',
    { more: 'Sec-WebSocket-Extensions: a; b=""' },
    'extensions-quoted-value',
    400,
  ],
  // RFC 9112, the form of the head
  ['no empty line', { empty: '' }, 'head-incomplete', 'wait'],
  ['half of the empty line', { empty: '\r' }, 'head-incomplete', 'wait'],
  [
    'half a line',
    'GET /chat HT',
    ['http-version-malformed', 'head-incomplete', 'host-missing', ...missing()],
    'wait',
  ],
  ['nothing', '', ['head-incomplete', 'host-missing', ...missing()], 'wait'],
  [
    'line feeds only',
    'GET / HTTP/1.1\nHost: a\n\n',
    ['bare-lf', 'bare-lf', 'bare-lf', ...missing()],
    400,
  ],
  ['a line feed in one line', right.replace('websocket\r\n', 'websocket\n'), 'bare-lf', 400],
  ['a line feed as empty line', { empty: '\n' }, 'bare-lf', 400],
  ['a carriage return in a value', { more: 'X-Own: a\rb' }, 'bare-cr', 400],
  ['two carriage returns', { more: 'X-Own: a\r' }, 'bare-cr', 400],
  ['NUL in a value', { more: 'X-Own: a\0b' }, 'nul', 400],
  ['a control character in a value', { more: 'X-Own: a\x01b' }, 'control-character', 400],
  ['DEL in a value', { more: 'X-Own: a\x7fb' }, 'control-character', 400],
  ['NUL in a name', { more: 'X\0Own: a' }, ['field-name-malformed', 'nul'], 400],
  ['a fold', { more: 'X-Own: a\r\n b' }, 'obs-fold', 400],
  ['a fold of a list', { connection: 'Connection: keep-alive,\r\n\tUpgrade' }, 'obs-fold', 400],
  [
    'a blank before the first field',
    { host: ' Host: server.example.com' },
    ['blank-before-first-field', 'host-missing'],
    400,
  ],
  ['a space before the colon', { upgrade: 'Upgrade : websocket' }, 'blank-before-colon', 400],
  ['a tab before the colon', { upgrade: 'Upgrade\t: websocket' }, 'blank-before-colon', 400],
  ['no colon', { more: 'X-Own' }, 'colon-missing', 400],
  ['no name', { more: ': a' }, 'field-name-missing', 400],
  ['a blank in a name', { more: 'X Own: a' }, 'field-name-malformed', 400],
  ['a letter above 127 in a name', { more: 'X-\xd6wn: a' }, 'field-name-malformed', 400],
  ['a length that is no number', { more: 'Content-Length: +5' }, 'content-length-malformed', 400],
  ['content', { more: 'Content-Length: 5' }, 'content', 400],
  ['chunked content', { more: 'Transfer-Encoding: chunked' }, 'content', 400],
  ['a long target', { start: `GET /${'a'.repeat(8192)} HTTP/1.1` }, 'start-line-too-long', 414],
  ['a long field', { more: `X-Own: ${'a'.repeat(8192)}` }, 'field-line-too-long', 431],
  ['many fields', { more: Array(95).fill('A: b').join('\r\n') }, 'too-many-fields', 431],
  [
    'long in all',
    {
      more: Array(3)
        .fill(`A: ${'b'.repeat(6000)}`)
        .join('\r\n'),
    },
    'head-too-long',
    431,
  ],
  // no handshake at all
  ['an ordinary request', 'GET / HTTP/1.1\r\nHost: a\r\n\r\n', missing(), 'ignore'],
  [
    'an ordinary POST',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\n',
    ['method-not-get', 'content', ...missing()],
    'ignore',
  ],
  [
    'an upgrade to something else',
    'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n',
    ['upgrade-not-websocket', 'version-missing', 'key-missing', 'origin-missing'],
    'ignore',
  ],
  [
    'an ordinary request without host',
    'GET / HTTP/1.1\r\n\r\n',
    ['host-missing', ...missing()],
    400,
  ],
  [
    'an upgrade without anything else',
    'GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\n\r\n',
    missing().slice(1),
    400,
  ],
];

/** What an ordinary request lacks. */
function missing(): RequestRule[] {
  return [
    'upgrade-missing',
    'connection-missing',
    'version-missing',
    'key-missing',
    'origin-missing',
  ];
}

const credentials = { challenge: 'Basic realm="chat"', allowed: ['Basic bWU6c2VjcmV0'] };
const origins = ['http://example.com'];

/** What depends on what the server wants (RFC 6455 §4.2.2). */
const BY_POLICY: readonly Row[] = [
  ['a resource that exists', { start: 'GET /chat?a HTTP/1.1' }, [], 101, { resources: ['/chat'] }],
  ['a resource that does not', right, 'resource-unknown', 404, { resources: ['/', '/Chat'] }],
  [
    'the root of an absolute URI',
    { start: 'GET http://server.example.com HTTP/1.1' },
    [],
    101,
    { resources: ['/'] },
  ],
  ['an origin that may', right, [], 101, { origins }],
  ['an origin in other case', { origin: 'Origin: HTTP://Example.com' }, [], 101, { origins }],
  ['no origin where some may', { origin: '' }, 'origin-missing', 101, { origins }],
  [
    'an origin that may not',
    { origin: 'Origin: http://evil.example' },
    'origin-refused',
    403,
    { origins },
  ],
  ['an opaque origin that may not', { origin: 'Origin: null' }, 'origin-refused', 403, { origins }],
  ['another port', { origin: 'Origin: http://example.com:81' }, 'origin-refused', 403, { origins }],
  ['no credentials', right, 'credentials-missing', 401, { credentials }],
  [
    'other credentials',
    { more: 'Authorization: Basic xyz' },
    'credentials-missing',
    401,
    { credentials },
  ],
  [
    'a strange form of credentials',
    { more: 'Authorization: xyz' },
    'credentials-missing',
    401,
    { credentials },
  ],
  ['credentials', { more: 'Authorization: basic bWU6c2VjcmV0' }, [], 101, { credentials }],
  [
    'login first, then the rest',
    { origin: 'Origin: null' },
    ['credentials-missing', 'origin-refused', 'resource-unknown'],
    401,
    { credentials, origins, resources: [] },
  ],
  [
    'a bad key and no such resource',
    { key: '' },
    ['key-missing', 'resource-unknown'],
    400,
    { resources: [] },
  ],
  ['no WebSocket here', right, [], 'ignore', { webSocket: false }],
  ['no WebSocket here, and a bad key', { key: '' }, 'key-missing', 'ignore', { webSocket: false }],
  ['no WebSocket here, and no host', { host: '' }, 'host-missing', 400, { webSocket: false }],
];

export const requestVectors: readonly RequestVector[] = [...ALLOWED, ...REFUSED, ...BY_POLICY].map(
  ([name, changes, rules = [], answer = 101, policy = {}]) => ({
    name,
    text: typeof changes === 'string' ? changes : request(changes),
    rules: typeof rules === 'string' ? [rules] : rules,
    answer,
    policy,
  }),
);
