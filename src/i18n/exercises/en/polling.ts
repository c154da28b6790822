/** Words of the exercises of chapter 7. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  poll: {
    title: 'The price of asking',
    prompt:
      'A page asks its server for news every {period} s, in requests of {request} bytes. While nothing is new, each answer has {response} bytes; both consist of a head only. {users} such pages are open, for {minutes} minutes.\nWhat does it cost while nothing happens? And if something happens, how long does it wait at the server for the next poll? (The way of the answer comes on top; leave it out.)',
    labels: {
      requests: 'Requests of one page in {minutes} minutes',
      'per-second': 'Requests of all {users} pages together',
      bytes: 'Bytes of one page in {minutes} minutes, both directions',
      mean: 'Wait of an event on average',
      worst: 'Wait of an event at worst',
      'per-second-unit': 'per second',
      'seconds-unit': 's',
    },
    feedback: {
      'each-second':
        'That is one request each second. The page asks every {period} s: divide the {seconds} seconds by that.',
      'in-minutes': 'Minutes and seconds are mixed: {minutes} minutes are {seconds} seconds.',
      'times-period':
        'Divide by the period, do not multiply: a longer period means fewer requests.',
      'both-ends':
        'That has a poll at the beginning and one at the very end, one too many: the last belongs to the time after the {minutes} minutes. {seconds} s have room for {requests} periods of {period} s, with one poll in each.',
      'one-minute': 'That is the number for one minute. The page is open for {minutes}.',
      'all-each-second':
        'That would be right if each page asked every second. Divide by the period: a page asks every {period} s.',
      'per-minute': 'That is the number for a minute. A second was asked for.',
      'times-period-all':
        'Divide by the period, do not multiply: in one second, only one page in {period} asks.',
      'one-page': 'That is one page alone. There are {users} of them.',
      'whole-time':
        'That is all requests of the whole {minutes} minutes. How many come in one second?',
      'requests-only':
        'Those are the requests. Each is answered, too, with {response} bytes that say nothing.',
      'responses-only': 'Those are the answers. Each was asked for, too, with {request} bytes.',
      'one-poll': 'That is one request with its answer. How many are there in {minutes} minutes?',
      carried:
        'That would be right for {count} requests. How many does one page send in {minutes} minutes?',
      'all-pages': 'That is all pages together. One page was asked for.',
      bits: 'Those are bits. The lengths are in bytes, and bytes are asked for.',
      'mean-is-worst':
        'That is the worst case, just after a poll. On average the event falls in the middle of a period.',
      'mean-is-none':
        'Nothing is sent between two polls: the server has to wait until it is asked. On average, how long is that?',
      'worst-is-mean':
        'That is the average. At worst, something happens just after a poll was answered, and waits for the whole period.',
      'worst-is-two':
        'After one period at most the next poll is there, and takes the event with it. Two periods are never needed.',
    },
    steps: {
      requests:
        '{minutes} minutes are {seconds} seconds; one request every {period} s makes {seconds} ÷ {period} = {requests} requests.',
      'per-second':
        'Each of {users} pages asks once in {period} s: {users} ÷ {period} = {perSecond} requests per second, whether anything happens or not.',
      bytes:
        'A request with its answer has {request} + {response} = {both} bytes. {requests} times that is {bytes} bytes.',
      delay:
        'An event just before a poll waits for nothing, one just after a poll for the whole period, {period} s: that is the worst. On average it is half of it, {mean} s.',
    },
  },
  'long-poll-arrivals': {
    title: 'Two events and a long poll',
    prompt:
      'A page polls long: the server keeps its request until something happens, up to 30 seconds, and answers then; the page asks again as soon as it has the answer. The way between them takes {oneWay} ms in each direction; nothing else takes time.\nA request has been at the server for a while. Events happen there at {first} ms and at {second} ms. When does each of them reach the page?',
    labels: { first: 'The event of {first} ms', second: 'The event of {second} ms', ms: 'ms' },
    feedback: {
      'at-once':
        'Then the event happens at the server. The answer still has to travel to the page.',
      'first-asks':
        'The page need not ask first: its request is at the server already. One way is enough.',
      'first-three':
        'Three ways are the worst case, when no request is at the server. Here one is: its answer leaves at once.',
      'delay-first':
        'That is how long it takes. The question is at which moment the event reaches the page.',
      'delay-second':
        'That is how late it is. The question is at which moment the event reaches the page.',
      'no-request-open':
        'The answer with the first event took the request with it, so at {second} ms the server may not speak. The event must wait for the next poll to arrive (RFC 6202 §2.2).',
      'open-again':
        'That would be right if the next request were still on its way. But it reaches the server at {asked} ms, and the event happens after that.',
      'not-there-yet':
        'That is when the event leaves the server. It still has to travel to the page.',
      'with-the-first':
        'The first event has left the server before the second happens. An answer cannot be added to on its way.',
      'counts-from-second':
        'The next request does not set out when the second event happens, but when the first answer has arrived, at {arrives} ms.',
      'round-trip':
        'The page does not ask because of the second event; it does not know of it. It asks again when it has the first answer, at {arrives} ms.',
    },
    steps: {
      first:
        'At {first} ms a request is at the server. It is answered at once, and the answer arrives {oneWay} ms later: {arrives} ms.',
      again:
        'Then the page asks again. Its request is at the server another {oneWay} ms later, at {asked} ms. In between, the server has nothing to answer.',
      waits:
        'The second event happens at {second} ms, before that, and has to wait until {asked} ms. Then it travels: it arrives at {arrivesToo} ms, {late} ms after it happened (RFC 6202 §2.2).',
      'finds-one':
        'The second event happens at {second} ms, after that: the request is there, and the answer leaves at once. It arrives at {arrivesToo} ms, {late} ms after the event.',
    },
  },
  techniques: {
    title: 'Four ways of being told',
    prompt: 'What is each of these? One of the descriptions fits none of them.',
    labels: {
      'short-poll': 'Short polling',
      'long-poll': 'Long polling',
      sse: 'Server-Sent Events',
      websocket: 'WebSocket',
      pull: 'pull: the page asks, and is answered at once',
      'held-pull': 'pull, held back: the page asks, and the answer waits for news',
      stream: 'a response that does not end, with a piece for each event',
      channel: 'a channel for messages, which either side may send at any time',
      'server-connects': 'push: the server connects to the page when there is something to say',
    },
    feedback: {
      'short-poll':
        'With short polling the page asks by the clock, and gets an answer at once, with news or without (RFC 6202 §2.1).',
      'short-poll-server-connects':
        'To its user it may look like a push. But the page asks; the server never starts (RFC 6202 §1).',
      'short-poll-held-pull':
        'The page asks, yes. But the server does not wait for news: it answers at once, and if need be that there is nothing new (RFC 6202 §2.1).',
      'long-poll':
        'With long polling the page asks, and the server keeps the request until there is something to say (RFC 6202 §2.1).',
      'long-poll-pull':
        'The page asks, yes. But it is not answered at once: the server keeps the request until there is something to say (RFC 6202 §2.1).',
      'long-poll-stream':
        'Its responses do end, each with the news it brings; then the page asks again. One without an end is streaming (RFC 6202 §3.1).',
      'long-poll-server-connects':
        'The server is quick, but it only ever answers: without a request of the page it may not speak (RFC 6202 §2.1).',
      sse: 'Server-Sent Events come in a single response of HTTP that stays unfinished (HTML Standard, “Server-sent events”).',
      'sse-channel':
        'They go one way only. What the page has to say needs requests of its own (HTML Standard, “Server-sent events”).',
      'sse-held-pull':
        'The page asks only once. After an event the response goes on, so that no further request is needed for the next.',
      'sse-server-connects':
        'The page connects, and asks once; the server answers, and does not stop answering.',
      websocket:
        'A WebSocket is opened by one request. After that both sides send messages as they like (RFC 6455 §1.2).',
      'websocket-stream':
        'It is not a response any more: after the opening, messages go both ways, and the page needs no further requests to speak (RFC 6455 §1.2).',
      'websocket-server-connects':
        'The page connects. But once the connection is open, the server may speak without being asked (RFC 6455 §1.2).',
    },
    steps: {
      asks: 'In two of them the page asks for each piece of news. Short polling is answered at once; long polling is kept waiting until there is news (RFC 6202 §2.1).',
      answers:
        'With Server-Sent Events the page asks once, and the response does not end (RFC 6202 §3.1).',
      frames:
        'Over a WebSocket, both sides send messages at any time (RFC 6455 §1.2). In none of the four does the server connect to the page.',
    },
  },
  'repair-long-poll': {
    title: 'A polite loop',
    prompt:
      'Repair this long-poll loop. `sleep(ms)` returns a promise that is fulfilled after so long, `show(event)` shows an event; `fetch` and `signal` are as in a browser. The server answers `/wait?after=7` with `200` and the events behind number 7, or after a while with an empty `204`.\nAfter these, ask again at once, behind the last event. After any other answer, or when `fetch` fails, wait about a second first, and clearly longer with each further failure in a row. Never two requests at once. When `signal` is aborted, give up the open request and return.',
    labels: { code: 'longPoll(fetch, sleep, show, signal)' },
    feedback: {
      'test-alone':
        '{most} requests were open at the same time (`{got}`). Wait for the answer to one before you send the next.',
      'test-news':
        'The server answered with event 1 after 2,000 ms, and to the next request with events 2 and 3 after 500 ms. Wanted: `{wanted}`, and shown: {wantedShown}; yours: `{got}`, and shown: {shown}. Show each event, remember the last number, and ask again at once.',
      'test-nothing':
        'The server answered `204` after 30 seconds, then with event 1 a second later. Wanted: `{wanted}`, and shown: {wantedShown}; yours: `{got}`, and shown: {shown}. “Nothing new” is neither an end nor an error, and a `204` has no body to read (RFC 9110 §15.3.5): ask again at once.',
      'test-refused':
        'The server answered `503` after 20 ms, and to the next request with event 1; yours: `{got}`. To ask again at once is to hammer a server that is in trouble. Sleep about a second first, and then ask for the same; after the news go on at once.',
      'test-failed':
        'The network failed after 20 ms, so the promise of `fetch` was rejected; the next request would bring event 1; yours: `{got}`. Catch the failure, sleep about a second, and ask for the same; after the news go on at once.',
      'test-growing':
        'Six failures in a row were played: answers `503` and `404`, and a network that failed. Your loop waited for {waits} ms after them, and for {anew} ms after news and one more failure (– means that it did not go on). Wait about a second at first, longer after each further failure, and about a second again after a success.',
      'test-gives-up':
        'A request was at the server when `signal` was aborted, and there it stayed. Yours: `{got}`. Hand `signal` to `fetch`, as in `fetch(url, { signal })`: then the request is given up.',
      'test-asks-no-more':
        '`signal` was aborted after {stop} ms, and your loop asked again. Yours: `{got}`. Look at `signal.aborted` before each request; it may be aborted while a request is open, and while the loop sleeps.',
      'test-returns':
        '`signal` was aborted after {stop} ms. Your loop has sent no further request, as is right, but the function has not returned. Let the loop end.',
    },
    steps: {
      nothing:
        'After `204` go on with the loop in place of ending it. The page asks again at once.',
      errors:
        'Errors come in two ways: an answer that is not `ok`, and a promise that is rejected. Throw at the first, catch both, and sleep before the loop goes on. Double the wait with each error up to a limit, and reset it after an answer that is fine. Some chance in the wait keeps thousands of pages from coming back in step.',
      stop: 'Look at `signal.aborted` before each request, and hand `signal` to `fetch`, which then gives up the open request with an error.',
      solution: 'One way to write it:',
    },
  },
  'why-answer': {
    title: 'Why answer that nothing is new?',
    prompt:
      'The server of a page that polls long holds each request for 30 seconds at most; then it answers that there is nothing new. Which are reasons for that?',
    labels: {
      patience: 'A proxy on the way, or the browser, would lose patience sooner or later.',
      gone: 'It turns out whether the page is still there: if so, it asks again.',
      resources: 'What was kept for the request can be freed, in case nobody waits any more.',
      'http-forbids': 'HTTP forbids requests that take longer.',
      'tcp-closes': 'TCP closes a connection that is silent for longer.',
      sooner:
        'Even where nothing on the way has a timer, events reach the page sooner in this way.',
    },
    feedback: {
      patience:
        'Proxies and browsers give up on a response that does not come; the page would see an error, as `504`. Up to 120 seconds have worked, but 30 are safer (RFC 6202 §5.5).',
      gone: 'A page that has gone without a word does not ask again. Without the empty answer, the server would hold its request for ever.',
      resources:
        'A held request occupies a connection and memory at the server (RFC 6202 §2.2). With an answer from time to time, nothing is kept for good for a page that has gone.',
      'http-forbids':
        'It does not. HTTP sets no limit to how long a response may take; clients and proxies may lose patience (RFC 9110 §7.5, RFC 6202 §5.5).',
      'tcp-closes':
        'TCP has no such limit: an idle connection stays, for days if need be. If its keep-alive is on at all, it waits for two hours or more by default before it asks (RFC 9293 §3.8.4). It is proxies, firewalls and NATs that forget sooner.',
      sooner:
        'On the contrary: until the page has asked again, the server may not speak. An event in this gap comes later.',
    },
    steps: {
      others:
        'Others have timers: proxies on the way, and the browser. The answer has to come before they run out; 30 seconds are the safer value (RFC 6202 §5.5).',
      own: 'The server itself gains: it learns whether the page still asks, and frees what it kept for those that do not (RFC 6202 §2.2).',
      'no-rule':
        'Neither HTTP nor TCP demands it, and no event comes sooner for it: the gap until the next request costs time.',
    },
  },
  'sse-or-websocket': {
    title: 'Server-Sent Events or WebSocket?',
    prompt:
      'Server-Sent Events bring text from the server to the page, over plain HTTP, and the browser reconnects by itself. A WebSocket carries text and binary both ways. Both would often do. Which of them suits better?',
    labels: {
      sse: 'Server-Sent Events',
      websocket: 'WebSocket',
      ticker: 'The headlines of a news ticker',
      log: 'The growing log of a build, line by line',
      progress: 'A progress bar for a job on the server',
      scores: 'The scores of today’s matches',
      order: 'A page that shows when an order is packed, sent and delivered',
      chat: 'A busy chat',
      game: 'A game in which players move at the same time',
      cursor: 'A drawing board that shows the cursors of all who draw',
      terminal: 'A terminal in a page, with a shell on the server',
      samples: 'Samples of a sensor in binary, 100 times a second, to be drawn as a curve',
    },
    feedback: {
      'works-too':
        'A WebSocket works here, too. But where a page only listens to text, Server-Sent Events are made for it: plain HTTP, and the browser reconnects by itself (HTML Standard, “Server-sent events”). Look again at those that only listen.',
      'chat-sse':
        'The chat can be done so: Server-Sent Events for what comes, a request for each line that is sent. In a busy chat, a WebSocket saves those requests.',
      'game-sse':
        'Players send moves all the time. With Server-Sent Events each move would need a request with its full head; a WebSocket carries both directions.',
      'cursor-sse':
        'Each cursor moves many times a second, and the page has to send its own. That would be as many requests; a WebSocket carries both directions.',
      'terminal-sse':
        'Every key goes to the server, and every character back. A WebSocket carries both directions, in order; requests beside a stream may overtake each other.',
      'samples-sse':
        'The page only listens here. But Server-Sent Events are text in UTF-8: the samples would have to be written as text, base64 for example, a third longer. A WebSocket carries binary messages (RFC 6455 §5.6).',
    },
    steps: {
      listening:
        'Does the page only listen, to text? Then Server-Sent Events: plain HTTP, and reconnecting is built in (HTML Standard, “Server-sent events”).',
      both: 'Does it speak as often as it listens, or are the data binary? Then a WebSocket, which carries both ways, text or binary (RFC 6455 §1.2, §5.6).',
      answer: 'So:',
    },
  },
};
