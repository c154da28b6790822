/** Words of the exercises of chapter 4. */

import type { ChapterExerciseWords } from '../words.ts';

export const WORDS: ChapterExerciseWords = {
  'sequence-numbers': {
    title: 'SEQ and ACK',
    prompt:
      'A opens a TCP connection to B, sends a request and gets a response. A’s initial sequence number is {clientIsn}, that of B is {serverIsn}. The table has the six segments and how much data each carries; the third only acknowledges, as does the last. Nothing is lost.\nSEQ is the number of the first thing that a segment carries (if it carries nothing, the next number of its sender), ACK the number that its sender expects next. Sequence numbers have 32 bits. Which numbers are missing?',
    labels: {
      segment: 'Segment',
      way: 'Way',
      data: 'Data, in bytes',
      syn: 'SYN',
      'syn-ack': 'SYN,ACK',
      ack: 'ACK',
      request: 'request, with ACK',
      response: 'response, with ACK',
      final: 'ACK of the response',
      'syn-ack-seq': 'SYN,ACK: SEQ',
      'syn-ack-ack': 'SYN,ACK: ACK',
      'ack-seq': 'ACK: SEQ',
      'ack-ack': 'ACK: ACK',
      'request-seq': 'Request: SEQ',
      'request-ack': 'Request: ACK',
      'response-seq': 'Response: SEQ',
      'response-ack': 'Response: ACK',
      'final-seq': 'Last ACK: SEQ',
      'final-ack': 'Last ACK: ACK',
    },
    feedback: {
      'syn-counts':
        'That is the number of the SYN itself. A SYN occupies one sequence number, so the next one is expected (RFC 9293 §3.5).',
      'syn-used-it':
        'The SYN has used this number already: it occupies one (RFC 9293 §3.5). What comes after it begins with the next.',
      'syn-is-first':
        'One too far: the SYN itself has the initial number, and what follows it has the next.',
      'ack-counted':
        'A segment that only acknowledges occupies no number, or ACKs would have to be acknowledged, too (RFC 9293 §3.5). What follows it has the same number.',
      'one-too-far':
        'One too far. Since its SYN, which occupies one number, nothing has been sent that occupies another.',
      'one-too-far-ack':
        'One too far. ACK is the number expected next: that of the last byte that has come, plus one.',
      'nothing-new':
        'From B came its SYN, and nothing since then. What is expected next is the same as before.',
      'nothing-sent':
        'B has sent its SYN, which occupies one number, and no data yet. A segment that only acknowledges does not count.',
      'other-seq':
        'Those are the numbers of the other direction. SEQ counts what the sender of the segment sends itself; each direction has its own numbers (RFC 9293 §3.4).',
      'other-ack':
        'Those are the numbers of the other direction. ACK is about what the sender of the segment has received (RFC 9293 §3.4).',
      'others-bytes':
        'You have added bytes that go the other way. This number counts one direction only, and the other has numbers of its own (RFC 9293 §3.4).',
      'seq-is-first':
        'That is the number behind the last byte of this segment. SEQ is the number of its first (RFC 9293 §3.4).',
      'segments-counted':
        'You counted segments. TCP numbers bytes: a segment with data counts as many as it carries (RFC 9293 §3.4).',
      'last-byte':
        'That is the number of the last byte that has come. ACK names the one that is expected next (RFC 9293 §3.4).',
      'last-byte-seq':
        'The last byte of the request has that number. What is sent next has the one after it.',
      'data-left-out':
        'The data that have just come are not counted: each of their bytes has a number.',
      'data-left-out-seq':
        'The request is not counted: each of its bytes has a number, and all of them have been sent.',
      relative:
        'That counts from the beginning of the connection, as Wireshark shows it to spare you long numbers. The segment itself counts from the initial sequence number on.',
      signed:
        'Sequence numbers are never negative: they go from 0 to 4,294,967,295 (RFC 9293 §3.4). A program that takes the highest of the 32 bits for a sign shows them so.',
      modulo:
        'Sequence numbers have 32 bits: after 4,294,967,295 comes 0 (RFC 9293 §3.4). Take 4,294,967,296 off.',
    },
    steps: {
      'syn-ack':
        'B begins with its initial number: SEQ={seq}. A’s SYN has occupied {syn}, so B expects the next from A: ACK={ack}.',
      ack: 'A’s next number is the one after its SYN: SEQ={seq}. B’s SYN has occupied {syn}: ACK={ack}.',
      request:
        'The ACK before it has occupied nothing. So the request has the same numbers as it: SEQ={seq}, ACK={ack}.',
      response:
        'Since its SYN, B has sent nothing that occupies a number: SEQ={seq}. The {n} bytes of the request have the numbers from {first} to {last}, so B expects ACK={ack}.',
      final:
        'A has sent its request, and goes on behind it: SEQ={seq}. The response has {n} bytes, the last of which has the number {last}: ACK={ack}.',
      all: 'Together:',
      'all-modulo': 'Together. After 4,294,967,295 comes 0 (RFC 9293 §3.4):',
    },
  },
  'states-after': {
    title: 'States in the handshake',
    prompt:
      '{opener} opens a TCP connection to {listener}, which is in LISTEN. The table has the segments in their order. In which state is each end right after each of them, when it has left one end and has arrived at the other, or is lost on its way?\nOne of the names on offer is no state of TCP.',
    labels: {
      lost: 'lost on its way',
      after: 'After segment',
      'opener-1': '{side}, after segment 1',
      'listener-1': '{side}, after segment 1',
      'opener-2': '{side}, after segment 2',
      'listener-2': '{side}, after segment 2',
      'opener-3': '{side}, after segment 3',
      'listener-3': '{side}, after segment 3',
    },
    feedback: {
      'no-such-state':
        'SYN_SEND can be read in many places and exists nowhere. The state of {opener} is SYN-SENT (RFC 9293 §3.3.2); Linux writes it `SYN_SENT`.',
      'sent-not-received':
        'SYN-RECEIVED is the state of the end that has got a SYN. {opener} has only sent one.',
      'received-not-sent':
        'SYN-SENT is the state of an end that has sent its SYN and got none. {listener} has got that of {opener} (RFC 9293 §3.3.2).',
      'not-answered': 'Nobody has answered {opener} yet. It has sent a SYN and can only wait.',
      'has-sent': '{opener} has sent a SYN, and leaves CLOSED by that (RFC 9293 §3.5).',
      'has-received':
        'A SYN has arrived at {listener}, and it answers: with that it leaves LISTEN (RFC 9293 §3.5).',
      'not-heard':
        '{listener} has not heard yet whether its own SYN has arrived. Until then it is not ESTABLISHED (RFC 9293 §3.5).',
      answered:
        '{opener} has its answer: its SYN is acknowledged, and that of {listener} has come. It has nothing more to wait for (RFC 9293 §3.5).',
      'answer-lost':
        'The answer was lost, so {opener} knows nothing of it. An end can only know what has reached it.',
      'still-waits':
        'Nothing has come to {opener} since it sent its SYN. So it still waits, as before.',
      'sending-changes-nothing':
        'Since the first SYN, nothing has come to {listener}. It has only sent its answer, and that changes no state (RFC 9293 §3.5).',
      stays:
        'For {opener} all was said with the second segment. It sends the third in the state that it has since then, whatever becomes of it.',
      heard:
        'Now {listener} knows that its SYN has arrived. That is what it was waiting for (RFC 9293 §3.5).',
      'third-lost':
        'The third segment never came to {listener}. It does not know that its SYN has arrived, and still waits for that.',
    },
    steps: {
      first:
        '{opener} sends a SYN: from CLOSED to SYN-SENT. When it arrives, {listener} goes from LISTEN to SYN-RECEIVED, and answers.',
      second:
        'The answer acknowledges the SYN of {opener} and brings that of {listener}: {opener} is ESTABLISHED. {listener} has only sent something, so it stays in SYN-RECEIVED.',
      'second-lost':
        'The answer does not arrive. So nothing changes at {opener}: SYN-SENT. {listener} stays in SYN-RECEIVED until it is acknowledged.',
      third:
        'The third segment acknowledges the SYN of {listener}. Now {listener} is ESTABLISHED, too; nothing changes at {opener}.',
      'third-lost':
        'The third segment does not arrive, so {listener} stays in SYN-RECEIVED. {opener} does not know of the loss, and stays ESTABLISHED.',
      all: 'Together:',
    },
  },
  'backlog-fills': {
    title: 'Does the backlog fill up?',
    prompt:
      'A server can remember only so many half-open connections; the limit is called its backlog. It is empty when an attacker begins to send SYNs with forged addresses, at a steady rate. None of them is ever followed by a third segment, so an entry stays until the server gives it up. Nobody else connects.\nAfter how many seconds is the backlog full for the first time? If it never is, say so.',
    labels: {
      full: 'It is full after',
      seconds: 's',
      never: 'never',
      backlog: 'Backlog, in entries',
      rate: 'Forged SYNs in a second',
      hold: 'How long an entry stays, in seconds',
    },
    feedback: {
      entries:
        '{rate} × {hold} is how many half-open entries would pile up, if there were room. It is not a time. Compare it with the backlog of {backlog}, then ask when the last place is taken.',
      'entries-at-most':
        '{rate} × {hold} is how many half-open entries there are in the end, not a time. Compare it with the backlog of {backlog}.',
      expire:
        'After {hold}\u00a0s, entries are given up as fast as new ones come. There are never more than {rate} × {hold} = {steady} of them, and the backlog has {backlog} places.',
      fills:
        'In {hold}\u00a0s, before the first entry is given up, {rate} × {hold} = {steady} come. That is more than the {backlog} places.',
      'one-entry':
        'That is how long one entry stays. How many entries come in that time, and are there places for all of them?',
      places:
        'That is how many places there are. They are taken {rate} in a second, as long as none is given up.',
      'upside-down':
        'Upside down: {rate} / {backlog} is which part of the backlog is taken in a second.',
    },
    steps: {
      stay: 'Each entry stays for {hold}\u00a0s. In this time, {rate} × {hold} = {steady} SYNs come; more than that can never be there at once.',
      more: '{steady} is more than the {backlog} places, so the backlog fills up before the first entry is given up.',
      fewer:
        '{steady} is less than the {backlog} places. From {hold}\u00a0s on, entries are given up as fast as they come.',
      after: '{rate} places are taken in a second: {backlog} / {rate} = {time}\u00a0s.',
      never: 'So the number stays at {steady}: the backlog is never full.',
    },
  },
  'data-in-handshake': {
    title: 'Data in the handshake',
    prompt:
      'TCP opens a connection with three segments: a SYN, a SYN,ACK, an ACK. Which of these sentences about data in them are true? Tick all.',
    labels: {
      permitted: 'TCP permits data on a SYN',
      third: 'The third segment may carry data',
      'usually-none': 'An ordinary SYN carries no data: a program has to ask for it',
      'at-once': 'Data on a SYN are given to the program at once, as all others are',
      uncounted: 'Data on a SYN occupy no sequence numbers, since the SYN has the only one',
    },
    feedback: {
      permitted:
        'Data on a SYN are permitted: RFC 9293 §3.5 calls them perfectly legitimate, as long as the receiver holds them back until they are known to be valid. TCP Fast Open uses this.',
      third:
        'The third segment may carry data. Its sender is in ESTABLISHED already, and what it has to send may go along (RFC 9293 §3.10.7.3).',
      'usually-none':
        'A usual `connect` sends a SYN without data. Data on it are what TCP Fast Open is for (RFC 9293 §3.10.7.3), and a program has to ask for that.',
      'at-once':
        'Not at once: the sender’s address may be forged. The receiver keeps the data back until it is clear that they are valid, for example in ESTABLISHED (RFC 9293 §3.5).',
      uncounted:
        'Each byte of them has its number, as always. The SYN comes before the first of them and occupies one more (RFC 9293 §3.4).',
    },
    steps: {
      syn: 'On a SYN, data are unusual, but permitted (RFC 9293 §3.5). They have sequence numbers like any others, behind that of the SYN (RFC 9293 §3.4).',
      kept: 'Whoever forges an address can send a SYN, too. So the receiver keeps the data back until the connection is established (RFC 9293 §3.5).',
      third:
        'The third segment comes from an end that is ESTABLISHED, so it may carry data (RFC 9293 §3.10.7.3). These three are true: TCP permits data on a SYN, an ordinary SYN carries none, and the third segment may carry some.',
    },
  },
  'orderly-close': {
    title: 'An orderly close',
    prompt:
      'A and B have a TCP connection, and everything sent so far is acknowledged. {closer} closes first; {other} has nothing more to say, and closes a moment later. Nothing is lost.\nBring the four segments into their order. SEQ is the number of the first thing that a segment carries (if it carries nothing, the next number of its sender), ACK the number that its sender expects next. Then mark the end that has to wait in TIME-WAIT.',
    labels: { order: 'The segments', waits: 'It waits in TIME-WAIT' },
    feedback: {
      'fins-first':
        'Look at the number of {other}’s ACK: SEQ={its}, the same as that of its FIN. A FIN occupies a number, so an ACK sent after it would have {itsAfter} (RFC 9293 §3.4). The ACK left first.',
      'other-closed':
        'In this order {other} closes first. Here {closer} does: the FIN of {other} says ACK={mineAfter}, so that of {closer} has come already.',
      'ack-before-fin':
        'Nobody can acknowledge a FIN that has not come. ACK={mineAfter} from {other} answers the FIN of {closer}, ACK={itsAfter} from {closer} that of {other}.',
      'not-who-was-told':
        '{other} has got an ACK of its FIN, so it is done. The end that closes first waits for 2 MSL: its own last ACK may be lost (RFC 9293 §3.6.1). That is why WebSocket wants the server to close TCP first (RFC 6455 §7.1.1).',
    },
    steps: {
      first:
        '{closer} has no more to send: {segment}. Its FIN occupies the number {mine}, so {other} will acknowledge it with {mineAfter}.',
      ack: 'The kernel of {other} acknowledges it: {segment}. That occupies no number.',
      second: 'A moment later, {other} closes as well: {segment}. It occupies the number {its}.',
      last: '{closer} acknowledges that: {segment}. {other} is done when it arrives.',
      waits:
        '{closer} cannot know whether its last ACK has arrived. It has to be there if {other} repeats its FIN, so {closer} waits in TIME-WAIT, for 2 MSL (RFC 9293 §3.6.1).',
    },
  },
  'cable-cut': {
    title: 'A cut cable',
    prompt:
      'A and B have a TCP connection on which nothing is being sent; all that was sent is acknowledged. Somewhere between them the cable is cut. Ten minutes pass, and neither program sends anything. No program has changed what TCP does by default.\nWhat do A and B know of the cut?',
    labels: {
      nothing: 'Nothing: both are still ESTABLISHED',
      closed: 'The connection has timed out, and both have closed it',
      probed: 'Both have sent probes, got no answer, and told their programs',
      told: 'The network has told both, with an RST or an error message',
    },
    feedback: {
      closed:
        'Only what is sent can time out, when no acknowledgment comes (RFC 9293 §3.8.3). Here nothing is sent, so no clock is running.',
      probed:
        'There are such probes, called keep-alives, but they must be off unless a program asks for them, and then wait for two hours or more by default (RFC 9293 §3.8.4).',
      told: 'An RST comes from the other end, and none can get through the cut. A router that knows no way any more may say so, but only in answer to a packet, and none is sent.',
      memory:
        'A connection is what its two ends remember. If the cable is mended, it works on as if nothing had been.',
    },
    steps: {
      silent:
        'TCP sends when there are data, or something to acknowledge. Here there is neither, so nothing is sent that could get lost, and nothing that could time out (RFC 9293 §3.8.3).',
      probe:
        'It has a probe for idle connections, but that must be off by default, and wait for two hours at least where it is on (RFC 9293 §3.8.4). Ten minutes are less.',
      memory:
        'So nothing has reached either end. Both know nothing of the cut, and are still ESTABLISHED.',
    },
  },
};
