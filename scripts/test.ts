/**
 * `npm test`: every check of the project, then `N passed, N failed`.
 *
 * All steps run even when one fails, two at a time where they do not need each other; a step's output
 * is shown only when it fails. A test of Vitest or Playwright counts as one, and so does each other
 * step. The counts come from the reports that the runners write, not from their output.
 * @module
 */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { SUB_PATH_SITE } from '../tests/e2e/sites.ts';
import { findOrInstallBrowser } from './find-browser.ts';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly [program: string, ...args: string[]];
  readonly env?: Readonly<Record<string, string>>;
  /** Reads the counts of the tests from the runner's report. A step without is one check. */
  readonly count?: () => Counts;
}

interface Result {
  readonly name: string;
  readonly counts: Counts;
}

const REPORTS = 'test-results';
const UNIT_REPORT = `${REPORTS}/unit.json`;
const BROWSER_REPORT = `${REPORTS}/browser.json`;
const PAGE_WEIGHTS = `${REPORTS}/page-weights.txt`;

const BUILDS: readonly Step[] = [
  { name: 'Build', command: ['astro', 'build'] },
  {
    name: 'Build for a sub-path',
    command: ['astro', 'build'],
    env: { BASE_PATH: SUB_PATH_SITE.base, OUT_DIR: SUB_PATH_SITE.folder },
  },
];

const CHECKS_OF_SOURCES: readonly Step[] = [
  { name: 'Formatting', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'Unused code', command: ['knip'] },
  {
    name: 'Unit tests',
    command: [
      'vitest',
      'run',
      '--coverage',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${UNIT_REPORT}`,
    ],
    count: countUnitTests,
  },
];

const CHECKS_AFTER_BUILD: readonly Step[] = [
  { name: 'Types (Astro)', command: ['astro', 'check', '--minimumFailingSeverity', 'hint'] },
  {
    name: 'Types (Svelte)',
    command: ['svelte-check', '--tsconfig', 'tsconfig.json', '--fail-on-warnings'],
  },
  { name: 'Types (TypeScript)', command: ['tsc', '--noEmit'] },
  { name: 'Lint', command: ['eslint', '--max-warnings', '0', '.'] },
];

const BROWSER_TESTS: Step = {
  name: 'Browser tests',
  command: ['playwright', 'test', '--reporter=line,json'],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: BROWSER_REPORT },
  count: countBrowserTests,
};

const NO_BROWSER: Counts = { passed: 0, failed: 1, skipped: 0 };

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

// Two lanes: browser tests wait a good deal, and what needs no browser runs meanwhile. The type checks and
// the lint need the types that a build generates for the content, so they come last.
const building = runAll(BUILDS);
const [built, checked, browsed] = await Promise.all([
  building,
  runAll(CHECKS_OF_SOURCES).then(async (results) => {
    await building;
    return [...results, ...(await runAll(CHECKS_AFTER_BUILD))];
  }),
  Promise.all([findOrInstallBrowser(), building]).then(async ([browser]) => {
    console.log(`\n${browser.log.join('\n')}`);
    return browser.path === undefined
      ? report('Browser tests', NO_BROWSER, 0, 'No browser to run them in')
      : runStep(BROWSER_TESTS, { CHROME_PATH: browser.path });
  }),
]);

const results = [...built, ...checked, browsed];
const failing = results.filter(({ counts }) => counts.failed > 0).map(({ name }) => name);
const skipped = sum(results.map(({ counts }) => counts.skipped));
const failed = sum(results.map(({ counts }) => counts.failed));

if (existsSync(PAGE_WEIGHTS)) console.log(`\n${readFileSync(PAGE_WEIGHTS, 'utf8')}`);
if (failing.length > 0) console.log(`Failed: ${failing.join(', ')}`);
if (skipped > 0) console.log(`Skipped tests: ${skipped}`);
console.log(`${sum(results.map(({ counts }) => counts.passed))} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs steps one after the other. */
async function runAll(steps: readonly Step[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const step of steps) results.push(await runStep(step));
  return results;
}

async function runStep(step: Step, env: Readonly<Record<string, string>> = {}): Promise<Result> {
  const start = performance.now();
  const { status, output } = await run(step.command, { ...step.env, ...env });
  const seconds = (performance.now() - start) / 1000;
  return report(step.name, countsOf(step, status), seconds, output);
}

function countsOf(step: Step, status: number | null): Counts {
  const asOneCheck = { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  if (step.count === undefined) return asOneCheck;
  try {
    const counts = step.count();
    // A runner can fail though no test did: coverage too low, a file that cannot be loaded.
    return status !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

function report(name: string, counts: Counts, seconds: number, output: string): Result {
  const ok = counts.failed === 0;
  const detail = counts.passed + counts.failed > 1 ? `, ${counts.passed} passed` : '';
  if (!ok) console.log(`\n${output.trim()}\n`);
  console.log(`${ok ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s${detail})`);
  return { name, counts };
}

function run(
  [program, ...args]: Step['command'],
  env: Readonly<Record<string, string>>,
): Promise<{ status: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env },
      shell: process.platform === 'win32',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('error', (error) => {
      resolve({ status: null, output: `Cannot run ${program}: ${error.message}` });
    });
    child.on('close', (status) => {
      resolve({ status, output });
    });
  });
}

/** The parts of Vitest's JSON report that are counted. */
interface UnitReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly unknown[];
  }[];
}

function countUnitTests(): Counts {
  const unit = readReport(UNIT_REPORT) as UnitReport;
  const broken = unit.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: unit.numPassedTests,
    failed: unit.numFailedTests + broken,
    skipped: unit.numPendingTests + unit.numTodoTests,
  };
}

/** The parts of Playwright's JSON report that are counted. */
interface BrowserReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

function countBrowserTests(): Counts {
  const { stats } = readReport(BROWSER_REPORT) as BrowserReport;
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  };
}

function readReport(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
