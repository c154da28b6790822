/** 8.3: what does this server answer to this request? */

import type { Draw } from '../draw.ts';
import { code } from '../code-mark.ts';
import type { Choice, Exercise, Shown, Trap } from '../exercise.ts';
import { drawHost, drawKey } from './draw-request.ts';
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '#protocol/bytes.ts';
import { buildResponse } from '#protocol/handshake/build-response.ts';
import { parseHead } from '#protocol/handshake/http-head.ts';
import {
  buildAnswer,
  buildRequest,
  checkRequest,
  type RequestCheck,
  type ServerPolicy,
} from '#protocol/handshake/request.ts';

const STATUSES = ['101', 'plain', '400', '401', '403', '404', '426'] as const;

type Status = (typeof STATUSES)[number];

/** What is the matter, if anything is. */
const SITUATIONS = [
  'agreed',
  'key-short',
  'key-missing',
  'host-missing',
  'version',
  'login',
  'origin',
  'resource',
  'no-websocket',
] as const;

type Situation = (typeof SITUATIONS)[number];

/** Wrong answers to a situation that deserve a word of their own. */
const SPECIAL: Partial<Record<`${Status}-${Situation}`, { readonly half?: true }>> = {
  '400-version': { half: true },
  '101-version': {},
  '101-origin': {},
  '400-origin': {},
  '401-origin': {},
  '403-login': {},
  '404-no-websocket': {},
};

interface Case {
  readonly request: string;
  readonly policy: ServerPolicy;
}

const CHALLENGE = 'Basic realm="chat"';

export function caseOf(situation: Situation, draw: Draw): Case {
  const host = drawHost(draw);
  const resources = draw.sample(['/chat', '/echo', '/game', '/news'], 3);
  const origins = [draw.pick(['https://example.com', 'https://example.org'])];
  const key = drawKey(draw);
  const request = decodeUtf8(
    buildRequest({
      target: situation === 'resource' ? '/lobby' : draw.pick(resources),
      host,
      key,
      origin: situation === 'origin' ? 'https://game.example' : origins[0],
    }),
  )!;
  const changed: Partial<Record<Situation, string>> = {
    'key-short': request.replace(key, encodeBase64(decodeBase64(key).subarray(0, 15))),
    'key-missing': request.replace(/Sec-WebSocket-Key.*\r\n/, ''),
    'host-missing': request.replace(/Host.*\r\n/, ''),
    version: request.replace('Version: 13', `Version: ${draw.pick([7, 8, 12, 14])}`),
  };
  // Browsers send capitals in one field and none in another, and a list: all of it is right.
  const sent = (changed[situation] ?? request).replace(
    ': Upgrade',
    draw.pick([': Upgrade', ': upgrade', ': keep-alive, Upgrade']),
  );
  return {
    request: sent,
    policy: {
      resources,
      origins,
      webSocket: situation !== 'no-websocket',
      ...(situation === 'login' ? { credentials: { challenge: CHALLENGE, allowed: [] } } : {}),
    },
  };
}

export function statusOf({ answer }: RequestCheck): Status {
  if (answer === 'ignore') return 'plain';
  return STATUSES.find((status) => answer !== 'wait' && status === String(answer.status))!;
}

function partOf(situation: Situation, right: Status): Choice {
  const traps = STATUSES.filter((status) => status !== right).map((status): Trap => {
    const name = `${status}-${situation}` as const;
    const special = SPECIAL[name];
    return special === undefined
      ? { key: status, given: status, holes: { because: { label: `because-${situation}` } } }
      : { key: name, given: status, ...special };
  });
  const options = STATUSES.map((id) => ({ id }));
  return { kind: 'choice', id: 'status', options, right: [right], traps };
}

function serverTable({ policy }: Case): Shown {
  const yes = (is: boolean) => ({ label: is ? 'yes' : 'no' });
  return {
    kind: 'table',
    caption: { label: 'server' },
    rows: [
      [{ label: 'speaks' }, yes(policy.webSocket === true)],
      [{ label: 'resources' }, policy.resources!.map(code).join(' ')],
      [{ label: 'origins' }, policy.origins!.map(code).join(' ')],
      [{ label: 'login' }, yes(policy.credentials !== undefined)],
    ],
  };
}

/** The head of the answer, if it is one of this protocol. */
function answerText({ answer, accepted }: RequestCheck): string | undefined {
  if (accepted !== undefined) return decodeUtf8(buildResponse(accepted));
  return typeof answer === 'string' ? undefined : decodeUtf8(buildAnswer(answer));
}

export const whichStatus: Exercise = {
  id: 'which-status',
  number: '8.3',
  worked: 'what-the-server-answers',
  sections: ['RFC 6455 §4.2.1', 'RFC 6455 §4.2.2', 'RFC 9110 §7.8', 'RFC 9110 §15.5.22'],
  task(draw) {
    const situation = draw.pick(SITUATIONS);
    const given = caseOf(situation, draw);
    const check = checkRequest(parseHead(encodeUtf8(given.request), 'request'), given.policy);
    const right = statusOf(check);
    const answer = answerText(check);
    return {
      shown: [
        { kind: 'text', text: given.request, caption: { label: 'request' } },
        serverTable(given),
      ],
      parts: [partOf(situation, right)],
      steps: [
        { key: situation === 'no-websocket' ? 'speaks-not' : 'form' },
        { key: 'matter', holes: { because: { label: `because-${situation}` } } },
        {
          key: `answer-${right}`,
          ...(answer === undefined ? {} : { shown: { kind: 'text', text: answer } }),
        },
      ],
    };
  },
};
