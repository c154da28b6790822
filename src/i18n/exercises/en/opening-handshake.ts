/** Words of the exercises of chapter 8. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  'repair-request': {
    title: 'Repair a request',
    prompt:
      'A program that is not a browser wants a WebSocket connection to `{target}` on `{host}`. A strict server refuses its request, which has one to three mistakes. Repair them, and leave all else as it is.\nEvery line ends with CR and LF. Should you need a new key, take `{spare}`.',
    labels: { request: 'The request' },
    feedback: {
      'found-bare-lf':
        'A line does not end with CR and LF. A strict server takes nothing else for a line end (RFC 9112 §2.2).',
      'found-start-line-blank':
        'The first line is a method, a target and a version with one space between them, and no other blanks (RFC 9112 §3).',
      'found-colon-missing':
        'This line is no field. A field is a name, a colon and a value (RFC 9112 §5).',
      'found-blank-before-colon':
        'A blank stands before the colon. A server must refuse that, for others have taken the blank for a part of the name (RFC 9112 §5.1).',
      'found-blank-before-first-field':
        'The line behind the first one begins with a blank. A field begins with its name (RFC 9112 §2.2).',
      'found-head-incomplete':
        'The server still waits: an empty line has to end the head, so that the last bytes are CR LF CR LF (RFC 9112 §2.1).',
      'found-http-version-unsupported':
        'This handshake is one of HTTP/1.1. HTTP/2 and HTTP/3 are not text and have another one (RFC 8441 §5, RFC 9220 §3).',
      'found-http-version-too-old':
        'The version must be at least HTTP/1.1 (RFC 6455 §4.1, item 2). In HTTP/1.0 a server must ignore `Upgrade` (RFC 9110 §7.8).',
      'found-http-version-missing':
        'The first line ends with the version, as in `HTTP/1.1` (RFC 9112 §3).',
      'found-http-version-malformed':
        'The version is written `HTTP/`, in capitals, a digit, a dot and a digit (RFC 9112 §2.3).',
      'found-host-missing':
        '`Host` is missing. Several servers may share an address, so every request names the one it means (RFC 6455 §4.1, item 4).',
      'found-host-repeated':
        'There is more than one `Host`. A server must refuse that: two readers might believe different ones (RFC 9112 §3.2).',
      'found-method-not-get':
        'The method is not GET. The handshake is a GET and no other (RFC 6455 §4.1, item 2).',
      'found-target-not-http':
        'An address with `ws` is what tools show. The request itself names the path, or a whole `http` or `https` address (RFC 6455 §4.1, item 3).',
      'found-upgrade-missing':
        '`Upgrade` is missing, so nothing says which protocol is to come next. Many lists of mandatory fields forget it (RFC 6455 §4.1, item 5).',
      'found-upgrade-not-websocket': '`Upgrade` must name `websocket` (RFC 6455 §4.1, item 5).',
      'found-connection-missing':
        '`Connection` is missing. It must name `Upgrade`, which is meant for the next machine on the way only (RFC 6455 §4.1, item 6).',
      'found-connection-malformed':
        '`Connection` is a list of words with commas between them (RFC 9110 §7.6.1).',
      'found-connection-not-upgrade':
        '`Connection` does not name `Upgrade`. It is a list: `keep-alive` may stay in it, but the token `Upgrade` must be there (RFC 6455 §4.1, item 6).',
      'found-version-missing':
        'The server finds no `Sec-WebSocket-Version` (RFC 6455 §4.1, item 9). A name that is only similar is an unknown field, and ignored.',
      'found-version-repeated':
        '`Sec-WebSocket-Version` may stand in a request only once (RFC 6455 §11.3.5).',
      'found-version-malformed': 'The version is a plain number: 13 (RFC 6455 §4.1, item 9).',
      'found-version-not-13':
        'The version must be 13. The numbers 9 to 12 were set aside while drafts were written, and never came into use (RFC 6455 §4.1, item 9).',
      'found-key-missing':
        '`Sec-WebSocket-Key` is missing. Without it the server has nothing to answer (RFC 6455 §4.1, item 7).',
      'found-key-repeated':
        '`Sec-WebSocket-Key` may stand in a request only once (RFC 6455 §11.3.1).',
      'found-key-malformed':
        'The key is not base64: 22 letters, digits, `+` or `/`, and then `==` (RFC 6455 §4.1, item 7).',
      'found-key-wrong-length':
        'The key does not stand for 16 bytes. Three bytes make four characters, so 16 bytes make 24, and the last two of them are `==` (RFC 6455 §4.1, item 7).',
      'found-other':
        'A strict server still refuses this line, or what is missing there ({section}).',
      'found-lines-behind':
        'There are lines behind the empty one. It ends the head, so the server does not look for fields there: move it to the end (RFC 9112 §2.1).',
      'found-behind':
        'Something stands behind the empty line. It belongs to no request: a server that agrees takes these bytes for the first frame (RFC 6455 §4.2.2).',
      'found-target-changed':
        'It asks for something else now: the client wanted `{target}`, and that was right before.',
      'found-host-changed': '`Host` names another server now: the client wanted `{host}`.',
      'found-key-changed':
        'This key would do, but the old one was right: the client waits for an answer to `{key}`.',
      'found-field-changed':
        'The line `{field}` is gone or altered. A server has nothing against it, so leave it as it was (RFC 6455 §4.1, item 12).',
      'comment-origin':
        '`Origin` does no harm, but nothing asked for it: only browsers must send it (RFC 6455 §4.1, item 8).',
      'comment-lines':
        'Two lines of the same name are read as one list, so they say the same as one line (RFC 9110 §5.3).',
      'comment-list':
        'A list is as good as the word alone, if `Upgrade` is in it (RFC 6455 §4.2.1).',
      'comment-unknown':
        '`WebSocket-Version` may stay: unknown fields are ignored (RFC 6455 §4.2.1).',
    },
    steps: {
      read: 'Read as a server does: the first line, then each mandatory field, which are `Host`, `Upgrade`, `Connection`, `Sec-WebSocket-Key` and `Sec-WebSocket-Version`, then the empty line.',
      'mend-post': 'The method is POST, and must be GET.',
      'mend-http-1-0':
        'The version is HTTP/1.0, in which a server ignores `Upgrade`. It must be at least HTTP/1.1.',
      'mend-no-host': '`Host` is missing. Add `Host: {host}`.',
      'mend-no-upgrade': '`Upgrade` is missing. Add `Upgrade: websocket`.',
      'mend-no-connection': '`Connection` is missing. Add `Connection: Upgrade`.',
      'mend-keep-alive':
        '`Connection` is there, but does not name `Upgrade`. Write `Upgrade`, or `keep-alive, Upgrade`.',
      'mend-no-key':
        '`Sec-WebSocket-Key` is missing. Add it with a new key, `{spare}` for instance.',
      'mend-short-key':
        'The key has 20 characters, which is five groups of four and so 15 bytes; it must be 16. A new one is `{spare}`.',
      'mend-no-version': '`Sec-WebSocket-Version` is missing. Add it, with 13.',
      'mend-version-12': 'The version is 12, and must be 13.',
      'mend-websocket-version':
        '`WebSocket-Version` is an unknown name. The field is called `Sec-WebSocket-Version`.',
      'mend-no-empty-line':
        'The empty line is missing: behind the last field, one more CR LF has to come.',
      done: 'Now nothing is left to refuse:',
    },
  },
  'request-fields': {
    title: 'Who must send which field?',
    prompt:
      'These fields may stand in a client’s request for a WebSocket connection, or are said to belong there. What is each of them to RFC 6455?',
    labels: {
      fields: 'Fields of the request',
      must: 'mandatory for every client',
      browser: 'mandatory for browsers only',
      may: 'an optional field of WebSocket',
      none: 'no field of WebSocket',
    },
    feedback: {
      Host: '`Host` comes from HTTP, but the handshake needs it: it says which server is meant (RFC 6455 §4.1, item 4).',
      Upgrade:
        '`Upgrade: websocket` is the request itself; without it there is no offer to change the protocol (RFC 6455 §4.1, item 5).',
      Connection: '`Connection` must name `Upgrade`, whoever asks (RFC 6455 §4.1, item 6).',
      'Sec-WebSocket-Key':
        'Every client sends a key, new for each connection: the server’s answer is made from it (RFC 6455 §4.1, item 7).',
      'Sec-WebSocket-Version':
        'Every client names the version, which is 13 (RFC 6455 §4.1, item 9).',
      Origin:
        '`Origin` tells a server which page a script came from. Browsers must send it; for others there is no page (RFC 6455 §4.1, item 8).',
      'Origin-must':
        'For browsers, yes. Other clients may leave `Origin` out, as many lists of mandatory fields do not say (RFC 6455 §4.1, item 8).',
      'Sec-WebSocket-Protocol':
        '`Sec-WebSocket-Protocol` lists the subprotocols that the client would like. It may be left out (RFC 6455 §4.1, item 10).',
      'Sec-WebSocket-Extensions':
        '`Sec-WebSocket-Extensions` offers extensions such as compression. It may be left out (RFC 6455 §4.1, item 11).',
      Cookie:
        '`Cookie` may come along like any other field of HTTP. RFC 6455 gives it no meaning of its own (§4.1, item 12).',
      'Cookie-may':
        'It may come along, but as a guest: what `Cookie` means is left to the documents that define it, and WebSocket does nothing with it (RFC 6455 §4.1, item 12).',
      Pragma:
        'Some browsers send `Pragma: no-cache` with every such request. The handshake takes no notice of it (RFC 6455 §4.1, item 12).',
      'User-Agent':
        '`User-Agent` is an ordinary field of HTTP. It may come along, and the handshake takes no notice of it (RFC 6455 §4.1, item 12).',
      'Sec-WebSocket-Location':
        '`Sec-WebSocket-Location` was in a draft of 2010, and in the response at that. RFC 6455 defines no such field (§11.3).',
      'Location-must':
        'The name sounds important, but the field is one of a draft of 2010. RFC 6455 defines no such field (§11.3), and whoever meets it ignores it.',
    },
    steps: {
      must: 'RFC 6455 §4.1 begins its items with “MUST contain” or “MUST include” for: {names}.',
      browser: 'One item says MUST only “if the request is coming from a browser client”: {names}.',
      may: 'Two items say MAY, and explain what the field means. Here: {names}.',
      none: 'What is left means nothing in the handshake: {names}. Such fields are defined elsewhere, or once were in a draft.',
    },
  },
  'which-status': {
    title: 'Which status?',
    prompt:
      'A server gets this request. What does it answer, if it keeps to RFC 6455 and tells the client what is the matter?',
    labels: {
      request: 'The request',
      server: 'What the server has and wants',
      speaks: 'WebSocket',
      resources: 'Resources',
      origins: 'Allowed origin',
      login: 'Login needed',
      yes: 'yes',
      no: 'no',
      status: 'The answer',
      '101': '101 Switching Protocols',
      plain: 'an ordinary answer, as if `Upgrade` were not there',
      '400': '400 Bad Request',
      '401': '401 Unauthorized',
      '403': '403 Forbidden',
      '404': '404 Not Found',
      '426': '426 Upgrade Required',
      'because-agreed': 'All is there, and all that the server wants is given',
      'because-key-short':
        'The key has 20 characters, so it stands for 15 bytes and not for 16 (RFC 6455 §4.2.1)',
      'because-key-missing': '`Sec-WebSocket-Key` is missing (RFC 6455 §4.2.1)',
      'because-host-missing': '`Host` is missing (RFC 9112 §3.2)',
      'because-version': 'The version is not 13 (RFC 6455 §4.2.2)',
      'because-login': 'This server wants a login, and the request brings none (RFC 6455 §4.2.2)',
      'because-origin': 'The origin is not the one that the server lets in (RFC 6455 §4.2.2)',
      'because-resource': 'The server has no such resource (RFC 6455 §4.2.2)',
      'because-no-websocket':
        'The server does not speak WebSocket, and an offer of `Upgrade` may be ignored (RFC 9110 §7.8)',
    },
    feedback: {
      '101': '101 agrees, and the next byte would be a frame. {because}.',
      plain:
        'A server may ignore `Upgrade` (RFC 9110 §7.8), but then the client does not hear why. This one speaks WebSocket: it says yes, or what is the matter. {because}.',
      '400': '400 says that the request itself is wrong, and this one is in order. {because}.',
      '401': '401 asks for a login, and this server asks nobody for one. {because}.',
      '403':
        '403 refuses somebody, such as a page of a foreign origin; this origin is let in. {because}.',
      '404': '404 says that there is no such resource, but it is in the table. {because}.',
      '426': '426 asks for another protocol or version; this request names version 13. {because}.',
      '400-version':
        'Half right: 400 is allowed, if `Sec-WebSocket-Version: 13` goes with it. 426 says by itself that another version is needed (RFC 6455 §4.2.2, §4.4).',
      '101-version':
        '101 would promise the version that was asked for, and the server knows 13 only. It must not agree, and names its versions (RFC 6455 §4.2.2).',
      '101-origin':
        'Answer before switching, not after: once the 101 is sent, the foreign page has its connection (RFC 6455 §4.2.2).',
      '400-origin':
        'Nothing is malformed, so there is nothing to repair. The server understands the request and does not want its origin (RFC 6455 §4.2.2).',
      '401-origin':
        'No login makes this origin another one, and the server does not want it (RFC 6455 §4.2.2).',
      '403-login':
        '403 is a no. This server would let the client in after a login, and its answer names the way, in `WWW-Authenticate` (RFC 6455 §4.2.2, step 2).',
      '404-no-websocket':
        'The resource exists, so whoever asks for it with GET gets it. Only the offer to change the protocol is ignored (RFC 9110 §7.8).',
    },
    steps: {
      form: 'First the form: a GET in HTTP/1.1, with `Host`, `Upgrade`, `Connection`, a key of 16 bytes and version 13. Then the server’s own wishes: resource, origin, login.',
      'speaks-not': 'First of all: does this server speak WebSocket? The table says no.',
      matter: '{because}.',
      'answer-101': 'The server agrees:',
      'answer-plain':
        'So it sends what it would send to any GET for this resource, 200 with a page for instance. To the client this means: no WebSocket here.',
      'answer-400': 'The request has to be repaired. The server says 400:',
      'answer-401':
        'The client may come back with a login. The server says 401, and which kind of login:',
      'answer-403': 'The request is in order, and refused. The server says 403:',
      'answer-404': 'The server says what it would say to any request for it, 404:',
      'answer-426': 'The server says 426, and which version it knows:',
    },
  },
  'check-response': {
    title: 'Be the client',
    prompt:
      'A program that is not a browser has asked for a WebSocket connection, and gets this response. Is the connection open, or which of the client’s six checks fails?',
    labels: {
      client: 'What the client expects and has offered',
      response: 'The response',
      'right-accept': 'Accept to its key',
      protocols: 'Subprotocols',
      extensions: 'Extensions',
      none: '–',
      verdict: 'Which check fails?',
      open: 'None: the connection is open',
      status: 'Check 1, the status',
      upgrade: 'Check 2, `Upgrade`',
      connection: 'Check 3, `Connection`',
      accept: 'Check 4, `Sec-WebSocket-Accept`',
      extension: 'Check 5, `Sec-WebSocket-Extensions`',
      protocol: 'Check 6, `Sec-WebSocket-Protocol`',
      'does-hold': 'holds',
      'does-not-hold': 'fails',
    },
    feedback: {
      'all-hold':
        'Capitals, the order of the fields and further words in `Connection` change nothing; the Accept is compared to the letter (RFC 6455 §4.1).',
      'missed-status-200':
        'The status is 200: the server answered an ordinary request and ignored the offer, whatever the fields below say. Only 101 changes the protocol (RFC 6455 §4.1, check 1).',
      'missed-upgrade-missing':
        'There is no `Upgrade` in the response, so it does not say to which protocol the connection changes (RFC 6455 §4.1, check 2).',
      'missed-upgrade-other':
        'The server would change to `{upgrade}`, another protocol than the one that was asked for (RFC 6455 §4.1, check 2).',
      'missed-connection-missing':
        'There is no `Connection` in the response; it must have the token `Upgrade` (RFC 6455 §4.1, check 3).',
      'missed-connection-other':
        '`Connection` is `{connection}`, and lacks the token `Upgrade` (RFC 6455 §4.1, check 3).',
      'missed-accept-missing':
        'There is no `Sec-WebSocket-Accept`, so nothing shows that this server has read the key (RFC 6455 §4.1, check 4).',
      'missed-accept-other':
        'Compare `Sec-WebSocket-Accept` character by character: this one belongs to another key. A client must not trust it (RFC 6455 §4.1, check 4).',
      'missed-accept-case':
        'Compare `Sec-WebSocket-Accept` character by character: one letter is small instead of capital, or the other way round. Case does not count in names and in the words of check 2 and 3, but in base64 it does (RFC 6455 §4.1, check 4).',
      'missed-extension-unasked':
        'The server uses the extension `{extension}`, and the client has offered none (RFC 6455 §4.1, check 5).',
      'missed-extension-other':
        'The server uses the extension `{extension}`. The client has offered another one (RFC 6455 §4.1, check 5).',
      'missed-protocol-unasked':
        'The server has picked the subprotocol `{protocol}`, and the client has asked for none (RFC 6455 §4.1, check 6).',
      'missed-protocol-other':
        'The server has picked the subprotocol `{protocol}`. The client has asked for others (RFC 6455 §4.1, check 6).',
      'holds-status': 'The status is {value}, as it must be.',
      'holds-upgrade':
        'Check 2 holds: `Upgrade` is `{value}`, and capitals do not count, neither here nor in the names of fields (RFC 6455 §4.1).',
      'holds-connection':
        'Check 3 holds: `Connection` is `{value}`. The token `Upgrade` is in it; it may be one of several, and capitals do not count (RFC 6455 §4.1).',
      'holds-accept':
        'Check 4 holds: `{value}` is just what belongs to the key, character by character.',
      'holds-extension': 'Check 5 holds: `{value}` was offered.',
      'holds-protocol':
        'Check 6 holds: `{value}` was offered, and the server picks one of the list.',
      'holds-no-extension':
        'Check 5 holds: the server uses no extension, which it is always free to do (RFC 6455 §4.1).',
      'holds-no-protocol':
        'Check 6 holds: there is no subprotocol that the client did not offer, for there is none at all (RFC 6455 §4.1).',
    },
    steps: {
      'go-through':
        'Go through the six checks. Names of fields, `websocket` and `Upgrade` are compared without regard to case, the Accept to the letter; the order of the fields means nothing.',
      open: 'All six hold: the connection is open, and frames may follow.',
      fails: 'One of them fails, and one is enough. {check}.',
    },
  },
  'first-frame-byte': {
    title: 'The first byte of a frame',
    prompt:
      'A client reads {n} bytes at once: the server’s response to its handshake and, right behind it, what the server has to say first. Mark the first byte that is not HTTP any more.',
    labels: { byte: 'What the client has read' },
    feedback: {
      'first-of-all':
        'This is where HTTP begins: `48 54 54 50` are the letters “HTTP”. Look for the end of the head (RFC 9112 §2.1).',
      'line-end':
        'A `0d 0a` ends a line, and here another field follows. The head ends with an empty line, which is two line ends in a row (RFC 9112 §2.1).',
      'empty-line':
        'You have found the place: this is `0d 0a 0d 0a`, the end of the last field and the empty line. They still belong to the head; the frame begins behind them (RFC 9112 §2.1).',
      'in-head':
        'This byte is in the head of the response. The head ends behind the first `0d 0a 0d 0a` (RFC 9112 §2.1).',
      behind:
        'Here the frame has begun already. Go back to `0d 0a 0d 0a`: the very next byte is the first one, and nothing else separates HTTP from frames (RFC 6455 §4.2.2).',
    },
    steps: {
      text: 'The bytes begin with `{hex}`, “HTTP/1.1”: the head of the response, as text. Its lines end with `0d 0a`.',
      'empty-line':
        'Look for the empty line, two line ends in a row: `0d 0a 0d 0a` stands at the bytes {from} to {to}, counted from 0.',
      next: 'The next byte, number {at}, is the first one of a frame: `{hex}`.',
    },
  },
  'how-many': {
    title: 'How many of each?',
    prompt:
      'A program opens `ws://server.example.com/chat`; no proxy is between, and nobody asks for a login. How many of these does it take, all told, until the first frame can be sent?',
    labels: {
      connections: 'TCP connections',
      requests: 'HTTP requests',
      responses: 'HTTP responses',
    },
    feedback: {
      'second-connection':
        'Nothing new is opened for the data: the same TCP connection changes its language (RFC 6455 §1.2).',
      'no-connection':
        'The request has to travel on something: the client opens a TCP connection first (RFC 6455 §4.1).',
      'second-request':
        'One question, one answer: a single request asks for everything (RFC 6455 §1.2). Where two handshakes are counted, the other one is that of TCP.',
      'no-request': 'The offer to change the protocol is an HTTP request (RFC 6455 §4.1).',
      'three-segments':
        'Three are the segments of TCP’s own handshake. Of HTTP there is one request (RFC 6455 §1.2).',
      'second-response':
        'The 101 is the whole answer, and no other response follows it (RFC 6455 §4.2.2).',
      'no-response':
        'The client must wait for a response, the 101, before it sends anything else (RFC 6455 §4.1).',
    },
    steps: {
      connection:
        'The client opens one TCP connection. It carries everything: the handshake, then the frames.',
      request: 'On it, the client sends one GET with `Upgrade: websocket`.',
      response: 'The server answers with one 101. So it takes one of each.',
    },
  },
  'handshake-order': {
    title: 'What comes first?',
    prompt:
      'A program opens `{address}`. Put what happens into its order, and leave out what does not happen.',
    labels: {
      order: 'In this order',
      tcp: 'TCP handshake',
      tls: 'TLS handshake',
      request: 'GET with `Upgrade: websocket`',
      response: '101 Switching Protocols',
      frames: 'frames, in both directions',
      'new-connection': 'a TCP connection of its own for the frames',
      'second-request': 'a second GET, which confirms the 101',
    },
    feedback: {
      'new-connection':
        'No connection is opened for the frames. They travel on the one that carried request and response (RFC 6455 §1.2).',
      'second-request':
        'Nothing confirms the 101: the handshake is one request and one response, and frames may follow at once (RFC 6455 §4.2.2).',
      'response-first':
        'The 101 answers the request, so it cannot come before it (RFC 6455 §4.2.2).',
      'request-before-tcp':
        'The request needs something to travel on: the TCP connection has to stand first (RFC 6455 §4.1).',
      'frames-too-soon':
        'Frames come after the 101. Before it the client must send nothing more, and the server has not agreed yet (RFC 6455 §4.1).',
      'tls-not-asked':
        'The address begins with `ws`, without the second `s`: there is no TLS here (RFC 6455 §3).',
      'tls-before-tcp':
        'TLS runs on top of TCP: its handshake is the first thing that the TCP connection carries (RFC 6455 §4.1).',
      'request-in-clear':
        'The request would travel in the clear. With `wss`, TLS comes after TCP and before the handshake of WebSocket (RFC 6455 §4.1).',
      'tls-missing': 'The address begins with `wss`: TLS has its handshake, too (RFC 6455 §4.1).',
    },
    steps: {
      tcp: 'Everything travels on one TCP connection, so that comes first.',
      tls: 'The address begins with `wss`: TLS is set up on it before anything else is said.',
      'no-tls': 'The address begins with `ws`: no TLS.',
      exchange: 'Then one request, and the server’s 101 as its answer.',
      frames: 'Then frames, on the same connection.',
    },
  },
};
