/** 8.1: repair a request until a strict server accepts it. */

import type { Draw } from '../draw.ts';
import type { Edit, Exercise, Said } from '../exercise.ts';
import { drawHost, drawKey, drawPath, SPARE_KEY } from './draw-request.ts';
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '#protocol/bytes.ts';
import { fieldsNamed, parseHead, type RequestHead } from '#protocol/handshake/http-head.ts';
import { buildRequest, checkRequest } from '#protocol/handshake/request.ts';
import type { RequestRule } from '#protocol/handshake/request-rules.ts';

/** What the client means to ask for; a repair leaves it as it is. */
interface Wish {
  readonly host: string;
  readonly target: string;
  readonly key: string;
  /** Fields that no handshake needs. */
  readonly fields?: readonly (readonly [name: string, value: string])[];
}

const without = (name: string) => (request: string) =>
  request.replace(new RegExp(`^${name}: .*\r\n`, 'm'), '');

/** How each mistake is made in a request that is right. */
const DEFECTS = {
  post: (request: string) => request.replace(/^GET/, 'POST'),
  'http-1-0': (request: string) => request.replace('HTTP/1.1', 'HTTP/1.0'),
  'no-host': without('Host'),
  'no-upgrade': without('Upgrade'),
  'no-connection': without('Connection'),
  'keep-alive': (request: string) => request.replace(': Upgrade', ': keep-alive'),
  'no-key': without('Sec-WebSocket-Key'),
  'short-key': (request: string) =>
    request.replace(/(?<=Key: ).*/, (key) => encodeBase64(decodeBase64(key).subarray(0, 15))),
  'no-version': without('Sec-WebSocket-Version'),
  'version-12': (request: string) => request.replace('Version: 13', 'Version: 12'),
  'websocket-version': (request: string) => request.replace('Sec-WebSocket-V', 'WebSocket-V'),
  'no-empty-line': (request: string) => request.slice(0, -'\r\n'.length),
} as const;

type Defect = keyof typeof DEFECTS;

/** In the order in which a server reads; no two of a group go together. */
const GROUPS: readonly (readonly Defect[])[] = [
  ['post'],
  ['http-1-0'],
  ['no-host'],
  ['no-upgrade'],
  ['no-connection', 'keep-alive'],
  ['no-key', 'short-key'],
  ['no-version', 'version-12', 'websocket-version'],
  ['no-empty-line'],
];

/** The rules that have words of their own here: those a repair is likely to meet. */
const NAMED = new Set<RequestRule>([
  'bare-lf',
  'start-line-blank',
  'colon-missing',
  'blank-before-colon',
  'blank-before-first-field',
  'head-incomplete',
  'http-version-unsupported',
  'http-version-too-old',
  'http-version-missing',
  'http-version-malformed',
  'host-missing',
  'host-repeated',
  'method-not-get',
  'target-not-http',
  'upgrade-missing',
  'upgrade-not-websocket',
  'connection-missing',
  'connection-malformed',
  'connection-not-upgrade',
  'version-missing',
  'version-repeated',
  'version-malformed',
  'version-not-13',
  'key-missing',
  'key-repeated',
  'key-malformed',
  'key-wrong-length',
]);

function drawDefects(draw: Draw): readonly Defect[] {
  const count = draw.int(1, 3);
  const groups = draw.sample(GROUPS, count);
  return GROUPS.filter((group) => groups.includes(group)).map((group) => draw.pick(group));
}

/**
 * All that a strict server, or whoever set the task, still has to say against a request: line by line,
 * and then what is missing.
 */
function faultsIn(
  request: string,
  wish: Wish,
  mayChangeKey: boolean,
): (Said & { readonly line?: number })[] {
  const bytes = encodeUtf8(request);
  const head = parseHead(bytes, 'request');
  const broken = checkRequest(head).findings.filter(({ severity }) => severity === 'must-fail');
  const faults = broken.map(({ rule, section, start }) => ({
    key: NAMED.has(rule) ? `found-${rule}` : 'found-other',
    holes: { section },
    // What is missing has no line of its own.
    ...(rule.endsWith('-missing') ? {} : { line: linesBefore(bytes, start) }),
  }));
  const line = linesBefore(bytes, head.length);
  // What a server refuses is not reported as changed, too.
  const subject = ({ key }: Said) => key.split('-')[1];
  const changes = changesIn(head, wish, mayChangeKey).filter(
    (change) => !faults.some((fault) => subject(fault) === subject(change)),
  );
  const all = [...inOrder(faults), ...changes];
  if (bytes.subarray(head.length).some((byte) => byte > 0x20)) {
    // What is missing may be what stands there.
    const others = all.filter(({ key }) => !/-missing$|^found-field/.test(key));
    return [{ key: 'found-lines-behind', line }, ...others];
  }
  return head.length < bytes.length ? [...all, { key: 'found-behind', line }] : all;
}

