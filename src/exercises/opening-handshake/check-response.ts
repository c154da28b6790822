/** 8.4: be the client, and say whether this response opens the connection. */

import type { Draw } from '../draw.ts';
import { code } from '../code-mark.ts';
import type { Exercise, Holes, Label, Shown, Trap } from '../exercise.ts';
import { drawKey } from './draw-request.ts';
import { decodeUtf8 } from '#protocol/bytes.ts';
import { deriveAccept } from '#protocol/handshake/accept-key.ts';
import { fieldsNamed, parseHead, serializeHead } from '#protocol/handshake/http-head.ts';
import { checkResponse, type SentRequest } from '#protocol/handshake/response.ts';

/** The client's checks, in their order (RFC 6455 §4.1). */
const CHECKS = ['status', 'upgrade', 'connection', 'accept', 'extension', 'protocol'] as const;

type Check = (typeof CHECKS)[number];

/** What may be wrong; each fails the check that its name begins with. */
const DEFECTS = [
  'status-200',
  'upgrade-missing',
  'upgrade-other',
  'connection-missing',
  'connection-other',
  'accept-missing',
  'accept-other',
  'accept-case',
  'extension-unasked',
  'extension-other',
  'protocol-unasked',
  'protocol-other',
] as const;

type Defect = (typeof DEFECTS)[number];

const EXTENSION = 'permessage-deflate';
const OTHER_EXTENSION = 'x-webkit-deflate-frame';

interface Exchange {
  readonly sent: SentRequest & { readonly protocols: readonly string[] };
  readonly response: string;
}

/** A response that is right but for the defect, in a spelling that may look odd. */
export function drawExchange(defect: Defect | undefined, draw: Draw): Exchange {
  const key = drawKey(draw);
  const right = deriveAccept(key).accept;
  const offersExtension = defect === 'extension-other' || (!unasked(defect) && draw.next() < 0.5);
  const offersProtocols =
    defect === 'protocol-other' || (defect !== 'protocol-unasked' && draw.next() < 0.5);
  const sent = {
    key,
    protocols: offersProtocols ? ['chat', 'superchat'] : [],
    extensions: offersExtension ? [{ name: EXTENSION, parameters: [] }] : [],
  };
  const values = {
    Upgrade: defect === 'upgrade-other' ? 'h2c' : draw.pick(['websocket', 'WebSocket']),
    Connection:
      defect === 'connection-other'
        ? 'keep-alive'
        : draw.pick(['Upgrade', 'upgrade', 'keep-alive, Upgrade']),
    'Sec-WebSocket-Accept':
      defect === 'accept-other'
        ? deriveAccept(drawKey(draw)).accept
        : defect === 'accept-case'
          ? swapCase(right, draw)
          : right,
    'Sec-WebSocket-Extensions':
      defect === 'extension-other'
        ? OTHER_EXTENSION
        : unasked(defect) || offersExtension
          ? EXTENSION
          : undefined,
    'Sec-WebSocket-Protocol':
      defect === 'protocol-other'
        ? 'news'
        : defect === 'protocol-unasked' || offersProtocols
          ? 'chat'
          : undefined,
  };
  const missing: Partial<Record<Defect, string>> = {
    'upgrade-missing': 'Upgrade',
    'connection-missing': 'Connection',
    'accept-missing': 'Sec-WebSocket-Accept',
  };
  const small = draw.next() < 0.3;
  const fields = Object.entries(values)
    .filter((field): field is [string, string] => field[1] !== undefined)
    .filter(([name]) => defect === undefined || name !== missing[defect])
    .map(([name, value]) => [small ? name.toLowerCase() : name, value] as const);
  const isSwitching = defect !== 'status-200';
  const head = serializeHead({
    statusCode: isSwitching ? 101 : 200,
    reason: isSwitching ? 'Switching Protocols' : 'OK',
    fields: draw.next() < 0.5 ? draw.shuffle(fields) : fields,
  });
  return { sent, response: decodeUtf8(head)! };
}

