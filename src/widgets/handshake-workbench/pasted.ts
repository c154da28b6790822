/**
 * What people paste in place of a head: the output of `curl -v`, a `curl` command as browsers copy it,
 * a head that stood indented in a page, fields whose values stand on lines of their own. The text is
 * taken as it is; this only says what it looks like, and how it would read.
 * @module
 */

export type PastedForm =
  | 'curl-log'
  | 'curl-command'
  | 'indented'
  | 'split-fields'
  /** A response where the request is edited, or the other way round. */
  | 'other-head'
  /** A response behind the request that it answers. */
  | 'exchange';

export interface Reading {
  readonly form: PastedForm;
  /** Each as text for the editor; one of them at least. */
  readonly request?: string;
  readonly response?: string;
}

const START_LINE = /^(?:[A-Z]+ \S+ HTTP\/\d|HTTP\/\d)/;

/**
 * @param which the head that is edited
 * @returns `undefined` if the text reads like that head already, or like nothing known
 */
export function readPasted(text: string, which: 'request' | 'response'): Reading | undefined {
  return (
    readCurlLog(text) ??
    readCurlCommand(text) ??
    readIndented(text) ??
    readSplit(text) ??
    readOther(text, which)
  );
}

/** A head of the other kind, alone or behind that of the first. */
function readOther(text: string, which: 'request' | 'response'): Reading | undefined {
  const second = /\n\n(?=HTTP\/\d)/.exec(text);
  const isResponse = /^HTTP\/\d/.test(text);
  if (second !== null && !isResponse && START_LINE.test(text)) {
    const end = second.index + 2;
    return {
      form: 'exchange',
      request: text.slice(0, end),
      response: answersOf(text.slice(end)),
    };
  }
  if (!START_LINE.test(text) || isResponse === (which === 'response')) return undefined;
  return {
    form: 'other-head',
    [isResponse ? 'response' : 'request']: isResponse ? answersOf(text) : headOf(linesOf(text)),
  };
}

/** A response, with the interim ones before it (RFC 9110 §15.2). */
function answersOf(text: string): string {
  const interim = /^HTTP\/\d\.\d 1(?!01)\d\d.*?\n\n(?=HTTP)/s.exec(text)?.[0] ?? '';
  const rest = text.slice(interim.length);
  return interim === '' ? headOf(linesOf(rest)) : interim + answersOf(rest);
}

function linesOf(text: string): string[] {
  return text.split('\n');
}

/** `> GET / HTTP/1.1`, `< HTTP/1.1 101`, between `*` and lines of progress. */
function readCurlLog(text: string): Reading | undefined {
  const lines = linesOf(text);
  const sent = behind(lines, '>');
  const received = behind(lines, '<');
  if (![sent, received].some(([first]) => START_LINE.test(first ?? ''))) return undefined;
  return {
    form: 'curl-log',
    ...(sent.length > 0 ? { request: headOf(sent) } : {}),
    // The last response counts: those before it came from a proxy.
    ...(received.length > 0
      ? {
          response: headOf(received.slice(received.findLastIndex((line) => START_LINE.test(line)))),
        }
      : {}),
  };
}

function behind(lines: readonly string[], mark: string): string[] {
  return lines
    .filter((line) => line === mark || line.startsWith(`${mark} `))
    .map((line) => line.slice(mark.length + 1));
}

/** `curl 'ws://localhost/chat' -H 'Upgrade: websocket' …`, as "Copy as cURL" writes it. */
function readCurlCommand(text: string): Reading | undefined {
  const words = shellWords(text);
  if (words?.[0] !== 'curl') return undefined;
  const fields: string[] = [];
  let address: string | undefined;
  for (let i = 1; i < words.length; i++) {
    const word = words[i]!;
    if (word === '-H' || word === '--header') fields.push(words[++i] ?? '');
    else if (!word.startsWith('-')) address ??= word;
  }
  const parts = /^(?:\w+:\/\/)?([^/?#]+)([^#]*)/.exec(address ?? '');
  if (parts === null) return undefined;
  const [, host, target] = parts;
  const path = target === '' ? '/' : target!.replace(/^\?/, '/?');
  const named = fields.some((field) => /^host:/i.test(field));
  return {
    form: 'curl-command',
    request: headOf([`GET ${path} HTTP/1.1`, ...(named ? [] : [`Host: ${host!}`]), ...fields]),
  };
}

/** The words of a command, without their quotes; `undefined` where a quote stays open. */
function shellWords(text: string): string[] | undefined {
  if (!/^\s*(?:\$ )?curl\s/.test(text)) return undefined;
  const words: string[] = [];
  const word = /\s*(?:\\\n|\$ )?((?:'[^']*'|"(?:[^"\\]|\\.)*"|\\.|[^\s'"\\])+)/gsy;
  const body = text.trim();
  while (word.lastIndex < body.length) {
    const match = word.exec(body);
    if (match === null) return undefined;
    words.push(
      match[1]!.replaceAll(
        /'([^']*)'|"((?:[^"\\]|\\.)*)"|\\(.)/gs,
        (_, single?: string, double?: string, escaped?: string) =>
          single ?? double?.replaceAll(/\\(.)/gs, '$1') ?? escaped ?? '',
      ),
    );
  }
  return words;
}

/** A head of which each line stands behind the same blanks. */
function readIndented(text: string): Reading | undefined {
  const blanks = /^[ \t]+/.exec(text)?.[0] ?? '';
  const lines = linesOf(text);
  if (blanks === '' || !lines.every((line) => line.startsWith(blanks) || line.trim() === '')) {
    return undefined;
  }
  return asHead(
    'indented',
    lines.map((line) => line.slice(blanks.length)),
  );
}

/** `Host:` and its value on two lines, as copied from a table of fields. */
function readSplit(text: string): Reading | undefined {
  const lines = linesOf(text).filter((line) => line.trim() !== '');
  const isName = (line: string | undefined) => /^[\w-]+:[ \t]*$/.test(line ?? '');
  if (lines.filter(isName).length < 3) return undefined;
  const joined: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    const takesNext = isName(lines[i]) && lines[i + 1] !== undefined && !isName(lines[i + 1]);
    joined.push(takesNext ? `${lines[i]!.trim()} ${lines[++i]!.trim()}` : lines[i]!);
  }
  return asHead('split-fields', joined);
}

function asHead(form: PastedForm, lines: readonly string[]): Reading | undefined {
  const head = headOf(lines);
  if (head.startsWith('HTTP/')) return { form, response: head };
  return START_LINE.test(head) || form === 'split-fields' ? { form, request: head } : undefined;
}

/** The lines up to the first empty one, with an empty line behind them. */
function headOf(lines: readonly string[]): string {
  const end = lines.findIndex((line, i) => i > 0 && line.trim() === '');
  return `${lines.slice(0, end < 0 ? undefined : end).join('\n')}\n\n`;
}
