/**
 * Hex in a line of a log:
 *
 *     2026-11-21T10:00:00Z recv: 81 05 48 65 6c 6c 6f
 *     [ws] <- 810548656c6c6f (7 bytes)
 *     received: <Buffer 81 05 48 65 6c 6c 6f>
 *
 * Only where nothing can be mistaken: a label ends in a word with a colon, or in an arrow; it is none
 * of the bytes, since the word has no decimal digit and some letter that is no hex digit, or there is
 * more before the arrow than hex; and from there on all is hex. So a second line with a label is
 * refused, which is right: it may well be of the other direction. A note says that a label was dropped.
 * @module
 */
import { readHexText } from './hex-text.ts';
import { Damage, type DumpNote, type ReadBytes } from './reading.ts';
import { unwrap } from './text.ts';

/** How long a label may be, and how long what follows the bytes. */
const LABEL_LENGTH = 200;
const SIZE_LENGTH = 40;

/** A word with a colon, and what stands before it. */
const WORD = String.raw`.*(?<!\S)[^\s\d]*[^\s\da-f:][^\s\d]*:`;
/** An arrow, and before it nothing or more than hex. */
const ARROW = String.raw`(?:.*[^\s\da-f:,<=>←→↑↓-].*)?(?:<[-=]?|[-=]?>|[←→↑↓])`;
/** Two bytes, the first with a decimal digit, as frames have: `Note: added` is a sentence. */
const BYTES = String.raw`(?:0x|<Buffer )?(?:\d[\da-f]|[a-f]\d)[\s:,-]{0,2}[\da-f]{2}`;
const LABEL = new RegExp(String.raw`^(?:(?:${WORD}|${ARROW})\s+)?(?=${BYTES})`, 'i');
const SIZE = /\s+[([](\d{1,9}) (?:bytes?|B)[)\]]$/i;

/**
 * Reads the hex in a line of a log.
 *
 * @throws Damage where the text is not that; `no-form` where it is nothing like it
 * @example
 * ```ts
 * readLogLine('[ws] <- 81 05 48 (3 bytes)').bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * ```
 */
export function readLogLine(text: string): ReadBytes {
  const line = unwrap(text);
  const label = LABEL.exec(text.slice(line.start, line.start + LABEL_LENGTH));
  const size = SIZE.exec(text.slice(Math.max(line.start, line.end - SIZE_LENGTH), line.end));
  if (!label || (!label[0] && !size)) throw new Damage('no-form', line.start, 1);
  const start = line.start + label[0].length;
  const end = line.end - (size?.[0].length ?? 0);
  const { bytes, form } = readHexText(text, { start, end });
  const notes: DumpNote[] = [{ code: 'label-skipped' }];
  if (size && Number(size[1]) !== bytes.length) {
    notes.push({ code: 'length-differs', declared: Number(size[1]), found: bytes.length });
  }
  return { bytes, form, notes };
}
