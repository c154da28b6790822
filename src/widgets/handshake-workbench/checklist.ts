/**
 * What was found in a head, sorted into the lines of a checklist: one for each thing that an endpoint
 * looks at, with the lines of the head that it concerns.
 * @module
 */

import type { ByteRange, HandshakeFinding, Severity } from '#protocol/handshake/head-finding.ts';
import {
  fieldsNamed,
  type Head,
  type RequestHead,
  type ResponseHead,
} from '#protocol/handshake/http-head.ts';
import type { RequestRule } from '#protocol/handshake/request-rules.ts';
import type { ResponseRule } from '#protocol/handshake/response-rules.ts';
import { CLIENT_ITEMS, type ClientItem, SERVER_ITEMS, type ServerItem } from './items.ts';
import type { Mark, Sign } from './marks.ts';
import { lineOfByte, type Source, textRange } from './source.ts';

export type RuleName = RequestRule | ResponseRule;
export type Finding = HandshakeFinding<RuleName>;

/**
 * `waiting`: it may still come; `absent`: it is not there, and need not be; `skipped`: what was found
 * before decides alone.
 */
export type ItemState = 'right' | 'wrong' | 'odd' | 'waiting' | 'absent' | 'skipped';

export interface Item<Name extends ServerItem | ClientItem = ServerItem | ClientItem> {
  readonly name: Name;
  readonly state: ItemState;
  /** What stands there. */
  readonly value: string;
  /** The lines of the head that it concerns, counted from 0. */
  readonly lines: readonly number[];
  readonly findings: readonly Finding[];
}

/** A checklist, and what of it is drawn into the text. */
export interface Checked<Name extends ServerItem | ClientItem> {
  readonly items: readonly Item<Name>[];
  /** By line. */
  readonly signs: readonly (Sign | undefined)[];
  readonly marks: readonly Mark[];
  /** The line behind the head, once that is complete. */
  readonly over: number | undefined;
}

/** Where an item stands in its head, and what it says there. */
interface Place {
  readonly value: string;
  readonly at: readonly ByteRange[];
}

/** Where a text is not read to its end, nobody knows whether the head has one. */
export function foundIn({ unread }: Source, findings: readonly Finding[]): readonly Finding[] {
  return unread === '' ? findings : findings.filter(({ rule }) => rule !== 'head-incomplete');
}

export function serverChecklist(
  source: Source,
  head: RequestHead,
  findings: readonly Finding[],
): Checked<ServerItem> {
  const { method, methodAt, target, targetAt, version, versionAt } = head.startLine;
  return checklist(source, head, findings, SERVER_ITEMS, {
    method: startPlace(head, method, methodAt),
    target: startPlace(head, target, targetAt),
    'http-version': startPlace(head, version, versionAt),
  });
}

export function clientChecklist(
  source: Source,
  head: ResponseHead,
  findings: readonly Finding[],
): Checked<ClientItem> {
  const { statusCode, reason, statusAt } = head.startLine;
  const value = statusCode === undefined ? '' : `${statusCode} ${reason}`.trimEnd();
  const checked = checklist(source, head, findings, CLIENT_ITEMS, {
    'answer-status': startPlace(head, value, statusAt),
  });
  if (statusCode === undefined || statusCode === 101) return checked;
  // To any other status belongs what HTTP says of it; the other checks are of a 101 (RFC 6455 §4.1).
  const items = checked.items.map((item, i) =>
    i < 2 ? item : { ...item, state: 'skipped' as const, lines: [] },
  );
  return { ...checked, items, signs: signsOf(source, items) };
}

/** Rules about the first line, by the beginning of their names. */
const IN_START_LINE = [
  ['method', 'method'],
  ['target', 'target'],
  ['resource', 'target'],
  ['http-version', 'http-version'],
  ['status', 'status'],
  ['redirect', 'status'],
] as const;

