/**
 * Finds a browser for the browser tests, and gets one where there is none.
 *
 * `CHROME_PATH`, where it is set, wins. Then, in this order: Playwright's own Chromium, a Chrome or
 * Chromium of the system, Playwright's download, Debian's package. Each candidate is started once
 * with `--version`: a browser may be there and yet lack a library or be a stub.
 * @module
 */

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';

const MINUTE = 60_000;

/** What was found: the program, or `undefined`, and what was tried, in words. */
export interface BrowserSearch {
  readonly path: string | undefined;
  readonly log: readonly string[];
}

/** Looks at what is installed; changes nothing. */
export function findInstalledBrowser(): string | undefined {
  const told = process.env.CHROME_PATH;
  if (told !== undefined && told !== '') return told;
  return [chromium.executablePath(), ...systemBrowsers()].find(starts);
}

/** The same, but installs a browser where none is found. */
export async function findOrInstallBrowser(): Promise<BrowserSearch> {
  const installed = findInstalledBrowser();
  if (installed !== undefined) return { path: installed, log: [`Browser: ${installed}`] };

  const log = ["No browser is installed: neither Playwright's own nor a Chrome or Chromium"];
  log.push('Trying `playwright install chromium`');
  const download = await run('playwright', ['install', 'chromium'], 5 * MINUTE);
  if (download.ok && starts(chromium.executablePath())) {
    return { path: chromium.executablePath(), log: [...log, "Installed Playwright's Chromium"] };
  }
  log.push(`That failed: ${download.reason}`);

  if (isRootOnDebian()) {
    const command = 'apt-get update && apt-get install -y chromium';
    log.push(`Trying Debian's package: \`${command}\``);
    const debian = await run('sh', ['-c', command], 10 * MINUTE);
    const path = systemBrowsers().find(starts);
    if (path !== undefined) return { path, log: [...log, `Installed ${path}`] };
    log.push(`That failed: ${debian.reason}`);
  }

  log.push(
    'The browser tests need a Chrome or Chromium. Do one of these and try again:',
    '  npx playwright install --with-deps chromium',
    "  install Chrome or your system's package of Chromium",
    '  set CHROME_PATH to the program, if it is in an unusual place',
  );
  return { path: undefined, log };
}

function systemBrowsers(): readonly string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    return ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
      .map((variable) => process.env[variable])
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => [
        join(folder, 'Google/Chrome/Application/chrome.exe'),
        join(folder, 'Chromium/Application/chrome.exe'),
      ]);
  }
  return ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser'].flatMap(
    (name) => [`/usr/bin/${name}`, `/usr/local/bin/${name}`, `/snap/bin/${name}`],
  );
}

function starts(program: string): boolean {
  if (!existsSync(program)) return false;
  // On Windows, Chrome answers --version by opening a window.
  if (process.platform === 'win32') return true;
  return spawnSync(program, ['--version'], { timeout: MINUTE / 4, stdio: 'ignore' }).status === 0;
}

function isRootOnDebian(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  // Ubuntu's package of that name is only a pointer to a snap.
  return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
}

/** Runs a program and tells whether it succeeded; if not, why. */
async function run(
  program: string,
  args: readonly string[],
  timeout: number,
): Promise<{ ok: boolean; reason: string }> {
  const child = spawn(program, args, {
    timeout,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      resolve({ ok: false, reason: error.message });
    });
    child.on('close', (status, signal) => {
      const words = output.split('\n').filter((line) => line !== '' && !/^\s+at /.test(line));
      const lastLines = words.slice(-3).join('\n');
      const reason = signal === null ? lastLines : `no end after ${timeout / MINUTE} minutes`;
      resolve({ ok: status === 0, reason });
    });
  });
}
