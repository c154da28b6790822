/** Words of the exercises of chapter 3. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  'server-calls': {
    title: 'The calls of a server',
    prompt:
      'A program is a TCP server: clients are to find it at port 9000. Which calls does it make for its first client, in which order? One of the names does not belong here.',
    labels: { talk: '`recv` and `send`, as often as needed' },
    feedback: {
      create:
        'There is no `create` among these calls. A socket is made with `socket`, and nothing else works without one.',
      'socket-first':
        'There is no socket yet: every other call needs the number that `socket` returns. Without one it fails with EBADF.',
      'bind-late':
        'Without `bind`, `listen` takes any free port: all calls of the server work, and no client finds it at port 9000. A `bind` that comes after `listen` is too late; it fails with EINVAL.',
      'accept-early':
        'There is no queue yet to take a connection from: `accept` fails with EINVAL. `listen` makes the queue.',
      'talk-early':
        'Nobody is at the other end of this socket: `recv` fails with ENOTCONN. `accept` returns the socket on which a server talks.',
      'close-early':
        'After `close` the number means nothing any more, and the next call on it fails with EBADF. It comes last.',
      'says-nothing':
        'All these calls work. But the server takes a connection and closes it again: its client is never heard, and gets no answer.',
    },
    steps: {
      make: 'First of all there must be a socket: `socket`. That is the name of the call; there is no `create`.',
      name: '`bind` says at which port it wants to be found. That has to come before it waits there, or else the kernel takes any port.',
      wait: '`listen` makes a queue, and the kernel begins to answer clients. `accept` takes a finished connection out of it, so it comes after.',
      take: 'What `accept` returns is a second socket, and the server talks on that one: `recv` and `send`. At the end it calls `close`.',
      all: 'So: `socket`, `bind`, `listen`, `accept`, then `recv` and `send`, and `close`.',
    },
  },
  'client-calls': {
    title: 'The calls of a client',
    prompt:
      'A program is a TCP client. It asks its server one thing, gets one answer, says that it sends no more, and gives its socket up. Which calls does it make, in which order? Use only what a client needs, and each call once.',
    feedback: {
      listen:
        'A client does not wait for connections, it makes one. A socket that listens can no longer call `connect`: that fails with EISCONN.',
      bind: 'A client may call `bind`, but it needs no port of its own choice: nobody has to find it. The kernel gives it a free one when it connects.',
      'socket-first':
        'There is no socket yet: every other call needs the number that `socket` returns. Without one it fails with EBADF.',
      'connect-late':
        'There is no connection yet: `send`, `recv` and `shutdown` need one, and fail without it. `connect` comes right after `socket`.',
      'recv-first':
        'No call fails, and nothing happens any more: the client waits for an answer to what it has not asked yet, and the server waits for the question.',
      'shutdown-early':
        '`shutdown` says that no more will be sent. A `send` after it fails with EPIPE. First ask, then say so.',
      'close-early':
        'After `close` the number means nothing any more, and the next call on it fails with EBADF. It comes last.',
      'recv-missing':
        'No call fails. But the client asks, and gives its socket up without taking the answer.',
      'shutdown-missing':
        'These work, and many programs do no more. But the client is to say that it sends no more while it still holds its socket: there is a call for that.',
    },
    steps: {
      make: 'First there must be a socket: `socket`.',
      go: 'The client goes, it does not wait: `connect`. It needs neither `listen` nor `bind`; the kernel gives it a port.',
      talk: 'It asks with `send`, and takes the answer with `recv`. The other way round, both ends would wait for each other.',
      end: '`shutdown` says that it sends no more (RFC 9293 §3.6 calls this CLOSE: “I have no more data to send”). It may come before the answer or after it. `close` gives the socket up.',
      all: 'So: `socket`, `connect`, `send`, `recv`, `shutdown`, `close`. With `shutdown` before `recv` it is right, too.',
    },
  },
  'tcp-or-udp': {
    title: 'TCP or UDP?',
    prompt: 'Each of these is true of only one of the two, TCP or UDP. Which one?',
    labels: {
      ordered: 'Data are read in the order in which they were sent',
      'why-ordered':
        'TCP numbers its bytes and hands them over in order (RFC 9293 §2.2). One datagram may overtake another.',
      handshake: 'Packets go to and fro before `connect` returns',
      'why-handshake':
        'TCP begins with a handshake (RFC 9293 §3.5). With UDP, `connect` sends nothing; the kernel only remembers an address.',
      resent: 'The kernel sends again what was lost on the way',
      'why-resent':
        'TCP waits for an acknowledgment, and repeats what gets none (RFC 9293 §2.2). What UDP loses stays lost.',
      waits: 'A receiver that is slow makes the sender wait',
      'why-waits':
        'Every segment of TCP says how much room there is for more (RFC 9293 §3.8.6). With UDP, datagrams without room are dropped.',
      joined: 'One call of `recv` may return the bytes of two calls of `send`',
      'why-joined':
        'TCP delivers a stream of bytes, without borders (RFC 9293 §3.7). UDP delivers datagrams, one at a time.',
      accepted: 'The server has a socket of its own for every client',
      'why-accepted':
        'With TCP, `accept` returns one for each connection. UDP has no connections, so one socket serves all.',
      whole: 'What one call sends comes as one piece, or not at all',
      'why-whole':
        'UDP delivers datagrams, each with its borders. TCP delivers bytes, which may be cut anywhere (RFC 9293 §3.7).',
      'three-reads': 'To read what three calls have sent, it takes three calls',
      'why-three-reads':
        'With UDP each call returns one datagram. With TCP one call may return all of it, or a part (RFC 9293 §3.7).',
      twice: 'A program may receive the same data twice',
      'why-twice':
        'IP may deliver a packet twice (RFC 1122 §1.1.3), and UDP does nothing about it. TCP knows the number of every byte, and drops what it has already.',
      unasked: 'Data are sent without knowing whether anybody is there',
      'why-unasked':
        'UDP has no handshake: `sendto` sends its datagram at once. TCP asks with a SYN first, and an answer has to come (RFC 9293 §3.5).',
      many: 'One socket can send to one address now, and to another one next',
      'why-many':
        'With UDP, `sendto` names an address each time. A TCP connection has two ends, and keeps them.',
      small: 'Its header has 8 bytes',
      'why-small':
        'UDP adds ports, a length and a checksum: 8 bytes. The header of TCP has 20 at least (RFC 9293 §3.1).',
    },
    feedback: {
      reversed:
        'Every line is the wrong way round. TCP is the one with connections and a stream of bytes in order; UDP sends single datagrams (RFC 9293 §2.2).',
      'no-tcp': 'That is TCP. {why}',
      'no-udp': 'That is UDP. {why}',
    },
    steps: {
      difference:
        'TCP is a connection that carries a stream of bytes, in order and without gaps (RFC 9293 §2.2). UDP carries single datagrams, and each goes its own way (RFC 1122 §4.1.1).',
      tcp: 'What belongs to the connection or to the stream is TCP:',
      udp: 'What belongs to single datagrams is UDP:',
    },
  },
  'four-names': {
    title: 'Four names',
    prompt: 'Four names that are often mixed up. What is each of them? Every answer fits one name.',
    labels: {
      socket: 'a socket',
      tcp: 'TCP',
      websocket: 'WebSocket',
      object: '`WebSocket`, as in `new WebSocket(…)`',
      'system-interface': 'a programming interface of the operating system',
      'transport-protocol': 'a protocol of the transport layer',
      'application-protocol': 'a protocol of the application layer',
      'browser-interface': 'a programming interface of the browser',
    },
    feedback: {
      'socket-protocol':
        'A socket is not a protocol: nothing of it goes over the wire. It is how a program asks its operating system for TCP. Two programs can ask in quite different ways and still speak TCP with each other (RFC 9293 §3.9.1).',
      'socket-browser':
        'The script of a page has no sockets. They are an interface of the operating system; the browser itself calls it.',
      'tcp-application':
        'TCP does not know what programs say to each other. It carries their bytes from one to the other (RFC 9293 §2.2).',
      'tcp-interface':
        'TCP is what goes over the wire, an agreement between two machines: a protocol. Programs reach it through an interface, the socket.',
      'websocket-transport':
        'WebSocket uses TCP as its transport (RFC 6455 §1.7). It is itself what the programs at both ends speak.',
      'websocket-browser':
        'That is the JavaScript object with the same name. WebSocket, the protocol of RFC 6455, is what goes over the wire; programs without a browser speak it, too.',
      'websocket-system':
        'That is the socket. In spite of its name, WebSocket is a protocol: bytes that two programs have agreed on (RFC 6455).',
      'object-system':
        'That is the socket, which the script of a page cannot have. The object `WebSocket` is made for script.',
      'object-protocol':
        'A protocol goes over the wire. The object `WebSocket` stays in the browser: script calls it, and the browser speaks the protocol.',
    },
    steps: {
      protocols:
        'Two of the four go over the wire, so they are protocols. TCP carries bytes between programs: transport layer. WebSocket is what the programs say, on top of TCP (RFC 6455 §1.7): application layer.',
      interfaces:
        'The other two are called by a program, so they are interfaces. A socket belongs to the operating system; the object `WebSocket`, in JavaScript, belongs to the browser.',
      all: 'Together:',
    },
  },
  'page-opens': {
    title: 'What a page can open',
    prompt:
      'A web page is open in an ordinary browser, without extensions. Which of these can its script open? Tick all.',
    labels: {
      'raw-tcp': 'A raw TCP connection to any server and port',
      websocket: 'A WebSocket connection',
      udp: 'A socket that sends UDP datagrams to any address',
      fetch: 'An HTTP request, with `fetch`',
      listen: 'A port at which others can connect to the page',
    },
    feedback: {
      'raw-tcp':
        'Raw TCP is not allowed to script. WebSocket is as close to it as a page gets (RFC 6455 §1.5), with a handshake that the server must agree to. Otherwise any page could talk to the mail server behind your firewall (RFC 6455 §1.6).',
      websocket:
        'WebSocket is made for it: as close to raw TCP as script can be allowed (RFC 6455 §1.5). `new WebSocket(…)` opens a connection.',
      udp: 'Script cannot send datagrams to whom it likes. Their receiver has not agreed to anything, and could not tell them from others.',
      fetch:
        '`fetch` is left to script: it sends an HTTP request, and the browser makes the calls.',
      listen:
        'A page has no port, so nobody can connect to it. It has to speak first; that is why it must ask for news, or keep a connection open.',
    },
    steps: {
      calls:
        'Script has none of the calls of a socket: no `connect` to where it likes, no `sendto`, no `listen`. So there is no raw TCP, no UDP to any address, and no port.',
      safe: 'What it can have must be safe for servers that never expected a page. A server agrees to WebSocket in its handshake (RFC 6455 §1.6), and HTTP is what it speaks anyway.',
      left: 'Two are left: a WebSocket connection, and an HTTP request with `fetch`.',
    },
  },
};