/** What a finding is about: a part of the first line, a field, or else the form of the head. */
function subjectOf({ field, rule, start }: Finding, head: Head): string {
  // An interim response stands before the head that counts.
  if (start < head.startLine.line.start) return 'form';
  if (field !== undefined) return field;
  const part = IN_START_LINE.find(([prefix]) => rule.startsWith(prefix));
  if (part !== undefined) return part[1];
  if (rule !== 'empty-element') return 'form';
  return head.fields.find(({ line }) => start >= line.start && start < line.end)?.name ?? 'form';
}

function checklist<Name extends ServerItem | ClientItem>(
  source: Source,
  head: Head,
  findings: readonly Finding[],
  names: readonly Name[],
  startLine: Readonly<Partial<Record<Name, Place>>>,
): Checked<Name> {
  const bare = (name: Name) => name.replace(/^answer-/, '');
  const known = names.map(bare);
  const items = names.map((name): Item<Name> => {
    const subject = bare(name);
    const own = findings.filter((finding) => {
      const about = subjectOf(finding, head);
      return (known.find((name) => sameName(name, about)) ?? 'form') === subject;
    });
    const place = startLine[name] ?? fieldPlace(head, subject);
    const ranges = subject === 'form' ? own : place.at;
    const isThere =
      subject === 'form' ? head.length > 0 : place.value !== '' || place.at.length > 0;
    // While a head is incomplete, what is missing from it may still come.
    const mayCome = !head.complete && !isThere && (own.length > 0 || name in startLine);
    const shown = mayCome ? [] : own;
    const isOpen = own.length > 0 && own.every(({ rule }) => rule === 'head-incomplete');
    return {
      name,
      state: mayCome || isOpen ? 'waiting' : stateOf(own, isThere),
      value: place.value,
      lines: [...new Set(ranges.map(({ start }) => lineOfByte(source, start)))],
      findings: shown,
    };
  });
  // Nobody asks for a login but a server that wants one.
  const shown = items.filter(({ name, state }) => name !== 'Authorization' || state !== 'absent');
  return {
    items: shown,
    signs: signsOf(source, items),
    marks: marksOf(source, findings),
    over: head.complete ? lineOfByte(source, head.length) : undefined,
  };
}

function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A part of the first line; what is missing from it may come as long as the line has no end. */
function startPlace({ startLine, wholeLines }: Head, value: string, at: ByteRange): Place {
  const isOpen = value === '' && startLine.line.start >= wholeLines;
  return { value, at: isOpen ? [] : [at] };
}

function fieldPlace(head: Head, name: string): Place {
  const fields = fieldsNamed(head, name);
  return {
    value: fields.map(({ value }) => value).join(', '),
    at: fields.map(({ line }) => line),
  };
}

function stateOf(findings: readonly Finding[], isThere: boolean): ItemState {
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  if (has('must-fail')) return 'wrong';
  if (has('odd') || has('browser') || has('http')) return 'odd';
  return isThere ? 'right' : 'absent';
}

const RANK: Readonly<Record<ItemState, number>> = {
  wrong: 3,
  odd: 2,
  right: 1,
  waiting: 0,
  absent: 0,
  skipped: 0,
};

/** The worst of what is said about each line. */
function signsOf(source: Source, items: readonly Item[]): (Sign | undefined)[] {
  const signs: (Sign | undefined)[] = source.lines.map(() => undefined);
  for (const { state, lines } of items) {
    if (RANK[state] === 0) continue;
    for (const line of lines) {
      const before = signs[line];
      if (before === undefined || RANK[before] < RANK[state]) signs[line] = state as Sign;
    }
  }
  return signs;
}

function marksOf(source: Source, findings: readonly Finding[]): Mark[] {
  return findings
    .filter(({ start, end }) => start < end)
    .map(({ start, end, severity }) => ({
      ...textRange(source, start, end),
      kind: severity === 'must-fail' ? ('wrong' as const) : ('odd' as const),
    }))
    .toSorted((a, b) => a.from - b.from);
}