const unasked = (defect: Defect | undefined) => defect === 'extension-unasked';

/** The same letters, one of them small for capital or the other way round. */
function swapCase(text: string, draw: Draw): string {
  const letters = [...text.matchAll(/[A-Za-z]/g)].map(({ index }) => index);
  const at = draw.pick(letters);
  const letter = text.charAt(at);
  const swapped = letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
  return text.slice(0, at) + swapped + text.slice(at + 1);
}

/** The first check that does not hold, by the rules of the core; `open` if all hold. */
export function verdictOn({ sent, response }: Exchange): Check | 'open' {
  const { outcome, findings } = checkResponse(head(response), sent);
  if (outcome === 'open') return 'open';
  const broken = findings.find(({ severity }) => severity === 'must-fail' || severity === 'http')!;
  return CHECKS.find((check) => broken.rule.startsWith(check))!;
}

const head = (response: string) => parseHead(new TextEncoder().encode(response), 'response');

function found(response: string): Record<Check, string | undefined> {
  const parsed = head(response);
  const value = (name: string) => fieldsNamed(parsed, name)[0]?.value;
  return {
    status: String(parsed.startLine.statusCode),
    upgrade: value('Upgrade'),
    connection: value('Connection'),
    accept: value('Sec-WebSocket-Accept'),
    extension: value('Sec-WebSocket-Extensions'),
    protocol: value('Sec-WebSocket-Protocol'),
  };
}

function trapsOf(defect: Defect | undefined, right: Check | 'open', response: string): Trap[] {
  const values = found(response);
  const holds = CHECKS.filter((check) => check !== right).map((check): Trap => {
    const value = values[check];
    return value === undefined
      ? { key: `holds-no-${check}`, given: check }
      : { key: `holds-${check}`, given: check, holes: { value } };
  });
  return defect === undefined
    ? holds
    : [{ key: `missed-${defect}`, given: 'open', holes: missedHoles(values) }, ...holds];
}

const missedHoles = (values: Record<Check, string | undefined>): Holes =>
  Object.fromEntries(CHECKS.map((check) => [check, values[check] ?? '']));

export const checkResponseTask: Exercise = {
  id: 'check-response',
  number: '8.4',
  worked: 'what-the-client-checks',
  sections: ['RFC 6455 §4.1', 'RFC 9110 §5.1'],
  task(draw) {
    const defect = draw.next() < 0.3 ? undefined : draw.pick(DEFECTS);
    const exchange = drawExchange(defect, draw);
    const { sent, response } = exchange;
    const right = verdictOn(exchange);
    const values = found(response);
    const none = { label: 'none' };
    const list = (names: readonly string[]) => (names.length === 0 ? none : code(names.join(', ')));
    const rows: (readonly (string | Label)[])[] = [
      [{ label: 'right-accept' }, code(deriveAccept(sent.key).accept)],
      [{ label: 'protocols' }, list(sent.protocols)],
      [{ label: 'extensions' }, list((sent.extensions ?? []).map(({ name }) => name))],
    ];
    const verdicts: Shown = {
      kind: 'table',
      rows: CHECKS.map((check) => [
        { label: check },
        values[check] === undefined ? none : code(values[check]),
        { label: check === right ? 'does-not-hold' : 'does-hold' },
      ]),
    };
    return {
      shown: [
        { kind: 'table', rows, caption: { label: 'client' } },
        { kind: 'text', text: response, caption: { label: 'response' } },
      ],
      parts: [
        {
          kind: 'choice',
          id: 'verdict',
          options: ['open', ...CHECKS].map((id) => ({ id })),
          right: [right],
          comments: { open: { key: 'all-hold' } },
          traps: trapsOf(defect, right, response),
        },
      ],
      steps: [
        { key: 'go-through', shown: verdicts },
        {
          key: right === 'open' ? 'open' : 'fails',
          ...(right === 'open' ? {} : { holes: { check: { label: right } } }),
        },
      ],
    };
  },
};
