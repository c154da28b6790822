/** Words of the exercises of chapter 14. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  close: {
    title: 'Write a Close frame',
    prompt: 'Write this Close frame in hex, the whole frame. No extension is in use.',
    labels: {
      what: 'The frame',
      frame: 'Close frame',
      'row-sender': 'sent by',
      'row-code': 'code',
      'row-reason': 'reason',
      'row-key': 'masking key',
      'no-reason': 'none',
      client: 'client',
      server: 'server',
    },
    feedback: {
      'code-little-endian':
        'The two bytes of the code are back to front. It stands in network byte order, the most significant byte first (RFC 6455 §5.5.1).',
      'code-as-text':
        'You wrote the code as text, digit by digit. It is one number in two bytes (RFC 6455 §5.5.1).',
      'code-digits':
        'You wrote the decimal digits of the code as hex. Turn the number into hex first (RFC 6455 §5.5.1).',
      'length-without-code':
        'The length counts the reason only. The code belongs to the payload, too: 2 bytes and {text} make {length} (RFC 6455 §5.5.1).',
      'code-missing':
        'The code is missing. The first two bytes of the body are the code (RFC 6455 §5.5.1).',
      'reason-missing': 'The reason is missing. It follows the code, in UTF-8 (RFC 6455 §5.5.1).',
      'reason-first': 'The code comes first, and the reason behind it (RFC 6455 §5.5.1).',
      'fin-missing':
        'FIN is 0. A control frame must not be fragmented: it has FIN = 1 (RFC 6455 §5.5).',
      'other-opcode': 'That is a text frame. Close has the opcode 8 (RFC 6455 §5.5.1).',
      'length-of-frame':
        'You announce the length of the whole frame. It counts the payload only, {length} bytes (RFC 6455 §5.2).',
      'payload-alone':
        'That is the payload, and it is right. The frame has a header before it (RFC 6455 §5.2).',
      'mask-missing':
        'The frame is not masked. Its sender is a client, and a client masks control frames, too (RFC 6455 §5.1).',
      'mask-set':
        'MASK is set, the top bit of the second byte. A server must not mask (RFC 6455 §5.1).',
      'not-xored':
        'MASK and the key are there, but the body stands behind them as it was. XOR it with the key (RFC 6455 §5.3).',
      'key-missing':
        'The body is masked, but its key is missing. It stands between the length and the payload (RFC 6455 §5.2).',
      'mask-bit-missing':
        'The body is masked and the key is there, but MASK is 0. It is the top bit of the second byte (RFC 6455 §5.2).',
      'key-counted': 'You counted the masking key. The length does not include it (RFC 6455 §5.3).',
    },
    steps: {
      code: '{code} = {high} × 256 + {low}: the code is `{codeHex}`.',
      'body-code': 'There is no reason, so the body is the code alone: {length} bytes.',
      'body-reason':
        'The reason “{reason}” follows it, in UTF-8 `{reasonHex}`: the body is {length} bytes long.',
      'head-server':
        'FIN = 1 and opcode 8 make `88`. A server does not mask, and {length} fits the seven bits: the header is `{head}`.',
      'head-client':
        'FIN = 1 and opcode 8 make `88`. A client masks, so the second byte is 128 + {length}. The first two bytes are `{head}`, and behind them comes the key, `{key}`.',
      masked: 'The body `{body}` XOR the key is `{masked}`.',
      together: 'Together: `{answer}`.',
    },
  },

  'close-codes': {
    title: 'Who may use this code?',
    prompt:
      'Where can each of these close codes occur? Choose for each the first statement that holds.',
    labels: {
      codes: 'Close codes',
      script: 'A script in a page may pass it to `close()`',
      wire: 'It may be sent in a Close frame',
      local: 'It is never sent, but reported to an application by its own end',
      nobody: 'It is neither sent nor reported',
    },
    feedback: {
      'never-sent-1005':
        '1005 means that a Close frame came without a code. A code that says “there was no code” cannot be sent (RFC 6455 §7.4.1).',
      'never-sent-1006':
        '1006 means that no Close frame came at all: nobody can have sent it (RFC 6455 §7.4.1).',
      'never-sent-1015':
        '1015 means that TLS could not be set up, so there was no connection to send it on (RFC 6455 §7.4.1).',
      'is-reported':
        '{code} has a meaning: an end reports it to its own application, about a Close frame or a connection that was not as it should be (RFC 6455 §7.4.1).',
      'without-meaning':
        '{code} is not defined: nobody may send it, and nobody reports it (RFC 6455 §7.4.1, §7.4.2).',
      'has-meaning':
        '{code} is in use: it may stand in a Close frame (RFC 6455 §7.4; 1012 to 1014 came later, by the registry of §11.7).',
      'is-sent':
        '{code} may be sent. Only 1005, 1006 and 1015 are reported without ever having been sent (RFC 6455 §7.4.1).',
      'from-script':
        'It may be sent, but more holds: a script may choose {code}. It may pass 1000 and 3000 to 4999 (WebSockets Standard, `close()`).',
      'not-from-script':
        'A script may pass 1000 and 3000 to 4999 only (WebSockets Standard, `close()`). {code} is for the ends themselves.',
    },
    steps: {
      local:
        'Three codes speak of what did not come: 1005 of a missing code, 1006 of a missing Close frame, 1015 of failed TLS. They must not be sent (RFC 6455 §7.4.1).',
      script:
        'A script may pass 1000 and 3000 to 4999 to `close()`, which are the codes for applications (WebSockets Standard, `close()`; RFC 6455 §7.4.2).',
      rest: 'The others that are defined, from 1001 to 1014, are sent by the ends themselves. 0 to 999, 1004, 1016 to 2999 and those from 5000 on are nobody’s.',
    },
  },

  'answer-ping': {
    title: 'Answer a Ping',
    prompt:
      'You are the client, and this frame comes from the server. Write the frame that answers it, in hex, the whole frame. Use this masking key.',
    labels: { ping: 'Frame from the server', key: 'Masking key', pong: 'Your answer' },
    feedback: {
      'ping-back':
        'You sent the Ping back as it was. The answer is a Pong, opcode 10 (RFC 6455 §5.5.3), and a client masks it.',
      unmasked:
        'The Pong is right for a server. You are the client, and a client masks every frame, control frames too (RFC 6455 §5.1).',
      'body-dropped':
        'The body is missing. A Pong repeats the body of the Ping that it answers (RFC 6455 §5.5.3).',
      'body-dropped-unmasked':
        'Two slips: a Pong repeats the body of the Ping (RFC 6455 §5.5.3), and a client masks (RFC 6455 §5.1).',
      'ping-again':
        'The opcode is that of a Ping, 9. The answer is a Pong, opcode 10 (RFC 6455 §5.5.3).',
      'not-xored':
        'MASK and the key are there, but the body stands behind them as it was. XOR it with the key (RFC 6455 §5.3).',
      'key-missing':
        'MASK is 1, and the key is missing. A masked frame has its key, also one without a body (RFC 6455 §5.2).',
      'mask-bit-missing':
        'The key is there, but MASK is 0. It is the top bit of the second byte (RFC 6455 §5.2).',
      'key-reversed':
        'You took the bytes of the key from the last to the first. Byte i meets byte i mod 4 of the key, in order (RFC 6455 §5.3).',
      'key-counted': 'You counted the masking key. The length does not include it (RFC 6455 §5.3).',
      'fin-missing':
        'FIN is 0. A control frame must not be fragmented: it has FIN = 1 (RFC 6455 §5.5).',
      'text-frame': 'That is a text frame. A Pong has the opcode 10, `a` in hex (RFC 6455 §5.5.3).',
    },
    steps: {
      read: 'The frame is a Ping, opcode 9, with the body `{body}`. The Pong has the same body.',
      'read-empty': 'The frame is a Ping, opcode 9, without a body. The Pong has none either.',
      head: 'FIN = 1 and opcode 10 make `8a`. A client masks, so the second byte is 128 + {length}. The first two bytes are `{head}`.',
      masked: 'Then comes the key, `{key}`, and the body XOR the key: `{masked}`.',
      'key-only': 'Then comes the key, `{key}`, though there is nothing to mask.',
      together: 'Together: `{answer}`.',
    },
  },

  'ping-interval': {
    title: 'How often to ping',
    prompt:
      'A server pings its clients; each client answers at once. On the way are timers that every frame sets back, in either direction.\nWhich is the longest of these intervals that is safe on a quiet connection?',
    labels: {
      timers: 'How long each of them puts up with silence, in seconds',
      interval: 'Interval between two Pings',
      nat: 'NAT of the client',
      proxy: 'reverse proxy',
      server: 'server, waiting for a frame',
      'the-nat': 'NAT',
      'the-proxy': 'proxy',
      'the-server': 'server',
    },
    feedback: {
      'too-long':
        'The {place} gives up after {shortest} seconds of silence, and the next Ping comes after {interval}. The shortest timer on the way decides, wherever it is.',
      race: 'At exactly {shortest} seconds, your Ping and the timer of the {place} race each other. Stay below.',
      shorter:
        'That is safe. But a longer one is safe, too: it need only stay below the shortest timer, {shortest} seconds.',
    },
    steps: {
      shortest:
        'Every Ping and its Pong pass all of them and set all timers back, so the shortest decides: {shortest} seconds, at the {place}.',
      below:
        'The interval must stay below it. The longest that does is {right} seconds. (With less than half of it, one sign of life may even fail to come.)',
    },
  },

  'close-order': {
    title: 'Goodbye in order',
    prompt:
      'A page calls `close({code})` on an open connection. Nothing goes wrong, and both ends do what RFC 6455 recommends.\nBring the moves into order, and leave out what does not happen. To end TCP means to send one’s FIN.',
    labels: {
      'prompt-server':
        'A server closes an open connection with the code {code}. Nothing goes wrong, and both ends do what RFC 6455 recommends.\nBring the moves into order, and leave out what does not happen. To end TCP means to send one’s FIN.',
      moves: 'Moves',
      'client-close': 'The client sends a Close frame.',
      'server-close': 'The server sends a Close frame.',
      'server-tcp': 'The server ends TCP.',
      'client-tcp': 'The client ends TCP.',
      'third-close': 'The side that began sends a Close frame again, to confirm.',
    },
    feedback: {
      'third-close':
        'Nothing is confirmed: each side sends one Close frame, and when both have been exchanged, the closing handshake is complete (RFC 6455 §5.5.1).',
      'answer-first':
        'Look at who begins. The first Close frame comes from the side that wants to end it, the answer from the other (RFC 6455 §5.5.1).',
      'tcp-too-early':
        'TCP ends too early: a Close frame is still to come. Whoever receives the first one must answer it before TCP ends (RFC 6455 §5.5.1).',
      'client-tcp-first':
        'A client may do that, above all if the server takes too long. It should wait, though: the side that ends TCP first holds the state TIME-WAIT, and that had better be the server (RFC 6455 §7.1.1).',
    },
    steps: {
      'begins-client':
        'The page wants to end it: the client sends Close with {code}. The server answers with Close, usually with the same code (RFC 6455 §5.5.1).',
      'begins-server':
        'The server sends Close with {code}. The client answers with Close, usually with the same code (RFC 6455 §5.5.1).',
      'server-first':
        'Both Close frames have been exchanged, so the server ends TCP, immediately (RFC 6455 §5.5.1).',
      'client-last':
        'The client has waited for that and ends TCP on its side. So TIME-WAIT is held by the server (RFC 6455 §7.1.1).',
    },
  },

  'page-sees': {
    title: 'What the page sees',
    prompt:
      'A page has an open connection. Its server sends a Close frame with the code {code}, the browser answers it, and TCP ends.\nWhat does the `close` event tell the page?',
    labels: {
      'prompt-empty':
        'A page has an open connection. Its server sends a Close frame with an empty body, the browser answers it, and TCP ends.\nWhat does the `close` event tell the page?',
      'prompt-cut':
        'A page has an open connection. Somebody pulls the cable; the browser has data to send, and in the end TCP gives up.\nWhat does the `close` event tell the page?',
      'prompt-killed':
        'A page has an open connection. The process of the server crashes, and its operating system ends TCP in good order, with a FIN.\nWhat does the `close` event tell the page?',
      'prompt-proxy':
        'A page has an open connection through a reverse proxy. Nothing passes for a while, the timer of the proxy runs out, and it ends TCP to both sides.\nWhat does the `close` event tell the page?',
      'prompt-tls':
        'A page makes a connection with a `wss` address. The certificate of the server is not valid, so TLS cannot be set up.\nWhat does the `close` event tell the page?',
      seen: 'The event says',
    },
    feedback: {
      'was-clean':
        'The code is right. `wasClean` is true if both Close frames were exchanged before TCP ended, and they were, whatever the code (RFC 6455 §7.1.4).',
      'other-code':
        'The code is the one in the Close frame that came (RFC 6455 §7.1.5). Nobody turns it into {code}.',
      'has-code':
        '1005 stands for a Close frame without a code. This one had a code (RFC 6455 §7.1.5).',
      'close-came':
        '1006 stands for a connection that ended without a Close frame. Here one came (RFC 6455 §7.1.5).',
      'no-code-is-no-1000':
        'No code is not the code 1000. For a Close frame without one there is a number of its own, which is never sent (RFC 6455 §7.1.5).',
      'clean-without-close':
        'The code is right, but no Close frames were exchanged. So it was not clean (RFC 6455 §7.1.4).',
      'clean-tcp':
        'TCP ended in good order, WebSocket did not: `wasClean` asks for both Close frames, and there were none (RFC 6455 §7.1.4).',
      'close-had-to-come':
        '1005 says that a Close frame came, without a code. Here none came at all (RFC 6455 §7.1.5).',
      'nobody-said':
        'Who should have said {code}? It would have to come in a Close frame, and none came (RFC 6455 §7.1.5).',
      'tls-hidden':
        '1015 would fit, but a browser must not let a script see why a connection failed: it tells what it would tell of any that could not be made (WebSockets Standard, “Feedback from the protocol”).',
    },
    steps: {
      'why-code':
        'A Close frame came with the code {code}, and the page is told that one (RFC 6455 §7.1.5).',
      'why-empty': 'A Close frame came without a code. For that there is {code} (RFC 6455 §7.1.5).',
      'why-cut': 'No Close frame came: the code for that is {code} (RFC 6455 §7.1.5).',
      'why-killed':
        'The process could send no Close frame any more. A FIN of TCP is none, so the code is {code} (RFC 6455 §7.1.5).',
      'why-proxy':
        'The proxy ended TCP and sent no Close frame. The code for that is {code} (RFC 6455 §7.1.5).',
      'why-tls':
        'There never was a connection, so no Close frame came. A browser must not reveal that it was TLS, so it tells {code} (WebSockets Standard, “Feedback from the protocol”).',
      clean:
        'Both Close frames were exchanged before TCP ended, so it was clean (RFC 6455 §7.1.4): {answer}.',
      unclean:
        'The closing handshake was not completed, so it was not clean (RFC 6455 §7.1.4): {answer}.',
    },
  },

  backoff: {
    title: 'When to come back',
    prompt:
      'A client has lost its connection. Before each attempt to reconnect it waits `random() × min({cap}, {base} × 2ⁿ)` seconds, where `random()` gives any number from 0 to 1 and n is 0 at the first attempt, 1 at the second and so on.\nBetween which two delays does it wait where n = {n}?',
    labels: { shortest: 'At least', longest: 'At most', seconds: 'seconds' },
    feedback: {
      'no-jitter':
        'That is the longest delay. Chance may give any number from 0 on: that is what spreads the clients (RFC 6455 §7.2.3).',
      'base-at-least':
        'With this rule nothing keeps the delay above the base: `random()` may be 0.',
      half: 'That is the middle. The shortest delay is where `random()` is 0.',
      'cap-ignored':
        'Without the cap. `min` takes the smaller of the two, so a delay never grows beyond {cap} seconds.',
      'cap-always':
        '{cap} is the limit, and it is not reached yet: {base} × 2ⁿ is less, and `min` takes the smaller one.',
      'counted-from-one':
        'You took n − 1 for n. It is counted from 0 here, and n = {n} was given: 2ⁿ is {power}.',
      'one-more': 'You doubled once too often: n = {n}, so 2ⁿ is {power}.',
      linear:
        'You multiplied by n. The delay doubles each time: it grows with 2ⁿ, which is {power}.',
      'times-two': 'You took 2 × n for 2ⁿ. Two to the power of {n} is {power}.',
      'power-of-base':
        'You took the base to the power of n. It is 2 that has the exponent: {base} × 2ⁿ.',
      'base-left-out': '2ⁿ is {power}; it is still to be multiplied by {base}.',
      'added-up': 'You added the delays of all attempts. The task asks for this one alone.',
      'range-half': 'That is the middle. The longest delay is where `random()` is 1.',
    },
    steps: {
      grown: '{base} × 2ⁿ with n = {n}: {base} × {power} = {grown}.',
      'over-cap': 'That is more than {cap}, so `min` gives {longest}.',
      'under-cap': 'That is not more than {cap}, so `min` gives {longest}.',
      random:
        '`random()` lies between 0 and 1, so the delay lies between {shortest} and {longest} seconds. RFC 6455 §7.2.3 asks only that the first delay be random and that later ones grow.',
    },
  },
};
