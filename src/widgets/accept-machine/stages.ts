/**
 * The five stages from key bytes to accept, and what is known of each while the reader holds one of
 * them: the stage in which they typed last.
 *
 * Later stages are computed from the held one. Earlier ones are recovered where that needs no guess:
 * the digest from an accept of 20 bytes, the key from a text that ends in the GUID, the bytes from a
 * key that every base64 reader reads alike. Nothing is known across SHA-1, which cannot be undone.
 *
 * A fault does not stop the machine if the next stage can be computed all the same, as for a key of
 * 15 bytes: a server that does not look would compute it too.
 */

import { decodeUtf8, encodeBase64, encodeHex, encodeUtf8 } from '#protocol/bytes.ts';
import type { AcceptSteps } from '#protocol/handshake/accept-bugs.ts';
import {
  ACCEPT_BYTES,
  checkAcceptForm,
  checkKey,
  HANDSHAKE_GUID,
  KEY_BYTES,
  type KeyFinding,
} from '#protocol/handshake/key.ts';
import { readHex, type HexFinding } from './hex-field.ts';

/** From the left to the right. */
export const STAGES = ['bytes', 'key', 'concatenation', 'digest', 'accept'] as const;

export type StageName = (typeof STAGES)[number];

/** How long each stage is for a valid key: bytes, or characters where it is text. */
export const RIGHT_LENGTH: Readonly<Record<StageName, number>> = {
  bytes: KEY_BYTES,
  key: 24,
  concatenation: 60,
  digest: ACCEPT_BYTES,
  accept: 28,
};

/** How a stage came to what it shows, or why it shows nothing. */
export type StageStatus =
  /** The reader typed it. */
  | 'held'
  /** Follows from an earlier stage. */
  | 'computed'
  /** Read back from a later stage. */
  | 'recovered'
  /** Earlier than the held stage and not to be had from it; `reason` says why. */
  | 'unknown'
  /** Later than a stage that cannot be read. */
  | 'not-computable';

/** Why an earlier stage is unknown. */
export type UnknownReason = 'hash-is-one-way' | 'guid-not-last' | 'not-base64' | 'not-a-digest';

/** A concatenation that does not end in the GUID: has it elsewhere, nearly, or not at all. */
export interface GuidFinding {
  readonly code: 'guid-not-last' | 'guid-letter-case' | 'guid-missing';
  /** Where the GUID, or what is nearly it, stands. */
  readonly at: number;
  readonly length: number;
}

export type StageFinding = KeyFinding | HexFinding | GuidFinding;

export interface Stage {
  readonly name: StageName;
  readonly status: StageStatus;
  readonly reason: UnknownReason | undefined;
  /**
   * What stands in its field: hex for bytes and digest. Where it is held, exactly what was typed;
   * `undefined` where it is not known or, with a mistake chosen, no text.
   */
  readonly text: string | undefined;
  /** Its bytes; those of the text in UTF-8 for the others. `undefined` where they are not known. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** How long it is, to be compared with {@link RIGHT_LENGTH}. */
  readonly length: number | undefined;
  /** What is wrong with it; for a held stage and what was recovered from it. */
  readonly findings: readonly StageFinding[];
}

export type Stages = Readonly<Record<StageName, Stage>>;

/** All stages when `text` is typed into the one held. */
export function deriveStages(held: StageName, text: string, steps: AcceptSteps): Stages {
  const known = readBack(held, text);
  const bytes = known.bytes;
  const key =
    known.key ?? follow('key', bytes, (from) => textStage('key', 'computed', encodeBase64(from)));
  const concatenation =
    known.concatenation ??
    // A stage that is followed has its text: only the one that this makes may be without.
    follow('concatenation', key, () =>
      bytesStage('concatenation', 'computed', steps.join(key.text!)),
    );
  const digest =
    known.digest ??
    follow('digest', concatenation, (from) => bytesStage('digest', 'computed', steps.hash(from)));
  const accept =
    known.accept ??
    follow('accept', digest, (from) => textStage('accept', 'computed', steps.write(from)));
  return { bytes, key, concatenation, digest, accept };
}

