// Says what to do where the pinned Node is missing.
//
// npm scripts find `node` in node_modules/.bin first: the Node of the `node` package, whose install
// script fetches the binary for this platform. Where that script did not run, they fall back to the
// system's Node, which may be too old for Astro. So this file must run on any Node from 18 on.

import { readFileSync } from 'node:fs';

/** The oldest Node on which every tool of the project runs. */
const OLDEST = [24, 16, 0];

/** @param {readonly number[]} version */
function isNewEnough(version) {
  const differing = OLDEST.findIndex((part, index) => part !== version[index]);
  return differing === -1 || (version[differing] ?? 0) > (OLDEST[differing] ?? 0);
}

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const version = process.versions.node.split('.').map(Number);

if (!isNewEnough(version)) {
  console.error(`
This project runs on Node ${manifest.devDependencies.node}, but this is Node ${process.versions.node}.

The right one comes with the dependencies: the package "node" fetches it in its install script.
That script has not run, perhaps because of --ignore-scripts or an interrupted install.
Run one of these, then try again:

  npm ci               installs everything anew, with install scripts
  npm rebuild node     runs only the missing install script

Or use a Node of your own, ${OLDEST.join('.')} or newer.
`);
  process.exitCode = 1;
}
