/**
 * The explorer's state in the URL's fragment, as `client,plain,4,-,0,0,websocket,-,Hello`: who sends, TLS,
 * the version of IP, timestamps, the number of the masking key, the packet, the layer, what is revealed
 * while names are hidden, and the message.
 * @module
 */

import { ENVELOPES, type EnvelopeKind } from './layers.ts';
import { type State } from './model.ts';

/** Longer messages are not put into a link. Unit: UTF-16 code units. */
const LONGEST = 1000;

/** @returns `undefined` if the message is too long for a link */
export function serializeState(state: State): string | undefined {
  const { text, sender, tls, ip, timestamps, seed, packet, layer, revealed } = state;
  if (text.length > LONGEST) return undefined;
  return [
    sender,
    tls ? 'tls' : 'plain',
    ip,
    timestamps ? 'timestamps' : '-',
    seed,
    packet,
    layer,
    revealed === undefined ? '-' : `hidden${revealed.map((kind) => `:${kind}`).join('')}`,
    text,
  ].join(',');
}

/** @returns `undefined` if the text is not one that {@link serializeState} can have written */
export function parseState(written: string): State | undefined {
  const [sender, security, ip, options, seed = '', packet = '', layer, hidden = '', ...rest] =
    written.split(',');
  if (sender !== 'client' && sender !== 'server') return undefined;
  if (security !== 'tls' && security !== 'plain') return undefined;
  if (ip !== '4' && ip !== '6') return undefined;
  if (options !== 'timestamps' && options !== '-') return undefined;
  if (!/^\d{1,9}$/.test(seed) || !/^\d{1,2}$/.test(packet) || !isEnvelope(layer)) return undefined;
  const [mode, ...revealed] = hidden.split(':');
  if ((mode !== '-' || revealed.length > 0) && mode !== 'hidden') return undefined;
  if (!revealed.every(isEnvelope) || rest.length === 0) return undefined;
  const text = rest.join(',');
  if (text.length > LONGEST) return undefined;
  return {
    text,
    sender,
    tls: security === 'tls',
    ip: ip === '4' ? 4 : 6,
    timestamps: options === 'timestamps',
    seed: Number(seed),
    packet: Number(packet),
    layer,
    revealed: mode === '-' ? undefined : revealed,
  };
}

function isEnvelope(name: string | undefined): name is EnvelopeKind {
  return (ENVELOPES as readonly (string | undefined)[]).includes(name);
}
