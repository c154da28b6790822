/** Words of the exercises of chapter 6. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  persist: {
    title: 'Does the connection persist?',
    prompt:
      'A web server receives this request. It supports persistent connections, those of HTTP/1.0 too. As far as the request decides: what becomes of the connection after the response, and why?',
    labels: {
      'asked-of-response':
        'A client receives this response; its request said nothing about the connection. Both ends support persistent connections, those of HTTP/1.0 too. As far as the response decides: what becomes of the connection, and why?',
      'asked-of-proxy':
        'A proxy receives this request from a client. It supports persistent connections. As far as the request decides: what becomes of the connection between the two after the response, and why?',
      version: 'It stays open: in this version that is the default, and nothing says otherwise.',
      'keep-alive': 'It stays open: `keep-alive` asks for it.',
      close: 'It ends: `close` asks for it.',
      default:
        'It ends: in this version that is the default, and nothing that counts says otherwise.',
    },
    feedback: {
      'no-close':
        'There is no `close` in this message. So the version decides and, in HTTP/1.0, `keep-alive` (RFC 9112 §9.3).',
      'ends-without-close':
        'It ends, but nobody had to ask for that: there is no `close` here. In HTTP/1.0 the end is the default (RFC 9112 §9.3).',
      'close-decides':
        'It ends, but no default is needed for that. `close` stands in the message, and it is the first thing to look for (RFC 9112 §9.3).',
      'stays-by-default':
        'HTTP/1.1 persists unless someone says `close` (RFC 9112 §9.3). To end is the default of HTTP/1.0.',
      'keep-alive-counts':
        'By default HTTP/1.0 would end it. But an explicit `keep-alive` counts there, in small letters or capitals (RFC 9112 §9.3).',
      'close-wins':
        '`close` wins: with “{field}” the connection ends, whatever the version and whatever stands beside it (RFC 9112 §9.3).',
      'no-keep-alive':
        'There is no `keep-alive` in this message, so the version alone decides (RFC 9112 §9.3).',
      contrary: 'There is no `keep-alive` in this message, but an option that says the contrary.',
      'keep-alive-not-needed':
        'It stays open, but not for this reason. In HTTP/1.1 it would do so without `keep-alive`, too: the version decides before the option is looked at (RFC 9112 §9.3).',
      'ends-by-default':
        'Look at the version again: it is HTTP/1.0, and there a connection ends with its response unless `keep-alive` is agreed (RFC 9112 §9.3).',
      proxy:
        'A proxy does not take the word of a client for it: the `keep-alive` of a request in HTTP/1.0 may come from further away, passed on by an old proxy that did not understand it (RFC 9112 §9.3, Appendix C.2.2).',
    },
    steps: {
      field:
        'Two things count: the version, here HTTP/{version}, and the `Connection` field, here “{field}”.',
      'no-field':
        'Two things count: the version, here HTTP/{version}, and the `Connection` field. There is none.',
      'has-close':
        'First question: is `close` among its options? Yes, it is; capitals would make no difference (RFC 9110 §7.6.1).',
      'no-close': 'First question: is `close` among its options? No.',
      'because-close': 'So the connection ends. Nothing else is asked (RFC 9112 §9.3).',
      'because-version':
        'Second question: is the version 1.1 or later? Yes, HTTP/{version}. So the connection stays open, by default (RFC 9112 §9.3).',
      'because-keep-alive':
        'Second question: is the version 1.1 or later? No, HTTP/{version}. Third question: does it say `keep-alive`? Yes. So the connection stays open, because it was asked for (RFC 9112 §9.3).',
      'because-default':
        'Second question: is the version 1.1 or later? No, HTTP/{version}. Third question: does it say `keep-alive`? No. So the connection ends, by default (RFC 9112 §9.3).',
      'because-proxy':
        'Second question: is the version 1.1 or later? No, HTTP/{version}. Third question: does it say `keep-alive`? Yes, but in a request to a proxy that does not count. So the connection ends, by default (RFC 9112 §9.3).',
    },
  },
  'http-time': {
    title: 'Counting round trips',
    prompt:
      'A client knows at once that it wants {n} small files from one server. A round trip, there and back, takes {rtt} ms. Nothing else takes time: not the server’s work, not the sending of bytes, not closing; and there is no TLS. A new TCP connection can carry a request after one round trip.\nHow long does it take from the first SYN until the last response has arrived?',
    labels: {
      'one-each': 'HTTP/1.0, a new connection for each file, one after the other',
      persistent: 'HTTP/1.1, one connection; each request waits for the response before',
      pipelined: 'HTTP/1.1, one connection; all requests sent ahead (pipelining)',
      ms: 'ms',
    },
    feedback: {
      'one-each-no-handshakes':
        'That is one round trip for each file. Each needs its own TCP handshake before: two round trips.',
      'one-each-one-handshake':
        'That has one handshake. Here each file has a connection of its own, and each connection a handshake.',
      'one-each-at-once':
        'That would need all connections at the same time. Here each begins when the one before is done.',
      'one-each-waits-for-close':
        'That is three round trips for each file. Is one of them for closing? Nobody has to wait for that: the response has arrived.',
      'one-each-three-ways':
        'The handshake has three segments, but the client need not wait for the third to arrive: its request may leave right behind it, after one round trip.',
      'one-each-trip-each-way':
        'That is twice as much. A round trip is there and back: one for the handshake, one for the request with its response.',
      'persistent-no-handshake':
        'One round trip for each file, yes. But before the first, the connection needs its handshake.',
      'persistent-handshake-each':
        'That has a handshake for each file. Here the connection stays, and one is enough.',
      'persistent-sent-ahead':
        'That would need all requests to leave together. Here each waits for the response before it.',
      'persistent-three-ways':
        'The handshake has three segments, but the first request leaves right behind the third: count one round trip for it.',
      'persistent-trip-each-way':
        'That is twice as much. A round trip is there and back, so a request with its response takes one.',
      'pipelined-no-handshake':
        'All requests in one round trip, yes. But before they leave, the connection needs its handshake.',
      'pipelined-not-ahead':
        'That is without pipelining. Sent ahead, all requests travel together, and so do the responses.',
      'pipelined-three-ways':
        'The handshake has three segments, but the requests leave right behind the third: count one round trip for it.',
      'pipelined-trip-each-way':
        'That is twice as much. A round trip is there and back: one for the handshake, one for all files.',
    },
    steps: {
      'one-each':
        'A connection for each: one round trip for its handshake, one for the request with its response. 2 × {n} = {twice} round trips of {rtt} ms: {time} ms.',
      persistent:
        'One connection: one round trip for the handshake, then one for each file. 1 + {n} = {more} round trips: {time} ms.',
      pipelined:
        'Sent ahead: one round trip for the handshake, and one for all {n} files, whose requests travel together. 2 round trips: {time} ms.',
    },
  },
  pipeline: {
    title: 'Responses in a queue',
    prompt:
      'Four pipelined GET requests reach a server together, on one HTTP/1.1 connection. It works on all of them at the same time; the table says for how long on each. Writing a response takes no time.\nHow many milliseconds after the arrival of the requests does each response leave?',
    labels: {
      'request-1': 'Request 1',
      'request-2': 'Request 2',
      'request-3': 'Request 3',
      'request-4': 'Request 4',
      'response-1': 'Response 1',
      'response-2': 'Response 2',
      'response-3': 'Response 3',
      'response-4': 'Response 4',
      work: 'How long the server works',
      ms: 'ms',
    },
    feedback: {
      'as-ready':
        'Response {n} is ready then, after {time} ms. But response {behind} is not, and responses must leave in the order of the requests (RFC 9112 §9.3.2): this is head-of-line blocking.',
      'one-by-one':
        'That adds up the work on one request after the other. Here the server works on all at the same time.',
      'all-together':
        'That is when the slowest of all is ready. A response waits only for those before it, never for those behind.',
      'wait-and-work':
        'You let the work begin when the response before has left. But the server has worked on request {n} since it came.',
    },
    steps: {
      first: 'Nothing is before response 1: it leaves when it is ready, after {a} ms.',
      held: 'Response {n} is ready after {time} ms, and has to wait: the one before leaves at {before}. Both leave at {leaves} ms.',
      'in-time':
        'Response {n} is ready after {time} ms. The one before it leaves at {before}, so nothing holds it up: {leaves} ms.',
      answer: 'So they leave after {a}, {b}, {c} and {d} ms.',
    },
  },
  'keep-alives': {
    title: 'Three things called keep-alive',
    prompt: 'Three different things are called “keep-alive”. Which of them is each of these?',
    labels: {
      persistence: 'HTTP persistence',
      probe: 'TCP keep-alive',
      heartbeat: 'heartbeat of an application',
      'next-request': 'After a response, a server leaves the connection open for the next request.',
      'ten-images':
        'A browser fetches ten images one after the other, with a single TCP handshake.',
      'old-field': 'A request in HTTP/1.0 has the field `Connection: keep-alive`.',
      'system-probe':
        'An operating system sends a segment without data over an idle connection, to see whether an acknowledgment comes back.',
      'two-hours':
        'After two hours without a byte, and without any program knowing, a single segment passes in each direction.',
      'socket-option':
        'A program sets the option `SO_KEEPALIVE` on its socket, and from then on leaves it all to the system.',
      presence: 'A page sends a request every minute, so that its user is listed as online.',
      game: 'A game sends the text “still here” over its connection every 20 seconds.',
      ping: 'A WebSocket server sends a Ping every 30 seconds, and expects a Pong.',
    },
    feedback: {
      'persistence-not-probe':
        'HTTP keep-alive sends no probes; it only does not close, so that the next request finds the connection open (RFC 9112 §9.3).',
      'persistence-not-heartbeat':
        'Nobody says “still here” in this case. The connection is kept for requests that are wanted anyway (RFC 9112 §9.3).',
      'probe-not-persistence':
        'HTTP does not take part in this: TCP asks, on its own, whether the other end of an idle connection is still there (RFC 9293 §3.8.4).',
      'probe-not-heartbeat':
        'No application says anything here, and none gets to see it. It is the system that probes, and TCP that answers (RFC 9293 §3.8.4).',
      'heartbeat-not-persistence':
        'Here something is sent just to say “still here”. HTTP persistence sends nothing; it only leaves the connection open (RFC 9112 §9.3).',
      'heartbeat-not-probe':
        'These are messages of the protocol above, as data in TCP: the program at the other end gets them. A probe of TCP ends in the system (RFC 9293 §3.8.4).',
    },
    steps: {
      persistence:
        'HTTP persistence: the connection is kept for further requests. It sends nothing (RFC 9112 §9.3).',
      probe:
        'TCP keep-alive: the system probes a connection that has long been idle, if a program has asked for it (RFC 9293 §3.8.4).',
      heartbeat:
        'A heartbeat: an application, or the protocol it speaks, says “still here”. WebSocket has Ping and Pong for it (RFC 6455 §5.5.2).',
      answer: 'So:',
    },
  },
  duplex: {
    title: 'One way, both in turn, both at once',
    prompt:
      'Simplex: one direction only. Half-duplex: both directions, but one at a time. Full-duplex: both at the same time. Which word fits, or does none?',
    labels: {
      simplex: 'simplex',
      half: 'half-duplex',
      full: 'full-duplex',
      none: 'none: it is not a channel',
      broadcast: 'A radio station and its listeners',
      pager: 'A pager, which shows what it is told and cannot answer',
      'walkie-talkie': 'Two walkie-talkies on one frequency',
      'door-station': 'A door intercom with a single “press to talk” button',
      telephone: 'A telephone line',
      'two-lanes': 'A road with a lane for each direction',
      tcp: 'An open TCP connection',
      exchange: 'An HTTP/1.1 request with its response',
    },
    feedback: {
      broadcast: 'The listeners cannot talk back on it: one direction, always the same.',
      pager: 'A pager only receives: one direction, always the same.',
      'walkie-talkie': 'Both may speak, but on one frequency only one at a time; hence “over”.',
      'door-station':
        'The button turns the direction round: both may speak, never at the same time.',
      telephone: 'Both may speak at the same time, and hear each other.',
      'two-lanes': 'Traffic in one direction does not stop that in the other.',
      tcp: 'Data flow in both directions, and neither waits for the other (RFC 9293 §2.2).',
      'tcp-half':
        'Neither direction has to be silent for the other: both have their own sequence numbers, and data may flow in both at once (RFC 9293 §2.2).',
      'tcp-none':
        'An open TCP connection is a channel: bytes go in at either end and come out at the other (RFC 9293 §2.2). Both ways at once?',
      exchange:
        'This is not a channel but two messages, one in each direction. Request and response is a better name for it (RFC 9110 §3.4).',
      'exchange-full':
        'The words are about channels. The connection below is full-duplex; the exchange is two messages on it, and the server never starts one (RFC 9112 §9.2).',
      'exchange-half':
        'Half-duplex passes as a comparison: the two often take turns. But no rule says so; a response may begin before its request is complete (RFC 9110 §7.5). “None” is more exact: an exchange is not a channel.',
    },
    steps: {
      broadcast: 'Radio: only the station sends: {kind}.',
      pager: 'Pager: it only receives: {kind}.',
      'walkie-talkie': 'Walkie-talkies: both may, one at a time: {kind}.',
      'door-station': 'Door intercom: the button decides who may speak: {kind}.',
      telephone: 'Telephone: both at the same time: {kind}.',
      'two-lanes': 'Road: both directions at the same time: {kind}.',
      tcp: 'TCP carries data in both directions at once, each with its own sequence numbers: full-duplex (RFC 9293 §2.2).',
      exchange:
        'A request with its response is not a channel, so none of the words fits. They often take turns, but need not (RFC 9110 §7.5).',
    },
  },
  stateless: {
    title: 'What stateless means',
    prompt:
      'HTTP is stateless. Some people call that a problem. Which of these sentences are correct?',
    labels: {
      'understood-alone': 'Each request can be understood without those before it.',
      cookies: 'A server that wants to know a client again can send it a cookie.',
      'any-server': 'Requests of one client may go to different servers that serve the same site.',
      'may-not-remember': 'The server may not remember anything between two requests.',
      'websocket-solves': 'WebSocket solves this problem.',
      'same-connection':
        'Requests on one connection belong together, and later ones may rely on earlier ones.',
    },
    feedback: {
      'understood-alone':
        'That each request can be understood by itself is what “stateless” says (RFC 9110 §3.3).',
      cookies:
        'Cookies do just that. The client sends them along with every request, so each request still says all that is needed (RFC 6265 §1).',
      'any-server':
        'Since each request can be understood alone, any of several servers may answer it. Load is spread in this way (RFC 9110 §3.3).',
      'may-not-remember':
        'A server may remember what it likes, as shops with baskets do. What HTTP says is only that a request can be understood without that memory (RFC 9110 §3.3).',
      'websocket-solves':
        'It is a design, not a problem (RFC 9110 §3.3). WebSocket has a connection to hang state on, but defines none; after a reconnect it is gone.',
      'same-connection':
        'It makes no difference to its meaning which connection a request came on: a proxy may send those of several people over one (RFC 9110 §3.3).',
    },
    steps: {
      alone:
        'Stateless means that each request can be understood alone, whatever came before it and on whatever connection (RFC 9110 §3.3). So any of several servers may answer it.',
      memory:
        'It forbids nobody to remember. A cookie travels with each request and says whom to remember (RFC 6265 §1).',
      websocket:
        'It is a design, not a defect, so there is nothing to solve. WebSocket defines no state that would survive its connection.',
    },
  },
};