/** A stage that is made from the one before, if that is known. */
function follow(
  name: StageName,
  before: Stage,
  make: (bytes: Uint8Array<ArrayBuffer>) => Stage,
): Stage {
  return before.bytes === undefined ? without(name, 'not-computable') : make(before.bytes);
}

/** The held stage and those before it. */
function readBack(held: StageName, text: string): Partial<Stages> & { readonly bytes: Stage } {
  switch (held) {
    case 'bytes':
      return { bytes: hexStage('bytes', text) };
    case 'key':
      return keyAndBytes('held', text);
    case 'concatenation':
      return {
        ...(text.endsWith(HANDSHAKE_GUID)
          ? keyAndBytes('recovered', text.slice(0, -HANDSHAKE_GUID.length))
          : { bytes: unknown('bytes', 'guid-not-last'), key: unknown('key', 'guid-not-last') }),
        concatenation: textStage('concatenation', 'held', text, checkGuid(text)),
      };
    case 'digest':
      return { ...beforeTheHash(), digest: hexStage('digest', text) };
    case 'accept': {
      const { readable, bytes, findings } = checkAcceptForm(text);
      return {
        ...beforeTheHash(),
        digest:
          readable && bytes.length === ACCEPT_BYTES
            ? bytesStage('digest', 'recovered', bytes)
            : unknown('digest', 'not-a-digest'),
        accept: textStage('accept', 'held', text, findings),
      };
    }
  }
}

function keyAndBytes(status: StageStatus, text: string): { key: Stage; bytes: Stage } {
  const { readable, bytes, findings } = checkKey(text);
  return {
    key: textStage('key', status, text, findings),
    bytes: readable ? bytesStage('bytes', 'recovered', bytes) : unknown('bytes', 'not-base64'),
  };
}

function beforeTheHash(): Record<'bytes' | 'key' | 'concatenation', Stage> {
  return {
    bytes: unknown('bytes', 'hash-is-one-way'),
    key: unknown('key', 'hash-is-one-way'),
    concatenation: unknown('concatenation', 'hash-is-one-way'),
  };
}

function checkGuid(text: string): readonly GuidFinding[] {
  if (text.endsWith(HANDSHAKE_GUID)) return [];
  const length = HANDSHAKE_GUID.length;
  const elsewhere = text.indexOf(HANDSHAKE_GUID);
  if (elsewhere >= 0) return [{ code: 'guid-not-last', at: elsewhere, length }];
  if (text.toUpperCase().endsWith(HANDSHAKE_GUID)) {
    return [{ code: 'guid-letter-case', at: text.length - length, length }];
  }
  return [{ code: 'guid-missing', at: text.length, length: 0 }];
}

function hexStage(name: 'bytes' | 'digest', text: string): Stage {
  const { bytes, findings } = readHex(text, RIGHT_LENGTH[name]);
  const length = bytes?.length;
  return { name, status: 'held', reason: undefined, text, bytes, length, findings };
}

function textStage(
  name: StageName,
  status: StageStatus,
  text: string,
  findings: readonly StageFinding[] = [],
): Stage {
  const bytes = encodeUtf8(text);
  return { name, status, reason: undefined, text, bytes, length: text.length, findings };
}

/** A stage that was made as bytes. */
function bytesStage(name: StageName, status: StageStatus, bytes: Uint8Array<ArrayBuffer>): Stage {
  const text = name === 'concatenation' ? readableText(bytes) : encodeHex(bytes);
  return { name, status, reason: undefined, text, bytes, length: bytes.length, findings: [] };
}

/** Text that can be shown: UTF-16, read as UTF-8, is text too, with a NUL after every letter. */
function readableText(bytes: Uint8Array): string | undefined {
  return bytes.includes(0) ? undefined : decodeUtf8(bytes);
}

function unknown(name: StageName, reason: UnknownReason): Stage {
  return { ...without(name, 'unknown'), reason };
}

function without(name: StageName, status: StageStatus): Stage {
  return {
    name,
    status,
    reason: undefined,
    text: undefined,
    bytes: undefined,
    length: undefined,
    findings: [],
  };
}
