/**
 * Runs the examples in the documentation of the core and of the packets, so that they stay true.
 *
 * An example is a block of TypeScript in a doc comment, or one in a README that names values. What
 * the module exports is in scope; other modules are imported as usual. `expression; // => value`, also with the comment on the following
 * line, means that both are deeply equal.
 */
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const sources = import.meta.glob<string>('/src/{protocol,net}/**/*.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const readmes = import.meta.glob<string>('/src/{protocol,net}/README.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const modules = import.meta.glob<Record<string, unknown>>('/src/{protocol,net}/**/*.ts', {
  eager: true,
});

describe.each(Object.keys(sources))('%s', (path) => {
  const source = sources[path] ?? '';

  test('documents every export, and shows an example of what can be used', () => {
    expect(undocumentedExports(source).join('\n')).toBe('');
  });

  const examples = examplesIn(source);
  test.each(examples)('example in line $line', async ({ code }) => {
    const program = toProgram(code);
    expect(program.checks, 'number of `// =>` comments').toBeGreaterThan(0);
    await runProgram(program.code, modules[path] ?? {});
  });
});

describe.each(Object.entries(readmes))('%s', (_, readme) => {
  const examples = blocksIn(readme).filter(({ code }) => code.includes('// =>'));

  test('has an example that names values', () => {
    expect(examples).not.toEqual([]);
  });

  test.each(examples)('example in line $line', async ({ code }) => {
    await runProgram(toProgram(code).code, {});
  });
});

describe('the reader of examples', () => {
  test('toProgram() turns comments into checks, on the same line or the next', () => {
    const { code, checks } = toProgram(
      'const one = 1;\none + 1; // => 2\n[\n  one,\n];\n// => [1]\n',
    );
    expect(checks).toBe(2);
    expect(code).toContain('expect(one + 1).toEqual(2)');
    expect(code).toContain('toEqual([1])');
  });

  test('toProgram() goes on in the next comment lines only while the value is incomplete', () => {
    const example = 'one; // => [\n//   1,\n// ]\n// Prose.\ntwo; // => 2\n// Prose.';
    expect(toProgram(example).code.replaceAll(/\s/g, '')).toContain(
      'expect(one).toEqual([1,]);expect(two).toEqual(2);',
    );
  });

  test('runProgram() fails where the value is another', async () => {
    await expect(runProgram(toProgram('[1]; // => [2]').code, {})).rejects.toThrow('deeply equal');
  });

  test('undocumentedExports() names what lacks a sentence or an example', () => {
    const source = [
      '/** A file. @module */',
      '/** Good. */',
      'export type Documented = 1;',
      'export interface Bare {}',
      '/** @see nothing */',
      'export interface Wordless {}',
      '/** No example. */',
      'export const one = 1;',
      '/** Good.\n * @example\n * ```ts\n * two; // => 2\n * ```\n */',
      'export const two = 2;',
    ].join('\n');
    expect(undocumentedExports(source)).toEqual([
      'Bare: no comment',
      'Wordless: no comment',
      'one: no example',
    ]);
  });
});

interface Example {
  /** Counted from 1. */
  readonly line: number;
  readonly code: string;
}

/** The blocks of TypeScript in the doc comments of a file. */
function examplesIn(source: string): Example[] {
  return Array.from(source.matchAll(/\/\*\*.*?\*\//gs)).flatMap((comment) => {
    // Same length per line, so that positions still give lines.
    const text = comment[0].replaceAll(/^ *\* ?/gm, '');
    return blocksIn(text, lineAt(source, comment.index));
  });
}

/** The blocks of TypeScript in Markdown that begins behind the line `before`. */
function blocksIn(markdown: string, before = 0): Example[] {
  return Array.from(markdown.matchAll(/^```ts\n(.*?)^```/gms), (block) => ({
    line: before + lineAt(markdown, block.index),
    code: block[1] ?? '',
  }));
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** Exports that lack a comment or, where they are more than a type, an example in it. */
function undocumentedExports(source: string): string[] {
  return parse(source).statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (isExported !== true) return [];
    const comment = ts
      .getJSDocCommentsAndTags(statement)
      .filter(ts.isJSDoc)
      .findLast((candidate) => !/@module\b/.test(candidate.getText()));
    if (!comment?.comment) return [`${nameOf(statement)}: no comment`];
    const isType = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
    return isType || examplesIn(comment.getText()).length > 0
      ? []
      : [`${nameOf(statement)}: no example`];
  });
}

function nameOf(statement: ts.Statement): string {
  const declaration = ts.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]
    : (statement as ts.DeclarationStatement);
  return declaration?.name?.getText() ?? statement.getText().slice(0, 40);
}

/** Rewrites an example as the body of an async function with `expect` and `load` in scope. */
function toProgram(example: string): { code: string; checks: number } {
  const file = parse(example);
  let checks = 0;
  const lines = file.statements.map((statement) => {
    if (ts.isImportDeclaration(statement)) return importAsLoad(statement);
    if (!ts.isExpressionStatement(statement)) return statement.getText();
    const expected = expectedAfter(example, statement.end);
    if (expected === undefined) return statement.getText();
    checks += 1;
    return `expect(${statement.expression.getText()}).toEqual(${expected});`;
  });
  const { outputText } = ts.transpileModule(`async function example() {${lines.join('\n')}}`, {
    compilerOptions: { target: ts.ScriptTarget.ESNext },
  });
  return { code: `${outputText}return example();`, checks };
}

/** The value after `// =>`; it goes on in further comment lines until it is complete. */
function expectedAfter(example: string, end: number): string | undefined {
  const comment = /^[ \t]*\n?[ \t]*\/\/ =>(?<lines>.*(?:\n[ \t]*\/\/.*)*)/.exec(example.slice(end));
  const lines = comment?.groups?.lines?.split(/\n[ \t]*\/\//);
  if (lines === undefined) return undefined;
  const candidates = lines.map((_, index) =>
    lines
      .slice(0, index + 1)
      .join('\n')
      .trim(),
  );
  return candidates.find(isExpression) ?? lines[0];
}

function isExpression(text: string): boolean {
  const { diagnostics } = ts.transpileModule(`(${text});`, { reportDiagnostics: true });
  return diagnostics?.length === 0;
}

function importAsLoad(declaration: ts.ImportDeclaration): string {
  const bindings = declaration.importClause?.namedBindings;
  if (bindings === undefined || !ts.isNamedImports(bindings)) {
    throw new Error(`Examples import by name: ${declaration.getText()}`);
  }
  const names = bindings.elements
    .filter((element) => !element.isTypeOnly)
    .map(({ propertyName, name }) =>
      propertyName === undefined ? name.text : `${propertyName.getText()}: ${name.text}`,
    );
  return `const { ${names.join(', ')} } = load(${declaration.moduleSpecifier.getText()});`;
}

async function runProgram(code: string, scope: Record<string, unknown>): Promise<void> {
  const load = (specifier: string): Record<string, unknown> => {
    const loaded = modules[specifier.replace(/^(?:#|\.\/src\/)(?=(?:protocol|net)\/)/, '/src/')];
    if (loaded === undefined) throw new Error(`No module ${specifier} in the core or the packets`);
    return loaded;
  };
  const names = { ...scope, expect, load };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running examples is the purpose
  const program = new Function(...Object.keys(names), code) as (...values: unknown[]) => unknown;
  await program(...Object.values(names));
}

function parse(source: string): ts.SourceFile {
  return ts.createSourceFile('example.ts', source, ts.ScriptTarget.ESNext, true);
}
