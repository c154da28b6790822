/**
 * Serves the built site on this machine, as a static host would: `npm start`, and the browser tests.
 *
 * `--port` is where it starts to look for a free port; `--host 0.0.0.0` lets others on the network in.
 * (`astro preview` would do, but only one of it can run at a time.)
 * @module
 */

import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

const { values: options } = parseArgs({
  options: {
    folder: { type: 'string', default: process.env.OUT_DIR ?? 'dist' },
    base: { type: 'string', default: process.env.BASE_PATH ?? '/' },
    host: { type: 'string', default: 'localhost' },
    port: { type: 'string', default: '4321' },
  },
});

if (!existsSync(options.folder)) {
  console.error(`There is no site in ${options.folder}: build it first`);
  process.exit(1);
}

/** With a slash at both ends, as in `/` or `/some/base/`. */
const base = `/${options.base}/`.replaceAll(/\/+/g, '/');
const notFound = join(options.folder, '404.html');
// `dev` looks at the disk on every request, so that a new build is seen.
const files = sirv(options.folder, { dev: true });

const answer: RequestListener = (request, response) => {
  const sayNotFound = () => {
    response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' });
    response.end(existsSync(notFound) ? readFileSync(notFound) : 'Not found');
  };
  if (request.url?.startsWith(base) !== true) {
    sayNotFound();
    return;
  }
  request.url = request.url.slice(base.length - 1);
  files(request, response, sayNotFound);
};

const server = createServer(answer);
let port = Number(options.port);

server.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EADDRINUSE') throw error;
  console.log(`Port ${port} is taken, trying ${port + 1}`);
  port += 1;
  server.listen(port, options.host);
});
server.on('listening', () => {
  console.log(`\nThe book is open at http://${options.host}:${port}${base}\nCtrl+C closes it.`);
});
server.listen(port, options.host);
