/** What there is to start from, in groups; the texts are in `presets.ts`, which is loaded on demand. */

export const GROUPS = {
  valid: ['sample', 'minimal', 'browser', 'echo', 'chat', 'game'],
  broken: [
    'no-upgrade',
    'no-connection',
    'keep-alive',
    'no-key',
    'short-key',
    'no-version',
    'version-12',
    'websocket-version',
    'post',
    'http-1-0',
    'no-host',
    'no-empty-line',
    'ws-target',
    'bare-lf',
    'nul',
  ],
  right: ['right-answer', 'lower-case', 'other-order', 'location'],
  wrong: [
    'status-200',
    'answer-no-upgrade',
    'answer-keep-alive',
    'other-accept',
    'extension-not-offered',
    'protocol-not-offered',
    'no-protocol',
  ],
} as const;

/** Responses in an order that does not give away which are to be refused. */
export const CLIENT_ORDER = [
  'answer-keep-alive',
  'lower-case',
  'other-accept',
  'location',
  'extension-not-offered',
  'other-order',
  'status-200',
  'right-answer',
  'no-protocol',
  'protocol-not-offered',
  'answer-no-upgrade',
] as const satisfies readonly (typeof GROUPS)['right' | 'wrong'][number][];

type Group = keyof typeof GROUPS;
export type PresetName = (typeof GROUPS)[Group][number];

const PRESET_NAMES: readonly PresetName[] = Object.values(GROUPS).flat();

export function isPreset(name: string): name is PresetName {
  return PRESET_NAMES.includes(name as PresetName);
}
