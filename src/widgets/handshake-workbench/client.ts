/**
 * The client's side of the handshake workbench: a response, and what becomes of it. Loaded when the
 * reader first turns to it.
 * @module
 */

import { readExtensions, readList } from '#protocol/handshake/field-values.ts';
import type { Severity } from '#protocol/handshake/head-finding.ts';
import { fieldsNamed, parseHead, type RequestHead } from '#protocol/handshake/http-head.ts';
import { checkResponse, type SentRequest } from '#protocol/handshake/response.ts';
import { type Checked, type ClientItem, clientChecklist } from './checklist.ts';
import type { State } from './model.ts';
import { readSource, type Source } from './source.ts';

/**
 * What should become of a response; `browser`: a browser alone must refuse it; `interim`: it decides
 * nothing, and the next one is waited for.
 */
export type Truth = 'accept' | 'refuse' | 'browser' | 'interim' | 'waits';

export interface Judged extends Checked<ClientItem> {
  readonly source: Source;
  /** What the client has sent. */
  readonly sent: Source;
  readonly truth: Truth;
}

/** The client's side: what it finds in a response to what it has sent. */
export function judge({ sent: request, response }: Pick<State, 'sent' | 'response'>): Judged {
  const sent = readSource(request);
  const source = readSource(response);
  const head = parseHead(source.bytes, 'response');
  const asked = askedBy(parseHead(sent.bytes, 'request'));
  const { findings, outcome } = checkResponse(head, asked, { browser: true });
  const has = (severity: Severity) => findings.some((finding) => finding.severity === severity);
  return { source, sent, ...clientChecklist(source, head, findings), truth: truth() };

  function truth(): Truth {
    if (outcome === 'wait') return 'waits';
    if (outcome === 'interim') return 'interim';
    if (has('must-fail')) return 'refuse';
    return has('browser') ? 'browser' : 'accept';
  }
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
