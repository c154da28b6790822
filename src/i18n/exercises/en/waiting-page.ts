/** Words of the exercises of chapter 1. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  'who-starts': {
    title: 'Who starts the message?',
    prompt:
      'Six things that happen on web pages. For each of them: who starts the message that matters? It is the side that is the first to know that there is something to say: the page, or the server. In some cases it is both.',
    labels: {
      client: 'The page',
      server: 'The server',
      both: 'Both',
      login: 'Your phone confirms the login that the page shows as a QR code',
      'why-login': 'It happens on the phone. The server hears of it, and has to tell the page.',
      'next-page': 'You turn to the next page of a list',
      'why-next-page': 'Your click is the reason for it, and the page knows of the click.',
      player: 'Another player of the game moves',
      'why-player': 'The move is made in another browser; it comes to you by way of the server.',
      form: 'You send an order with a form',
      'why-form': 'You press the button: one request with the data, one response.',
      stock: 'The price of a share changes',
      'why-stock': 'Nobody at the page did anything; the price changes at the exchange.',
      download: 'You download a film',
      'why-download':
        'One request, one long response. That most of the bytes come down changes nothing.',
      document: 'Two people type in one document',
      'why-document': 'Your letters start at the page, those of the other at the server.',
      monster: 'A dragon of the game attacks you',
      'why-monster': 'The game is computed on the server; that is where the dragon decides.',
      suggestions: 'You type in a search box and get suggestions',
      'why-suggestions': 'Each letter that you type is a reason for the page to ask.',
      comments: 'Comments run over a live video, some of them yours',
      'why-comments': 'Yours start at the page, all others at the server.',
      upload: 'You upload photos and see how far it is',
      'why-upload': 'The page sends the bytes, so it can count them itself.',
      sensors: 'A dashboard shows what a sensor measures',
      'why-sensors': 'The sensor measures when it wants to, not when a page asks.',
      online: 'The dot beside a friend’s name turns green',
      'why-online': 'Your friend comes online elsewhere; only the server hears of that.',
      payment: 'The bank reports that a payment has come',
      'why-payment': 'The bank tells the shop’s server. The page that waits has no part in it.',
    },
    feedback: {
      'all-client':
        'Over HTTP, every request starts at the page, that is true (RFC 9110 §3.4). But here you are asked who is the first to know that there is something to say. In some cases the page can only guess.',
      'client-for-server':
        'The page may ask, but it cannot know that there is something to ask for. {why}',
      'both-for-server': 'The page has nothing of its own to say here. {why}',
      'server-for-client': 'The server only answers here. {why}',
      'both-for-client': 'Bytes may go both ways, but only one side begins. {why}',
      'client-for-both': 'Your own part, yes. And the part of the others? {why}',
      'server-for-both': 'The part of the other, yes. And what you type yourself? {why}',
      'download-server':
        'Many bytes come down, but the page asked for them: one request, one long response.',
      'upload-server':
        'The server hears of the photos from the page, and the page knows how many bytes it has sent.',
      also: 'A viewer who only watches the comments starts nothing, so “the server” counts. One who writes some as well starts messages, too.',
    },
    steps: {
      method:
        'Do not ask where most of the bytes go. Ask who is the first to know that there is something to say.',
      client: 'You act at the page, so the page knows first. The server only answers:',
      server: 'It happens somewhere else and comes to the server first. The page has to be told:',
      both: 'People at both ends have something to say. Here the answer is both:',
    },
  },
  'http-allows': {
    title: 'What HTTP/1.1 allows',
    prompt:
      'Which of these does HTTP/1.1 allow? Tick all that it does.\nA final response is the one that answers a request; interim ones, with a status code of 1xx, do not count here.',
    labels: {
      pieces: 'A long response that is sent in pieces',
      unasked: 'A final response that nobody asked for',
      early: 'A response that starts before the content of the request is complete',
      pipelined: 'Two requests on one connection, the second sent before the first is answered',
      twice: 'A second final response to the same request, later, when there is news',
    },
    feedback: {
      pieces:
        'In pieces is allowed. A response may take its time; with chunked coding each piece says how long it is, and the server need not know the whole beforehand (RFC 9112 §7.1).',
      unasked:
        'A final response that nobody asked for is not allowed. Data that come when no request is outstanding are not a valid response, and the client should close the connection (RFC 9112 §9.2).',
      early:
        'An early response is allowed: it can be sent before the request is complete (RFC 9110 §7.5). HTTP/1.1 is less “half-duplex” than its reputation. A server that refuses a large upload need not wait for its end.',
      pipelined:
        'Two requests in a row are allowed. It is called pipelining; the responses come in the order of the requests (RFC 9112 §9.3.2).',
      twice:
        'One request has one final response. Only interim ones, with 1xx, may come before it, and nothing after it (RFC 9112 §9.2). News that comes later needs another request.',
    },
    steps: {
      responses:
        'Every final response answers one request, and each request has one (RFC 9112 §9.2). So one that nobody asked for is not allowed, and neither is a second one.',
      time: 'When and how fast the response is sent is left to the server: in pieces, for as long as it takes (RFC 9112 §7.1), even from before the request is complete (RFC 9110 §7.5).',
      requests:
        'A client need not wait for an answer before it asks again (RFC 9112 §9.3.2). So three are allowed: the pieces, the early response, and two requests in a row.',
    },
  },
  'question-time': {
    title: 'Which question finds the news?',
    prompt:
      'A page shows a QR code and asks its server again and again whether the login was confirmed. The first question leaves when the page is opened, at 0\u00a0s; after that, one leaves every {every}\u00a0s: at {every}\u00a0s, {twice}\u00a0s and so on.\nThe phone confirms the login at {at}\u00a0s. When does the question leave that finds it? The time on the way is so short that it does not matter.',
    labels: { leaves: 'It leaves at', seconds: 's' },
    feedback: {
      'too-early':
        'That question leaves before the phone confirms at {at}\u00a0s. It finds nothing new.',
      'own-clock':
        'At {at}\u00a0s the server knows. The page does not know of this moment; it only asks on its own clock, every {every}\u00a0s.',
      'waits-anew':
        'You let the page wait for {every}\u00a0s from the moment of the news. It does not know of that moment: its clock has run since 0\u00a0s.',
      'one-late':
        'That question would find the news, too, but another one finds it before. Look at the first that leaves after {at}\u00a0s.',
      'how-late':
        'That is how late the page is told. What is asked for is the time on the clock at which the question leaves.',
      'off-clock':
        'No question leaves at that time. They leave at 0\u00a0s, {every}\u00a0s, {twice}\u00a0s and so on.',
      counted:
        'That counts the questions. One leaves every {every}\u00a0s: at which time is this one?',
    },
    steps: {
      clock:
        'Questions leave at the multiples of {every}\u00a0s: at 0\u00a0s, {every}\u00a0s, {twice}\u00a0s and so on.',
      before:
        'The last one before {at}\u00a0s leaves at {before}\u00a0s. The phone has not confirmed yet, so nothing is new.',
      found:
        'The next one leaves {every}\u00a0s later, and it is the first that leaves after {at}\u00a0s: {before} + {every} = {right}\u00a0s.',
    },
  },
  'what-http-lacks': {
    title: 'What plain HTTP lacks',
    prompt: 'Complete the sentence: “What plain HTTP lacks, so that a page can be told, is …”',
    labels: {
      'two-way': 'data in both directions',
      'server-starts': 'a message that the server starts',
      persistent: 'a connection that stays open',
      binary: 'binary data',
    },
    feedback: {
      'two-way':
        'Requests can carry content up to the server, responses carry content down (RFC 9110 §6.4). One side has the initiative, but the data go both ways.',
      persistent:
        'HTTP/1.1 keeps its connections open by default, for request after request (RFC 9112 §9.3). An open connection does not allow the server to speak first.',
      binary:
        'The content of a request or a response is bytes of any kind (RFC 9110 §6.4): pictures come this way.',
      'no-request':
        'A final response needs a request (RFC 9112 §9.2), so a server with news has to wait until it is asked.',
    },
    steps: {
      has: 'Look at what HTTP has. Requests and responses both carry content, and that content is bytes of any kind (RFC 9110 §6.4). So neither two-way data nor binary data are missing.',
      keeps: 'A connection of HTTP/1.1 stays open unless one side says otherwise (RFC 9112 §9.3).',
      lacks:
        'What comes from the server must answer a request (RFC 9112 §9.2). That is what is missing: a message that the server starts.',
    },
  },
};
