// SITE and BASE_PATH come from whoever publishes; without them the site is built for the root of localhost.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import svelte from '@astrojs/svelte';
import { defineConfig } from 'astro/config';
import { DEFAULT_LANGUAGE, LANGUAGES } from './src/i18n/languages.ts';

const site = process.env.SITE ?? 'http://localhost:4321';
const base = process.env.BASE_PATH || '/';
const outDir = process.env.OUT_DIR ?? 'dist';

// The one inline script: it must run before the first paint. Astro cannot hash it for us.
const themeScript = readFileSync(new URL('./src/layouts/theme-boot.js', import.meta.url), 'utf8');
const themeHash = `sha256-${createHash('sha256').update(themeScript).digest('base64')}`;

/** `client:reader` on an instrument; what it does stands in its file. */
const clientReader = {
  name: 'client-reader',
  hooks: {
    'astro:config:setup': ({ addClientDirective }) =>
      addClientDirective({ name: 'reader', entrypoint: './src/ui/client-reader.ts' }),
  },
};

// The style of a widget comes out of two builds, under two names: its own and that of its page. Named by
// what is in them, both are one file, and a page fetches it once.
const namedByContent = { assetFileNames: '_astro/[hash][extname]' };

// What instruments share comes in four files instead of a dozen, since small files compress badly: what
// all of them need, what stories in steps need, what frames need, and what judging frames needs. A module
// that one of these imports goes with it; only the door of prose does not, as it comes with the page itself.
const shared = [
  { name: 'door', test: /src\/ui\/do\.ts$/ },
  {
    name: 'instrument',
    test: /src\/(?:ui\/(?:Instrument\.svelte|(?:byte-cells|frame-link|once)\.ts)|protocol\/(?:bytes|opcode)\.ts|sim\/side\.ts|i18n\/fill\.ts)$|preload-helper|client\.svelte\.js$/,
  },
  {
    name: 'steps',
    test: /src\/ui\/(?:Steps\.svelte|stepper\.svelte\.ts|Log\.svelte|Slider\.svelte)$/,
  },
  { name: 'frame', test: /src\/protocol\/(?:frame-spans|serialize-frame)\.ts$/ },
  { name: 'check', test: /src\/(?:protocol\/(?:check|repair-frame)|i18n\/rule-title)\.ts$/ },
];

const output = (options) => ({ build: { rollupOptions: { output: options } } });

// Astro 7.3 links the style of what is loaded on demand on every page of the site, through the mark
// `cssScopeTo`, or else leaves it out of the build. Vite fetches it together with the code it belongs to:
// so it is kept, and linked nowhere.
const styleOnDemand = {
  name: 'style-on-demand',
  applyToEnvironment: ({ name }) => name === 'client',
  generateBundle: {
    order: 'pre',
    handler(_options, bundle) {
      for (const { modules = {}, viteMetadata } of Object.values(bundle)) {
        for (const id of Object.keys(modules)) {
          delete this.getModuleInfo(id)?.meta.vite?.cssScopeTo;
        }
        for (const css of viteMetadata?.importedCss ?? []) viteMetadata.importedAssets.add(css);
      }
    },
  },
};

export default defineConfig({
  site,
  base,
  outDir,
  trailingSlash: 'always',
  // Astro 7.3 does not hash the styles that content pages would inline; as files they need no hash.
  build: { inlineStylesheets: 'never' },
  // Shorter than attributes, in pages and in styles, and of the same weight among selectors.
  scopedStyleStrategy: 'class',
  integrations: [mdx(), svelte(), sitemap(), clientReader],
  i18n: { locales: [...LANGUAGES], defaultLocale: DEFAULT_LANGUAGE },
  markdown: { syntaxHighlight: 'prism' },
  vite: {
    plugins: [styleOnDemand],
    environments: {
      client: output({ ...namedByContent, codeSplitting: { groups: shared } }),
      prerender: output(namedByContent),
      ssr: output(namedByContent),
    },
  },
  security: {
    csp: {
      scriptDirective: { resources: ["'self'"], hashes: [themeHash] },
      styleDirective: { resources: ["'self'"] },
      directives: [
        "default-src 'none'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
      ],
    },
  },
});
