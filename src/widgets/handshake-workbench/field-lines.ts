/** Fields of a head as lines of its text, to be taken out, put in and changed. */

/** The text without the lines of a field, whatever the case of its name. */
export function withoutField(text: string, name: string): string {
  return text.replaceAll(fieldLine(name), '');
}

/** The text with another value in the first line of a field; where there is none, with a line more. */
export function withField(text: string, name: string, value: string): string {
  const line = fieldLine(name, '').exec(text);
  if (line !== null) {
    const written = line[0].slice(0, line[0].indexOf(':') + 1);
    const behind = text.slice(line.index + line[0].length);
    const end = line[0].endsWith('\n') ? '\n' : '';
    return `${text.slice(0, line.index)}${written} ${value}${end}${behind}`;
  }
  const end = text.indexOf('\n\n') + 1;
  return end === 0
    ? `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${name}: ${value}\n`
    : `${text.slice(0, end)}${name}: ${value}\n${text.slice(end)}`;
}

function fieldLine(name: string, flags = 'g'): RegExp {
  const literal = name.replaceAll(/[^\w-]/g, String.raw`\$&`);
  return new RegExp(String.raw`^${literal}[ \t]*:.*(?:\n|$)`, `im${flags}`);
}
