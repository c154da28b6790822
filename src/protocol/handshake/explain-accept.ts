/**
 * Finds out why a server's `Sec-WebSocket-Accept` is what it is: right, or wrong by which mistakes of
 * the table in `accept-bugs.ts`. Loaded on demand, like the hashes it stands on.
 * @module
 */
import { decodeUtf8 } from '../bytes.ts';
import { acceptBugs, acceptSteps, toUrlSafe } from './accept-bugs.ts';
import type { AcceptBugName, AcceptSteps } from './accept-bugs.ts';
import { deriveAccept } from './accept-key.ts';
import { base64Groups, readBase64 } from './base64.ts';
import { checkAcceptForm, trimBlanks } from './key.ts';
import type { KeyFinding } from './key.ts';

/** Why an answer is what it is. */
export type AcceptExplanation =
  | { readonly verdict: 'right' }
  /** The key itself, sent back. */
  | { readonly verdict: 'key-echoed' }
  /** Mistakes that lead to this answer: as few as possible, in the order of the steps. */
  | { readonly verdict: 'bugs'; readonly bugs: readonly AcceptBugName[] }
  /** The right answer to another spelling of the same key bytes. */
  | { readonly verdict: 'other-spelling'; readonly key: string }
  /** The right answer to another key, one of those given: repeated or copied. */
  | { readonly verdict: 'other-key'; readonly key: string }
  /** Nothing known leads to it; the findings say what is wrong with its form, if anything. */
  | { readonly verdict: 'unexplained'; readonly findings: readonly AnswerFinding[] };

/** A fault in the form of an answer; positions leave out the blanks before it. */
export type AnswerFinding =
  | KeyFinding
  /** Hex digits, sent as they are or as base64 of their letters; as many as `digits` says. */
  | { readonly code: 'hex-text' | 'base64-of-hex-text'; readonly digits: number };

/**
 * Says which mistakes explain an answer to a key. Blanks around the answer do not count.
 *
 * @param otherKeys keys whose answers may have been copied or repeated
 * @example
 * ```ts
 * const key = 'dGhlIHNhbXBsZSBub25jZQ==';
 * explainAccept(key, 'BXhwxM0SZasKmCD9S4BfpPmCnEw=');
 * // => { verdict: 'bugs', bugs: ['key-decoded'] }
 * explainAccept(key, 's3pPLMBiTxaQ9kYGzzhZRbK+xOo='); // => { verdict: 'right' }
 * ```
 */
export function explainAccept(
  key: string,
  answer: string,
  otherKeys: readonly string[] = [],
): AcceptExplanation {
  const text = trimBlanks(answer);
  const answers = (candidate: string): boolean => deriveAccept(candidate).accept === text;
  if (answers(key)) return { verdict: 'right' };
  if (text !== '' && text === trimBlanks(key)) return { verdict: 'key-echoed' };

  const bugs = findBugs(key, text);
  if (bugs?.length === 1) return { verdict: 'bugs', bugs };
  const spelling = otherSpellings(key).find(answers);
  if (spelling !== undefined) return { verdict: 'other-spelling', key: spelling };
  const otherKey = otherKeys.find(answers);
  if (otherKey !== undefined) return { verdict: 'other-key', key: otherKey };
  return bugs === undefined
    ? { verdict: 'unexplained', findings: checkAnswerForm(text) }
    : { verdict: 'bugs', bugs };
}

/** The smallest set of mistakes, at most one in each step, that gives this answer. */
function findBugs(key: string, answer: string): readonly AcceptBugName[] | undefined {
  let fewest: readonly AcceptBugName[] | undefined;
  for (const [joinBugs, join] of choicesOf('join')) {
    const bytes = join(key);
    for (const [hashBugs, hash] of choicesOf('hash')) {
      const digest = hash(bytes);
      for (const [writeBugs, write] of choicesOf('write')) {
        const bugs = [...joinBugs, ...hashBugs, ...writeBugs];
        if (bugs.length < (fewest?.length ?? 4) && write(digest) === answer) fewest = bugs;
      }
    }
  }
  return fewest;
}

type Choice<Step extends keyof AcceptSteps> = readonly [AcceptBugName[], AcceptSteps[Step]];

/**
 * Every way to do a step: the right one without a mistake's name, the others with it.
 *
 * @example
 * ```ts
 * const [[noBugs, hash]] = choicesOf('hash');
 * noBugs; // => []
 * hash(new Uint8Array()).length; // => 20
 * choicesOf('hash').slice(1).every(([bugs]) => bugs.length === 1); // => true
 * ```
 */
export function choicesOf<Step extends keyof AcceptSteps>(step: Step): Choice<Step>[] {
  const choices: Choice<Step>[] = [[[], acceptSteps()[step]]];
  for (const [name, bug] of Object.entries(acceptBugs)) {
    if (bug.step !== step) continue;
    for (const variant of bug.variants) {
      choices.push([[name as AcceptBugName], variant as AcceptSteps[Step]]);
    }
  }
  return choices;
}

/** Other texts that lenient decoders take for the same bytes. */
function otherSpellings(key: string): string[] {
  const { bytes, canonical, readable } = readBase64(key);
  if (!readable || bytes.length === 0) return [];
  const paddingLength = canonical.length - canonical.replace(/=+$/, '').length;
  const strayBits = Array.from({ length: 4 ** paddingLength }, (_, padBits) =>
    base64Groups(bytes, padBits)
      .flatMap(({ digits }) => digits.map(({ character }) => character))
      .join(''),
  );
  return [...strayBits, trimBlanks(key), toUrlSafe(canonical)].filter((other) => other !== key);
}

function checkAnswerForm(answer: string): readonly AnswerFinding[] {
  if (isDigestInHex(answer)) return [{ code: 'hex-text', digits: answer.length }];
  const { readable, bytes, findings } = checkAcceptForm(answer);
  const text = decodeUtf8(bytes) ?? '';
  return readable && isDigestInHex(text)
    ? [{ code: 'base64-of-hex-text', digits: text.length }]
    : findings;
}

/** Whether text is as long as MD5, SHA-1 or SHA-256 in hex, and nothing but that. */
function isDigestInHex(text: string): boolean {
  return /^(?:[\da-f]{32}|[\da-f]{40}|[\da-f]{64})$/i.test(text);
}
