/**
 * A careless proxy: it has never heard of Upgrade, takes a connection for HTTP from its first byte to
 * its last, and skips what it cannot read until something reads like a message. RFC 6455 §10.3 says
 * why no framing is enough against such a program: nobody can try out all of them.
 * @module
 */

import { decodeUtf8 } from '#protocol/bytes.ts';
import { fieldsNamed, type Head, parseHead } from '#protocol/handshake/http-head.ts';

/** A run of bytes that the proxy takes for a message. */
export interface Believed {
  readonly start: number;
  readonly end: number;
}

export interface BelievedRequest extends Believed {
  readonly line: string;
  readonly host: string;
  /** What the answer is stored under: the host that the request names, not the one it goes to. */
  readonly url: string;
}

export interface BelievedResponse extends Believed {
  readonly statusCode: number;
  readonly body: string;
}

/** The first GET in a stream, wherever it begins. */
export function findRequest(bytes: Uint8Array): BelievedRequest | undefined {
  for (let start = 0; start < bytes.length; start++) {
    const head = parseHead(bytes.subarray(start), 'request');
    const { method, target, version } = head.startLine;
    const host = valueOf(head, 'Host');
    if (!head.complete || method !== 'GET' || version !== 'HTTP/1.1' || host === undefined)
      continue;
    const end = start + head.length;
    return { start, end, line: `${method} ${target} ${version}`, host, url: `${host}${target}` };
  }
  return undefined;
}

/** The first response in a stream that says how long it is, or needs not say it. */
export function findResponse(bytes: Uint8Array): BelievedResponse | undefined {
  for (let start = 0; start < bytes.length; start++) {
    const head = parseHead(bytes.subarray(start), 'response');
    const { statusCode, version } = head.startLine;
    if (!head.complete || version !== 'HTTP/1.1' || statusCode === undefined) continue;
    // Without a length, as in a 101, the proxy expects no body.
    const length = Number(valueOf(head, 'Content-Length') ?? 0);
    const from = start + head.length;
    const body = decodeUtf8(bytes.subarray(from, from + length)) ?? '';
    return { start, end: from + length, statusCode, body };
  }
  return undefined;
}

function valueOf(head: Pick<Head, 'fields'>, name: string): string | undefined {
  return fieldsNamed(head, name)[0]?.value;
}