function inOrder<T extends { readonly line?: number }>(faults: readonly T[]): T[] {
  return faults.toSorted((one, other) => (one.line ?? Infinity) - (other.line ?? Infinity) || 0);
}

/** What makes it another request than the one that was to be sent. */
function changesIn(head: RequestHead, wish: Wish, mayChangeKey: boolean): Said[] {
  const { host, target, key, fields = [] } = wish;
  const changes: Said[] = [];
  const valueOf = (name: string) => fieldsNamed(head, name)[0]?.value;
  const asked = head.startLine.target;
  if (asked !== '' && ![target, `http://${host}${target}`].includes(asked)) {
    changes.push({ key: 'found-target-changed', holes: { target } });
  }
  const named = valueOf('Host')?.toLowerCase();
  if (named !== undefined && ![host, `${host}:80`].includes(named)) {
    changes.push({ key: 'found-host-changed', holes: { host } });
  }
  const sent = valueOf('Sec-WebSocket-Key');
  if (!mayChangeKey && sent !== undefined && sent !== key) {
    changes.push({ key: 'found-key-changed', holes: { key } });
  }
  for (const [name, value] of fields) {
    if (valueOf(name) === value) continue;
    changes.push({ key: 'found-field-changed', holes: { field: `${name}: ${value}` } });
  }
  return changes;
}

function linesBefore(bytes: Uint8Array, end: number): number {
  return bytes.subarray(0, end).filter((byte) => byte === 0x0a).length;
}

/** What is worth knowing about a repair that is right. */
function commentsOn(request: string): Said[] {
  const head = parseHead(encodeUtf8(request), 'request');
  const connection = fieldsNamed(head, 'Connection');
  const comments: Said[] = [];
  if (fieldsNamed(head, 'Origin').length > 0) comments.push({ key: 'comment-origin' });
  if (connection.length > 1) comments.push({ key: 'comment-lines' });
  if (connection.some(({ value }) => value.includes(','))) comments.push({ key: 'comment-list' });
  if (fieldsNamed(head, 'WebSocket-Version').length > 0) comments.push({ key: 'comment-unknown' });
  return comments;
}

/** A request with these mistakes, to be repaired. */
export function repairOf(sound: string, wish: Wish, defects: readonly Defect[]): Edit {
  const mayChangeKey = defects.includes('no-key') || defects.includes('short-key');
  return {
    kind: 'edit',
    id: 'request',
    initial: defects.reduce((request, defect) => DEFECTS[defect](request), sound),
    right: mayChangeKey ? sound.replace(wish.key, SPARE_KEY) : sound,
    check: (text) => faultsIn(text, wish, mayChangeKey),
    comments: commentsOn,
  };
}

export const repairRequest: Exercise = {
  id: 'repair-request',
  number: '8.1',
  worked: 'every-line-has-its-task',
  sections: ['RFC 6455 §4.1', 'RFC 6455 §4.2.1', 'RFC 9112 §2.1'],
  task(draw) {
    const [host, target, key] = [drawHost(draw), drawPath(draw), drawKey(draw)];
    const fields = draw.pick([
      [],
      [['User-Agent', 'chat-robot/2']],
      [['Cookie', 'lang=en']],
    ] as const);
    const wish: Wish = { host, target, key, fields };
    const sound = decodeUtf8(buildRequest(wish))!;
    const defects = drawDefects(draw);
    const part = repairOf(sound, wish, defects);
    return {
      holes: { host: wish.host, target: wish.target, spare: SPARE_KEY },
      parts: [part],
      steps: [
        { key: 'read' },
        ...defects.map((defect) => ({
          key: `mend-${defect}`,
          holes: { host: wish.host, spare: SPARE_KEY },
        })),
        { key: 'done', shown: { kind: 'text', text: part.right } },
      ],
    };
  },
};
