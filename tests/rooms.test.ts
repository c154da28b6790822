/**
 * The walls that the linter does not see: imports in chapters, and a test for every module of the
 * core and of the packets under the same name. (The walls between code are in eslint.config.js.)
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** What a chapter may place: pieces made for chapters, and instruments with the words of its language. */
const FOR_CHAPTERS = /^#components\/.+$/;

const chapters = globSync('src/content/**/*.mdx').toSorted();
const core = globSync('src/{protocol,net}/**/*.ts').toSorted();

describe('chapters', () => {
  test.each(chapters)('%s imports only components', (chapter) => {
    expect(
      importsOf(readFileSync(chapter, 'utf8')).filter((name) => !FOR_CHAPTERS.test(name)),
    ).toEqual([]);
  });

  test('importsOf() finds every import outside of code blocks', () => {
    const chapter = [
      "import Bytes from '#components/Bytes.astro';",
      "export { parseFrame } from '#protocol/frame.ts';",
      '',
      'You import bytes from the network.',
      '',
      '```js',
      "import { WebSocketServer } from 'ws';",
      '```',
      '',
      "{(await import('#net/tcp.ts')).name}",
    ].join('\n');
    expect(importsOf(chapter)).toEqual([
      '#components/Bytes.astro',
      '#protocol/frame.ts',
      '#net/tcp.ts',
    ]);
  });
});

describe('core and packets', () => {
  test.each(core)('%s has its test', (module) => {
    const file = module.replaceAll('\\', '/').replace(/^src\/(.*)\.ts$/, 'tests/$1.test.ts');
    expect(existsSync(file), `${file} exists`).toBe(true);
  });
});

/** The modules that a chapter names. */
function importsOf(chapter: string): string[] {
  const prose = chapter.replaceAll(/^(`{3,}|~{3,}).*?^\1/gms, '');
  const names = /(?:^(?:import|export)\b[^'"]*?|\bimport\(\s*)(['"])(?<name>[^'"]+)\1/gm;
  return Array.from(prose.matchAll(names), (match) => match.groups?.name ?? '');
}
