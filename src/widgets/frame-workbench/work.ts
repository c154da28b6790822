/**
 * Work that is done when it is needed, here or in a worker: reading and writing dumps, judging large
 * payloads.
 * @module
 */

import { checkFrame, type CheckContext, type Violation } from '#protocol/check.ts';
import { findFrameStarts, type FrameStart } from '#protocol/dump/frame-starts.ts';
import { readDump } from '#protocol/dump/read-dump.ts';
import type { DumpFailure, DumpForm, DumpNote } from '#protocol/dump/reading.ts';
import { writeDump, type WrittenForm } from '#protocol/dump/write-dump.ts';
import { parseFrame } from '#protocol/frame.ts';

/** Bytes that came out of what the reader gave. */
export interface Found {
  readonly ok: true;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** `raw` for a file that is no text. */
  readonly form: DumpForm | 'raw';
  readonly notes: readonly DumpNote[];
  readonly also: readonly DumpForm[];
  /** Where frames may start, if the bytes begin with other headers. */
  readonly starts: readonly FrameStart[];
}

/**
 * What came of reading; `text` says that a file was taken for text, so that it could be taken raw, and
 * `before` that what stands before a mistake can be read, as in a pasted line that a log cut short.
 */
export type Reading = (Found | (DumpFailure & { readonly before: boolean })) & {
  readonly text: boolean;
};

export interface ReadTask {
  readonly kind: 'read';
  readonly source: string | Blob;
  /** How to read it; recognised if not given. */
  readonly form?: DumpForm | 'raw' | undefined;
}

export interface WriteTask {
  readonly kind: 'write';
  readonly bytes: Uint8Array;
  readonly form: WrittenForm;
}

export interface JudgeTask {
  readonly kind: 'judge';
  /** A whole frame in memory of its own, which is handed over. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly context: CheckContext;
  /** Offset of the frame in its stream. */
  readonly offset: number;
}

export type Task = ReadTask | WriteTask | JudgeTask;

export interface Results {
  read: Reading;
  write: string;
  judge: readonly Violation[];
}

export interface Asked {
  readonly id: number;
  readonly task: Task;
}

export interface Answered {
  readonly id: number;
  readonly result: Results[Task['kind']];
}

/** How much of a file shows whether it is text. Unit: bytes. */
const LOOKED_AT = 65_536;

/** Does a task; `transfer` is the memory that a worker need not copy. */
export async function work(
  task: Task,
): Promise<{ result: Results[Task['kind']]; transfer: Transferable[] }> {
  switch (task.kind) {
    case 'read': {
      const result = await read(task);
      return { result, transfer: result.ok ? [result.bytes.buffer] : [] };
    }
    case 'write':
      return { result: writeDump(task.bytes, task.form), transfer: [] };
    case 'judge': {
      const frame = parseFrame(task.bytes)!;
      const result = checkFrame(frame, task.context, task.offset);
      return { result, transfer: [frame.payload.buffer as ArrayBuffer] };
    }
  }
}

async function read({ source, form }: ReadTask): Promise<Reading> {
  if (typeof source === 'string') return readPasted(source, form === 'raw' ? undefined : form);
  const isText = form !== 'raw' && (await isTextFile(source));
  if (isText) return readText(await source.text(), form);
  const bytes = new Uint8Array(await source.arrayBuffer());
  return { ...found(bytes, 'raw'), text: false };
}

function readPasted(text: string, form: DumpForm | undefined): Reading {
  const reading = readText(text, form);
  return reading.ok ? reading : { ...reading, before: readDump(text.slice(0, reading.index)).ok };
}

function readText(text: string, form: DumpForm | undefined): Reading {
  const reading = readDump(text, form);
  if (!reading.ok) return { ...reading, before: false, text: true };
  const { bytes, notes } = reading;
  const also = form === undefined ? reading.also : formsBeside(form, text);
  return { ...found(bytes, reading.form), notes, also, text: true };
}

/** From a form that was chosen by hand, the way back to the others. */
function formsBeside(chosen: DumpForm, text: string): DumpForm[] {
  const recognised = readDump(text);
  const forms = recognised.ok ? [recognised.form, ...recognised.also] : [];
  return forms.filter((form) => form !== chosen);
}

function found(bytes: Uint8Array<ArrayBuffer>, form: DumpForm | 'raw'): Found {
  return { ok: true, bytes, form, notes: [], also: [], starts: findFrameStarts(bytes) };
}

/**
 * Whether a file is text: UTF-8 without control characters. A frame is not: its first byte is a control
 * character, or begins no character of UTF-8.
 */
export async function isTextFile(file: Blob): Promise<boolean> {
  const head = await file.slice(0, LOOKED_AT).arrayBuffer();
  try {
    // Streaming forgives a character that the slice cut in two.
    const text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    // eslint-disable-next-line no-control-regex -- these are what is looked for
    return !/[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}
