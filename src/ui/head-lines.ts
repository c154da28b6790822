/**
 * A head of HTTP as lines that can be drawn: what each says, and how it ends.
 * @module
 */

export interface HeadLine {
  readonly text: string;
  /** `none` where the bytes stop before the line does. */
  readonly end: 'crlf' | 'lf' | 'none';
}

const LF = 0x0a;
const CR = 0x0d;

/** The lines of some bytes, up to the last one that has anything in it. What is not UTF-8 becomes U+FFFD. */
export function headLines(bytes: Uint8Array): HeadLine[] {
  const lines: HeadLine[] = [];
  for (let start = 0; start < bytes.length;) {
    const at = bytes.indexOf(LF, start);
    const next = at < 0 ? bytes.length : at + 1;
    const end = at < 0 ? 'none' : at > start && bytes[at - 1] === CR ? 'crlf' : 'lf';
    const stop = next - { crlf: 2, lf: 1, none: 0 }[end];
    lines.push({ text: new TextDecoder().decode(bytes.subarray(start, stop)), end });
    start = next;
  }
  return lines;
}
