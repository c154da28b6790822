/** Short names of the fields of a frame. They stand apart, so that who needs them alone loads no rules. */

import type { FrameField } from '#protocol/frame-spans.ts';
import type { PerLanguage } from './languages.ts';

/** To stand over bytes. RSV1–3 share the one of RSV1. */
export const SHORT_FIELD_NAMES: PerLanguage<Readonly<Partial<Record<FrameField, string>>>> = {
  en: {
    fin: 'FIN',
    rsv1: 'RSV',
    opcode: 'opcode',
    mask: 'MASK',
    'payload-length': 'length',
    'extended-payload-length': 'extended length',
    'masking-key': 'masking key',
    payload: 'payload',
  },
};
