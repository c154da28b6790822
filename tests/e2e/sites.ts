/** The builds that the browser tests visit, and the pages in them. */
import { globSync } from 'node:fs';

/** The site as it stands at the root of a host. */
export const ROOT_SITE = {
  base: '/',
  folder: 'dist',
  port: 4331,
  url: 'http://localhost:4331/',
} as const;

/** The same under a sub-path. */
export const SUB_PATH_SITE = {
  base: '/some/base/',
  folder: 'dist-base',
  port: 4332,
  url: 'http://localhost:4332/some/base/',
} as const;

/** The paths of all pages of a build, relative to its base: `''` for the home page. */
export function pagesOf(site: typeof ROOT_SITE | typeof SUB_PATH_SITE): string[] {
  const pages = globSync('**/*.html', { cwd: site.folder });
  if (pages.length === 0)
    throw new Error(`There is no page in ${site.folder}: build the site first`);
  return pages
    .map((file) => file.replaceAll('\\', '/').replace(/(?:^|(?<=\/))index\.html$/, ''))
    .toSorted();
}
