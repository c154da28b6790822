/** Every link of the site under a sub-path leads somewhere, and stays under it. */
import { expect, test } from './page.ts';
import { pagesOf, SUB_PATH_SITE } from './sites.ts';

test.use({ baseURL: SUB_PATH_SITE.url });

interface Reference {
  /** Absolute. */
  readonly url: string;
  /** What holds it, for the message. */
  readonly from: string;
  /** The address of this page, or of a translation, as the world sees it: on the public host. */
  readonly isPublicAddress: boolean;
  /** A link that a reader follows; only these may lead to other hosts. */
  readonly isLink: boolean;
}

test('every link leads to a page, a file or a heading under the base path', async ({ page }) => {
  const { origin, pathname: base } = new URL(SUB_PATH_SITE.url);
  const idsOf = new Map<string, ReadonlySet<string>>();
  const references: Reference[] = [];
  const queue: string[] = [SUB_PATH_SITE.url];

  for (const url of queue) {
    if (!(await page.request.get(url)).ok()) continue;
    await page.goto(url);
    const found = await page.evaluate(collect);
    idsOf.set(url, new Set(found.ids));
    references.push(...found.references);
    const next = found.references
      .filter(({ url, isLink }) => isLink && isPage(new URL(url)))
      .map(({ url }) => withoutFragment(url));
    queue.push(...new Set(next.filter((url) => !queue.includes(url))));
  }

  const problems = new Set<string>();
  const files = new Set<string>();
  for (const { url, from, isPublicAddress, isLink } of references) {
    const target = new URL(url);
    const isForeign = target.origin !== origin;
    if (isForeign && isLink && !isPublicAddress) continue;
    if (!target.pathname.startsWith(base)) problems.add(`${from}: ${url} is outside ${base}`);
    else if (isForeign && !isPublicAddress) problems.add(`${from}: ${url} is on another host`);
    else if (!isForeign && isPage(target)) {
      const ids = idsOf.get(withoutFragment(url));
      // `name=state` restores an instrument; only what stands alone names a heading.
      const id = decodeURIComponent(target.hash.slice(1))
        .split('&')
        .find((part) => !part.includes('='));
      if (ids === undefined) problems.add(`${from}: there is no page ${url}`);
      else if (id && !ids.has(id)) problems.add(`${from}: there is no heading for ${url}`);
    } else if (!isForeign) files.add(withoutFragment(url));
  }
  for (const file of files) {
    const response = await page.request.get(file);
    if (!response.ok()) problems.add(`${file}: status ${response.status()}`);
  }
  expect([...problems]).toEqual([]);

  const reached = queue.map((url) => new URL(url).pathname.slice(base.length));
  const unreached = pagesOf(SUB_PATH_SITE).filter((path) => !reached.includes(path));
  expect(unreached, 'pages that no link leads to').toEqual(['404.html']);

  function isPage(url: URL): boolean {
    return url.origin === origin && /(?:\/[^.]*|\.html)$/.test(url.pathname);
  }
});

function withoutFragment(url: string): string {
  return url.replace(/#.*/, '');
}

/** Runs in the page: everything it refers to, and every anchor it has. */
function collect(): { references: Reference[]; ids: string[] } {
  const ATTRIBUTES = ['href', 'src', 'action', 'component-url', 'renderer-url'];
  const references = ATTRIBUTES.flatMap((attribute) =>
    [...document.querySelectorAll(`[${attribute}]`)].map((element) => ({
      url: new URL(element.getAttribute(attribute) ?? '', document.baseURI).href,
      from: `${location.pathname} <${element.tagName.toLowerCase()}>`,
      isPublicAddress: element.matches('link[rel=canonical], link[rel=alternate]'),
      isLink: element.matches('a'),
    })),
  );
  return { references, ids: [...document.querySelectorAll('[id]')].map(({ id }) => id) };
}
