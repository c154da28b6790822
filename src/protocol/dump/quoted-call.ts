/**
 * Bytes as a string of hex or base64 that a function of some language turns into bytes:
 *
 *     bytes.fromhex('81 05 48')  ·  binascii.unhexlify(b'810548')  ·  base64.b64decode('gQVI')    Python
 *     Buffer.from('810548', 'hex')  ·  Uint8Array.fromHex('810548')  ·  atob('gQVI')              JavaScript
 *     hex.DecodeString("810548")  ·  base64.StdEncoding.DecodeString("gQVI")                      Go
 *     hex!("81 05 48")  ·  hex::decode("810548")                                                  Rust
 *
 * Before the name, on its line, may stand what code has there: a prompt, an assignment, another call.
 * There is one string, which ends at the next quote of its kind; after it come only brackets and the
 * end of the statement. `Buffer.from` says in a second argument what the string is, and without one
 * would take it for text: then it is refused.
 * @module
 */
import { readBase64Text } from './base64-text.ts';
import { readHexText } from './hex-text.ts';
import { Damage, type DumpForm, type ReadBytes } from './reading.ts';
import { HEAD_LENGTH, skipBlanks } from './text.ts';

/** The forms in which this module finds a call; they have lists of numbers, too. */
export type CallForm = Extract<DumpForm, 'python' | 'javascript' | 'go' | 'rust'>;

/** Functions that decode a string. */
interface Decoder {
  readonly form: CallForm;
  /** The end of their names; modules and packages may stand before it. */
  readonly name: RegExp;
  /** What they decode; `undefined` where the call says it. */
  readonly encoding: 'hex' | 'base64' | undefined;
}

const DECODERS: readonly Decoder[] = [
  {
    form: 'python',
    name: /\b(?:(?:bytes|bytearray)\.fromhex|unhexlify|a2b_hex)$/,
    encoding: 'hex',
  },
  { form: 'python', name: /\b(?:\w*b64decode|a2b_base64)$/, encoding: 'base64' },
  { form: 'javascript', name: /\bBuffer\.from$/, encoding: undefined },
  { form: 'javascript', name: /\bUint8Array\.fromHex$/, encoding: 'hex' },
  { form: 'javascript', name: /\b(?:Uint8Array\.fromBase64|atob)$/, encoding: 'base64' },
  { form: 'go', name: /\bhex\.DecodeString$/, encoding: 'hex' },
  { form: 'go', name: /Encoding\.DecodeString$/, encoding: 'base64' },
  { form: 'rust', name: /\bhex(?:!|::decode)$/, encoding: 'hex' },
  { form: 'rust', name: /\bbase64::decode$|\b[A-Z\d_]+\.decode$/, encoding: 'base64' },
];

// A name is tried only from its beginning, so that a long word is not looked through many times.
const CALL = /[^'"`|{}/#\n]*?(?<![\w.:])([\w.:]+!?)\(\s*[br]?("""|'''|["'`])/y;
const ENCODING = /\s*,\s*(["'`])(hex|base64|base64url)\1/iy;
const TAIL = /\s+|[?);,]|\.unwrap\(\)|(?:\/\/|#).*/y;

/**
 * The language in which a text begins as a call that decodes a string, if it does.
 *
 * @param head beginning of the text, without blanks before it; only this much is looked at
 * @example
 * ```ts
 * callFormOf('frame, err := hex.DecodeString("8105")'); // => 'go'
 * callFormOf('decode("8105")'); // => undefined
 * ```
 */
export function callFormOf(head: string): CallForm | undefined {
  return openingOf(head)?.decoder.form;
}

/**
 * Reads the string of such a call.
 *
 * @throws Damage where the text is not that
 * @example
 * ```ts
 * readQuotedCall("bytes.fromhex('81 05 48')").bytes; // => Uint8Array.of(0x81, 0x05, 0x48)
 * readQuotedCall("Buffer.from('gQVI', 'base64')").form; // => 'javascript'
 * ```
 */
export function readQuotedCall(text: string): ReadBytes {
  const first = skipBlanks(text, 0, text.length);
  const opening = openingOf(text.slice(first, first + HEAD_LENGTH));
  if (!opening) throw new Damage('foreign-character', first, 1);
  const { decoder, quote, length } = opening;
  const start = first + length;
  const end = text.indexOf(quote, start);
  if (end < 0) throw new Damage('unterminated', start - quote.length, quote.length);

  let index = end + quote.length;
  let encoding: string | undefined = decoder.encoding;
  if (!encoding) {
    ENCODING.lastIndex = index;
    encoding = ENCODING.exec(text)?.[2]?.toLowerCase();
    if (!encoding) throw new Damage('foreign-character', index, 1);
    index = ENCODING.lastIndex;
  }
  const read = encoding === 'hex' ? readHexText : readBase64Text;
  const { bytes, notes } = read(text, { start, end });
  index = skipTail(text, index);
  if (index < text.length) throw new Damage('foreign-character', index, 1);
  return { bytes, form: decoder.form, notes };
}

/** `length` is where the string begins, behind its quote. */
function openingOf(head: string): { decoder: Decoder; quote: string; length: number } | undefined {
  CALL.lastIndex = 0;
  const [opening = '', callee = '', quote = ''] = CALL.exec(head) ?? [];
  const decoder = DECODERS.find(({ name }) => name.test(callee));
  return decoder && { decoder, quote, length: opening.length };
}

/** Skips closing brackets, the end of the statement and comments, piece by piece. */
function skipTail(text: string, start: number): number {
  let index = start;
  TAIL.lastIndex = index;
  while (TAIL.test(text)) index = TAIL.lastIndex;
  return index;
}
