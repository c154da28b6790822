/**
 * Lint rules, and the walls between the rooms of `src`: which room may import from which. The core
 * and what stands next to it are pure besides: no clock, no randomness, no IO.
 *
 * The walls in chapters (.mdx) are kept by tests/rooms.test.ts, formatting by Prettier.
 */
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import astro from 'eslint-plugin-astro';
import jsdoc from 'eslint-plugin-jsdoc';
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';

/**
 * What each room may import besides itself, as the beginning (or, with `$`, the whole) of a name;
 * `mayType` names what it may import types from. Where a file matches twice, the later entry holds.
 * Rooms that the README does not list are still to be built.
 */
const ROOMS = [
  { room: 'src/protocol', files: ['*.ts'], may: [] },
  {
    room: 'src/net',
    files: ['*.ts'],
    // Of the handshake what it has of HTTP: there is one parser of heads.
    may: [
      '#protocol/(?:bytes|span|errors)\\.ts$',
      '#protocol/handshake/(?:characters|field-values|head-finding|head-rules|http-head)\\.ts$',
    ],
  },
  { room: 'src/sim', files: ['*.ts'], may: ['#protocol/', '#net/'] },
  {
    // Its words arrive as arguments; i18n gives their types, and how holes are filled.
    room: 'src/exercises',
    files: ['*.ts'],
    may: ['#protocol/', '#net/', '#sim/', '#i18n/fill\\.ts$'],
    mayType: ['#i18n/exercises/'],
  },
  {
    // Its words come as props; i18n gives their types.
    room: 'src/ui',
    files: ['*'],
    may: [
      ...['svelte(?:/|$)', '#protocol/(?:span|bytes)\\.ts$'],
      // Present mode comes with its own words, since a page does not carry them for every reader.
      '#i18n/(?:class|fill|instrument|languages|routes)\\.ts$',
    ],
  },
  {
    // Models. The state.ts of another instrument lets one instrument link into another.
    room: 'src/widgets/*',
    files: ['*.ts'],
    may: ['#protocol/', '#net/', '#sim/', '#exercises/', '#widgets/[\\w-]+/state\\.ts$'],
    mayType: ['#i18n/exercises/'],
  },
  {
    // What loads a task finds its words as well: they come with it, for all who show it.
    room: 'src/widgets/exercise',
    files: ['load.ts'],
    may: ['#protocol/', '#exercises/', '#i18n/'],
  },
  {
    // What is said to a whole task is put together from the words of its parts.
    room: 'src/widgets/exercise',
    files: ['sum.ts'],
    may: ['#ui/', '#i18n/'],
    mayType: ['#exercises/'],
  },
  {
    room: 'src/widgets/*',
    files: ['state.ts'],
    may: ['#protocol/', '#net/', '#sim/', '#exercises/', '#ui/'],
  },
  {
    room: 'src/widgets/*',
    files: ['messages.ts'],
    may: ['#protocol/', '#net/', '#sim/', '#exercises/', '#i18n/'],
  },
  {
    room: 'src/widgets/*',
    files: ['*.svelte', '*.svelte.ts'],
    // A view draws what its model computed: of the core it needs names, of types and opcodes, and hex.
    may: ['svelte(?:/|$)', '#ui/', '#i18n/', '#protocol/(?:span|bytes|opcode)\\.ts$'],
    mayType: ['#protocol/', '#net/', '#sim/', '#exercises/'],
  },
  {
    // Practice and worksheets show tasks, whose words and code they find for themselves, as they do.
    room: 'src/widgets/{practice,worksheet}',
    files: ['*.svelte'],
    may: ['svelte(?:/|$)', '#ui/', '#i18n/', '#protocol/bytes\\.ts$', '#widgets/exercise/'],
    mayType: ['#exercises/'],
  },
  {
    room: 'src/widgets/practice',
    files: ['load.ts'],
    may: ['#exercises/', '#i18n/'],
  },
  {
    room: 'src/components',
    files: ['*'],
    may: [
      ...['astro(?::|/|$)', '#protocol/', '#net/', '#sim/', '#exercises/'],
      ...['#ui/', '#i18n/', '#content/'],
    ],
  },
  {
    // Each places an instrument in a page: its words in the page's language, its worked state.
    room: 'src/components/instruments',
    files: ['*'],
    may: ['astro(?::|/|$)', '#protocol/', '#net/', '#sim/', '#exercises/', '#i18n/', '#widgets/'],
  },
  {
    room: 'src/layouts',
    files: ['*'],
    may: [
      ...['astro(?::|/|$)', '#components/', '#content/', '#exercises/chapters\\.ts$'],
      ...['#i18n/', '#styles/', '#ui/(?:do|progress/places)\\.ts$'],
    ],
  },
  {
    room: 'src/pages',
    files: ['*'],
    may: ['astro(?::|/|$)', '#components/', '#content/', '#layouts/', '#i18n/', '#styles/'],
  },
  {
    // Tables of words are typed by what the core can name, so that none is forgotten.
    room: 'src/i18n',
    files: ['*'],
    may: [],
    mayType: ['#protocol/', '#net/', '#sim/', '#exercises/'],
  },
  { room: 'src/lab', files: ['*.ts'], may: ['#protocol/', 'node:'] },
];

