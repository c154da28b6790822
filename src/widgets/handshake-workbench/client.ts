/**
 * The client's side of the handshake workbench: a response, and what becomes of it. Loaded when the
 * reader first turns to it.
 * @module
 */

import { readExtensions, readList } from '#protocol/handshake/field-values.ts';
import type { ByteRange, Severity } from '#protocol/handshake/head-finding.ts';
import {
  fieldsNamed,
  parseHead,
  type RequestHead,
  type ResponseHead,
} from '#protocol/handshake/http-head.ts';
import { checkResponse, type SentRequest } from '#protocol/handshake/response.ts';
import { type Checked, clientChecklist, type Finding, foundIn } from './checklist.ts';
import type { ClientItem } from './items.ts';
import type { State } from './model.ts';
import { readSource, type Source } from './source.ts';

/**
 * What should become of a response; `browser`: a browser alone must refuse it; `http`: no WebSocket
 * connection comes of it, and HTTP says what follows; `interim`: it decides nothing, and the next one
 * is waited for.
 */
export type Truth = 'accept' | 'refuse' | 'browser' | 'http' | 'interim' | 'waits';

export interface Judged extends Checked<ClientItem> {
  readonly source: Source;
  /** What the client has sent. */
  readonly sent: Source;
  readonly truth: Truth;
}

/**
 * The client's side: what it finds in a response to what it has sent. Interim responses are read over
 * as long as something stands behind them.
 */
export function judge({ sent: request, response }: Pick<State, 'sent' | 'response'>): Judged {
  const sent = readSource(request);
  const source = readSource(response);
  const asked = askedBy(parseHead(sent.bytes, 'request'));
  const findings: Finding[] = [];
  let start = 0;
  let head = parseHead(source.bytes, 'response');
  let check = checkResponse(head, asked, { browser: true });
  while (check.outcome === 'interim' && start + head.length < source.bytes.length) {
    findings.push(...check.findings.map((finding) => findingAt(start, finding)));
    start += head.length;
    head = parseHead(source.bytes.subarray(start), 'response');
    check = checkResponse(head, asked, { browser: true });
  }
  const { outcome } = check;
  findings.push(...check.findings.map((finding) => findingAt(start, finding)));
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  return {
    source,
    sent,
    ...clientChecklist(source, headAt(start, head), foundIn(source, findings)),
    truth: truth(),
  };

  function truth(): Truth {
    if (outcome === 'wait') return 'waits';
    if (outcome === 'interim') return 'interim';
    if (has('must-fail')) return 'refuse';
    if (has('http')) return 'http';
    return has('browser') ? 'browser' : 'accept';
  }
}

const rangeAt = (offset: number, { start, end }: ByteRange): ByteRange => ({
  start: offset + start,
  end: offset + end,
});

/** A finding, counted from the first byte of all responses. */
function findingAt(offset: number, finding: Finding): Finding {
  const { repair } = finding;
  return {
    ...finding,
    ...rangeAt(offset, finding),
    repair: repair && {
      ...repair,
      edits: repair.edits.map((edit) => ({ ...edit, ...rangeAt(offset, edit) })),
    },
  };
}

/** A head, with what a checklist asks for counted from the first byte of all responses. */
function headAt(offset: number, head: ResponseHead): ResponseHead {
  const { startLine, fields } = head;
  return {
    ...head,
    length: offset + head.length,
    wholeLines: offset + head.wholeLines,
    startLine: {
      ...startLine,
      line: rangeAt(offset, startLine.line),
      statusAt: rangeAt(offset, startLine.statusAt),
    },
    fields: fields.map((field) => ({ ...field, line: rangeAt(offset, field.line) })),
  };
}

/** What a client that sent this head has asked for. */
function askedBy(head: RequestHead): SentRequest {
  const named = (name: string) => fieldsNamed(head, name);
  return {
    key: named('Sec-WebSocket-Key')[0]?.value ?? '',
    protocols: readList(named('Sec-WebSocket-Protocol')).elements.map(({ text }) => text),
    extensions: readExtensions(named('Sec-WebSocket-Extensions')).extensions,
  };
}
