/** 9.1: compute the Accept to a key. */

import type { Draw } from '../draw.ts';
import type { Base64Part, Exercise, Given } from '../exercise.ts';
import { distinctTraps } from '../traps.ts';
import { textIn } from '../verdict.ts';
import { encodeBase64, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import {
  type AcceptBugName,
  acceptBugs,
  acceptSteps,
  type AcceptSteps,
} from '#protocol/handshake/accept-bugs.ts';
import { deriveAccept, hashSha1 } from '#protocol/handshake/accept-key.ts';
import { choicesOf } from '#protocol/handshake/explain-accept.ts';
import { encodeKey, HANDSHAKE_GUID } from '#protocol/handshake/key.ts';

/** The key of RFC 6455 §1.3, whose answer stands in every book. */
const SAMPLE_KEY = encodeKey(encodeUtf8('the sample nonce'));

const BUGS = Object.keys(acceptBugs) as AcceptBugName[];

/** A key as a client would draw it. */
export function drawKey(draw: Draw): string {
  return encodeKey(draw.bytes(16));
}

/** What a server with a bug answers to a key. */
export function wrongAccept(key: string, bug: AcceptBugName): string {
  return derive(key, acceptSteps(bug));
}

function derive(key: string, { join, hash, write }: AcceptSteps): string {
  return write(hash(join(key)));
}

/**
 * Which bugs are behind an answer to a key, in any form that they take, as a kind of dash that is no
 * hyphen: one, or one in what is hashed and one in how the digest is written.
 */
function bugFinder(key: string): (answer: string) => readonly AcceptBugName[] {
  let single: WrongAnswers | undefined;
  let all: WrongAnswers | undefined;
  return (answer) => {
    single ??= wrongAnswersTo(key, 1);
    const found = single.get(answer);
    if (found !== undefined) return found;
    all ??= wrongAnswersTo(key, 2);
    return all.get(answer) ?? [];
  };
}

type WrongAnswers = ReadonlyMap<string, readonly AcceptBugName[]>;

function wrongAnswersTo(key: string, most: 1 | 2): WrongAnswers {
  const known = new Map<string, readonly AcceptBugName[]>();
  const add = (bugs: readonly AcceptBugName[], steps: Partial<AcceptSteps>) => {
    const answer = derive(key, { ...acceptSteps(), ...steps });
    if (!known.has(answer)) known.set(answer, bugs);
  };
  for (const [bugs, hash] of choicesOf('hash')) add(bugs, { hash });
  for (const [joinBugs, join] of choicesOf('join')) {
    for (const [writeBugs, write] of choicesOf('write')) {
      const bugs = [...joinBugs, ...writeBugs];
      if (bugs.length <= most) add(bugs, { join, write });
    }
  }
  return known;
}

/** The answer to a key, and what people compute instead. */
export function acceptPart(key: string): Base64Part {
  const right = deriveAccept(key).accept;
  const bugsBehind = bugFinder(key);
  const hashed = (text: string) => encodeBase64(hashSha1(encodeUtf8(text)));
  const name = /^sec-websocket-accept\s*:/i;
  const traps = distinctTraps(right, [
    {
      key: 'whole-field',
      given: `Sec-WebSocket-Accept: ${right}`,
      matches: (given) => {
        const typed = textIn(given).trim();
        return name.test(typed) && typed.replace(name, '').trim() === right;
      },
      half: true,
    },
    { key: 'space-between', given: hashed(`${key} ${HANDSHAKE_GUID}`) },
    { key: 'guid-without-hyphens', given: hashed(key + HANDSHAKE_GUID.replaceAll('-', '')) },
    { key: 'key-echoed', given: key },
    { key: 'sample-answer', given: deriveAccept(SAMPLE_KEY).accept },
    ...BUGS.map((bug) => ({
      key: bug,
      given: wrongAccept(key, bug),
      matches: (given: Given) => bugsBehind(textIn(given).trim())[0] === bug,
      also: (given: Given) =>
        bugsBehind(textIn(given).trim())
          .slice(1)
          .map((other) => ({ key: other })),
    })),
  ]);
  return { kind: 'base64', id: 'accept', right, traps };
}

export const accept: Exercise = {
  id: 'accept',
  number: '9.1',
  worked: 'accept-machine',
  sections: ['RFC 6455 §1.3', 'RFC 6455 §4.2.2'],
  task(draw) {
    const key = drawKey(draw);
    const { concatenation, digest, accept: right } = deriveAccept(key);
    return {
      holes: { key, guid: HANDSHAKE_GUID },
      parts: [acceptPart(key)],
      steps: [
        {
          key: 'join',
          holes: { n: encodeUtf8(concatenation).length },
          shown: { kind: 'text', text: concatenation },
        },
        { key: 'hash', holes: { n: digest.length }, shown: { kind: 'bytes', bytes: digest } },
        {
          key: 'write',
          holes: { n: right.length, accept: right, wrong: encodeHex(digest, '').length },
        },
      ],
    };
  },
};
