import type { LaterWords } from './messages.ts';
import { RULES } from './rule-words.en.ts';

export const LATER: LaterWords = {
  rules: RULES,
  items: {
    'answer-form': {
      name: 'Lines',
      rule: 'end with CR LF, the last one is empty',
      section: 'RFC 9112 §2.1',
      absent: 'no line yet',
    },
    'answer-status': {
      name: '1. Status',
      rule: '101; any other is for HTTP to handle',
      section: 'RFC 6455 §4.1',
      absent: 'must be 101',
    },
    'answer-Upgrade': {
      name: '2. Upgrade',
      rule: 'must be websocket, in any case',
      section: 'RFC 6455 §4.1',
      absent: 'must be websocket',
    },
    'answer-Connection': {
      name: '3. Connection',
      rule: 'has Upgrade in it, in any case',
      section: 'RFC 6455 §4.1',
      absent: 'must have Upgrade in it',
    },
    'answer-Sec-WebSocket-Accept': {
      name: '4. Accept',
      rule: 'answers the key of this request',
      section: 'RFC 6455 §4.1',
      absent: 'must answer the key',
    },
    'answer-Sec-WebSocket-Extensions': {
      name: '5. Extensions',
      rule: 'only what was offered',
      section: 'RFC 6455 §4.1',
      absent: 'none in use',
    },
    'answer-Sec-WebSocket-Protocol': {
      name: '6. Subprotocol',
      rule: 'one of those asked for',
      section: 'RFC 6455 §4.1',
      absent: 'none in use',
    },
  },
  ask: 'What does the client find?',

  pasted: {
    'curl-log': 'This looks like what curl -v prints.',
    'other-head': 'This is the other head of a handshake.',
    exchange: 'A response stands behind the request.',
    'curl-command': 'This looks like a curl command.',
    indented: 'All lines begin with blanks.',
    'split-fields': 'Names and values stand on lines of their own.',
  },
  readAs: {
    request: 'Read it as a request',
    response: 'Read it as a response',
    both: 'Read request and response',
    keep: 'Leave it as it is',
  },

  client: {
    sent: 'You have sent',
    response: 'The server answers',
    responseLabel: 'Response, line by line',
    question: 'Do you go on with this connection?',
    accept: 'Accept',
    refuse: 'Refuse',
    another: 'Another response',
    fromServer: 'Answer of your server',
    checks: 'What the client checks',
    outcome: {
      accept: {
        accept: 'Right: every check holds. The connection is open, and frames come next.',
        refuse:
          'You have refused a response in which every check holds. With it, the connection is open.',
      },
      refuse: {
        accept: 'You have accepted a response that a client must refuse. {rule}.',
        refuse: 'Right: a client must refuse it. {rule}.',
      },
      browser: {
        accept: 'Right for a client of the RFC. A browser must refuse it.',
        refuse: 'Right for a browser. Another client may accept it.',
      },
      http: {
        accept:
          'There is no WebSocket connection to go on with, and no check that failed: HTTP says what follows. A client may log in after 401, or follow a redirect. A browser fails the connection.',
        refuse:
          'No WebSocket connection comes of it, but a client need not give up: HTTP says what follows. It may log in after 401, or follow a redirect. A browser fails the connection.',
      },
      interim: {
        accept: 'Neither yet: the response is interim, and the answer follows.',
        refuse: 'Neither yet: the response is interim, and the answer follows.',
      },
      waits: {
        accept: 'The head is not complete: a client still waits.',
        refuse: 'The head is not complete: a client still waits.',
      },
    },
  },

  bytes: {
    direction: 'Bytes that come',
    directions: { client: 'from the client', server: 'from the server' },
    label: 'Bytes of one direction',
    cell: '{hex}, byte {offset}, {fields}',
    fields: {
      method: 'method',
      target: 'target',
      'http-version': 'HTTP version',
      'status-code': 'status code',
      'reason-phrase': 'reason phrase',
      'field-name': 'field name',
      colon: 'colon',
      'field-value': 'field value',
      blank: 'blank',
      'line-end': 'line end',
      unreadable: 'unreadable',
    },
    border: 'The head ends with 0d 0a 0d 0a. Byte {offset} is the first of a frame.',
    noBorder: 'Nothing but HTTP: the server has not switched.',
    selected: 'byte {offset} · {field}',
    openFrames: 'Open the frames in the frame workbench',
    toBorder: 'Go to the first byte of a frame',
  },
};
