/**
 * The envelopes around a message, and where each stands in the two models of layers: the seven of OSI,
 * numbered from the physical layer = 1 (ISO/IEC 7498-1), and the four of the Internet (RFC 1122 §1.1.3).
 * @module
 */

/** From the outermost envelope to what lies inside all of them. */
export const ENVELOPES = ['ethernet', 'ip', 'tcp', 'tls', 'websocket', 'message'] as const;

export type EnvelopeKind = (typeof ENVELOPES)[number];

/** From the top, as they are drawn: 7 to 1. */
export const OSI = [
  'application',
  'presentation',
  'session',
  'transport',
  'network',
  'data-link',
  'physical',
] as const;

export type OsiLayer = (typeof OSI)[number];

/** From the top; how many layers of OSI stand beside each. */
export const INTERNET = [
  { layer: 'application', rows: 3 },
  { layer: 'transport', rows: 1 },
  { layer: 'internet', rows: 1 },
  { layer: 'link', rows: 2 },
] as const;

export type InternetLayer = (typeof INTERNET)[number]['layer'];

/** The number of a layer of OSI, 1 to 7. */
export const osiNumber = (layer: OsiLayer): number => OSI.length - OSI.indexOf(layer);

interface Place {
  readonly osi: readonly OsiLayer[];
  readonly internet: InternetLayer;
}

/** TLS has no number of its own; people give it 5 or 6. For the Internet it belongs to the application. */
export const PLACES: Readonly<Record<EnvelopeKind, Place>> = {
  ethernet: { osi: ['data-link'], internet: 'link' },
  ip: { osi: ['network'], internet: 'internet' },
  tcp: { osi: ['transport'], internet: 'transport' },
  tls: { osi: ['presentation', 'session'], internet: 'application' },
  websocket: { osi: ['application'], internet: 'application' },
  message: { osi: ['application'], internet: 'application' },
};
