/** The builds that the browser tests visit, and the pages in them. */
import { globSync } from 'node:fs';

/** Where the tests serve the site; the port after it, too. Set TEST_PORT where these are taken. */
const PORT = Number(process.env.TEST_PORT ?? 4331);

export interface Site {
  readonly base: string;
  readonly folder: string;
  readonly port: number;
  readonly url: string;
}

/** The site as it stands at the root of a host. */
export const ROOT_SITE: Site = site('/', 'dist', PORT);

/** The same under a sub-path. */
export const SUB_PATH_SITE: Site = site('/some/base/', 'dist-base', PORT + 1);

function site(base: string, folder: string, port: number): Site {
  return { base, folder, port, url: `http://localhost:${port}${base}` };
}

/** The paths of all pages of a build, relative to its base: `''` for the home page. */
export function pagesOf(site: Site): string[] {
  const pages = globSync('**/*.html', { cwd: site.folder });
  if (pages.length === 0)
    throw new Error(`There is no page in ${site.folder}: build the site first`);
  return pages
    .map((file) => file.replaceAll('\\', '/').replace(/(?:^|(?<=\/))index\.html$/, ''))
    .toSorted();
}