/** The order of the core: a module imports from its own level or from those before it. */
const CORE_ORDER = [
  ['bytes', 'span', 'errors'],
  ['opcode', 'close-code', 'mask', 'utf8'],
  ['frame', 'close-body'],
  ['frame-spans', 'serialize-frame', 'message-state', 'byte-queue'],
  ['repair-frame'],
  ['check'],
  ['frame-reader'],
  ['message'],
  ['handshake/', 'extensions/', 'dump/'],
  ['connection-state', 'frame-writer'],
  ['connection-output'],
  ['opening', 'outbox'],
  ['connection-options'],
  ['lifecycle', 'pings'],
  ['connection'],
];

/** Rooms that compute the same from the same arguments, always and everywhere. */
const PURE = ['src/{protocol,net,sim,exercises}/**/*.ts', 'src/widgets/**/{model,state}.ts'];

const NOT_IN_PURE_CODE = [
  'window',
  'document',
  'location',
  'navigator',
  'localStorage',
  'globalThis',
  'self',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'Date',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'queueMicrotask',
  'Buffer',
  'process',
  'crypto',
  'console',
].map((name) => ({ name, message: 'This room is pure: what is outside arrives as an argument' }));

/** How deep folders in a room may be. */
const DEPTHS = [0, 1, 2, 3];

/**
 * The rules that keep a room's walls, for each depth of folders: a relative import may climb to the
 * room and not out of it.
 */
function walls({ room, files, may, mayType = [], mayNot = [] }) {
  return DEPTHS.flatMap((depth) => {
    const atDepth = files.flatMap((file) => {
      if (file.includes('/')) return depth === 1 ? [`${room}/${file}`] : [];
      return [`${room}/${'*/'.repeat(depth)}${file}`];
    });
    if (atDepth.length === 0) return [];
    // `./` or as many `../` as there are folders up to the room, then no further dots.
    const climb = depth === 0 ? '' : `|(?:\\.\\./){1,${depth}}`;
    const inside = `(?:\\./${climb})(?!\\.|.*/\\.\\./)`;
    const later = mayNot.map((name) => (name.endsWith('/') ? name : `${name}\\.ts$`));
    const own = later.length === 0 ? inside : `${inside}(?!${later.join('|')})`;
    const refused = `^(?!${[own, ...may].join('|')})`;
    const refusedTypes = `^(?!${[own, ...may, ...mayType].join('|')})`;
    const message = 'This room may not import that one; the table is in eslint.config.js';
    return [
      {
        files: atDepth,
        rules: {
          '@typescript-eslint/no-restricted-imports': [
            'error',
            {
              patterns: [{ regex: refused, message, allowTypeImports: mayType.length > 0 }],
            },
          ],
          'no-restricted-syntax': [
            'error',
            {
              selector: `ImportDeclaration[importKind="type"][source.value=/${refusedTypes.replaceAll('/', '\\u002f')}/]`,
              message,
            },
            // A slash would end the regular expression in a selector.
            {
              selector: `ImportExpression[source.value=/${refused.replaceAll('/', '\\u002f')}/]`,
              message,
            },
            { selector: 'ImportExpression[source.type!="Literal"]', message: 'Name the module' },
          ],
        },
      },
    ];
  });
}

export default defineConfig(
  globalIgnores(['dist', 'dist-*', 'coverage', 'test-results', 'playwright-report', '.astro']),

  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  astro.configs.recommended,
  {
    languageOptions: {
      globals: { ...globals.browser, ...globals.node },
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte', '.astro'] },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/dot-notation': ['error', { allowIndexSignaturePropertyAccess: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      // Next to a checked length, `bytes[i]!` says what is known; `?? 0` would be a branch never taken.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      // The linter sees `any` in templates; svelte-check knows their types.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    // Their types are checked by `astro check`; the linter has no types of components.
    files: ['**/*.astro', '**/*.astro/*.ts', '**/*.{js,mjs}'],
    extends: [ts.configs.disableTypeChecked],
  },

  {
    // Types of the page promise what some browsers lack, and every language that may come.
    files: ['src/{ui,i18n,layouts}/**'],
    rules: { '@typescript-eslint/no-unnecessary-condition': 'off' },
  },

  ...ROOMS.flatMap(walls),
  ...CORE_ORDER.flatMap((modules, level) =>
    walls({
      room: 'src/protocol',
      files: modules.map((module) => (module.endsWith('/') ? `${module}*.ts` : `${module}.ts`)),
      may: [],
      mayNot: CORE_ORDER.slice(level + 1).flat(),
    }),
  ),
  ...walls({
    room: 'src/protocol',
    files: ['handshake/accept-key.ts'],
    may: ['@noble/hashes/'],
    mayNot: ['connection'],
  }),

  {
    files: PURE,
    rules: {
      'no-restricted-globals': ['error', ...NOT_IN_PURE_CODE],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'A seed arrives as an argument' },
      ],
    },
  },
  {
    files: ['src/{protocol,net}/**/*.ts'],
    plugins: { jsdoc },
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'ImportExpression', message: 'The core loads nothing by itself' },
      ],
      'jsdoc/require-jsdoc': [
        'error',
        {
          publicOnly: { esm: true },
          require: { ClassDeclaration: true, FunctionDeclaration: true },
          contexts: [
            'TSInterfaceDeclaration',
            'TSTypeAliasDeclaration',
            'ExportNamedDeclaration > VariableDeclaration',
          ],
          enableFixer: false,
        },
      ],
      'jsdoc/no-types': 'error',
      'jsdoc/check-param-names': ['error', { disableMissingParamChecks: true }],
      'jsdoc/check-tag-names': 'error',
    },
  },
  prettier,
  svelte.configs.prettier,
);
