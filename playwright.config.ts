import { defineConfig, devices } from '@playwright/test';
import { findInstalledBrowser } from './scripts/find-browser.ts';
import { ROOT_SITE, SUB_PATH_SITE, type Site } from './tests/e2e/sites.ts';

const browser = findInstalledBrowser();

/**
 * What Chromium does without. For each window it makes two pages ready that suggest addresses: that is more
 * work than an empty test. It heeds only the last such list, so Playwright's own stands here again.
 */
const WITHOUT = [
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup', 'WebUIOmniboxFullPopup'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose'],
  ...[
    'DialMediaRouteProvider',
    'GlobalMediaControls',
    'HttpsUpgrades',
    'LensOverlay',
    'MediaRouter',
  ],
  ...['PaintHolding', 'ThirdPartyStoragePartitioning', 'BlockOriginHeaderModificationOnRedirect'],
  ...['AvoidCorsURLLoaderRestartOnRedirect', 'Translate', 'AutoDeElevate', 'OptimizationHints'],
  ...['NetworkTimeServiceQuerying', 'AimEnabled'],
];

/** Serves one of the two builds that the tests visit. */
function server({ base, folder, port, url }: Site) {
  return {
    command: `node scripts/serve.ts --folder ${folder} --base ${base} --port ${port}`,
    url,
    reuseExistingServer: false,
  };
}

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  fullyParallel: true,
  workers: 2,
  // A page in both themes, each read by axe, takes longer than the usual 30 s on a busy machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: 'line',
  use: {
    ...devices['Desktop Chrome'],
    baseURL: ROOT_SITE.url,
    launchOptions: {
      ...(browser === undefined ? {} : { executablePath: browser }),
      // Playwright itself keeps Chromium from looking up anything by itself, but for QUIC and the GPU.
      args: ['--disable-quic', '--disable-gpu', `--disable-features=${WITHOUT.join()}`],
    },
    // A trace of every test costs a third of the time: `npm run test:browser -- --trace on -g NAME`.
    screenshot: 'only-on-failure',
  },
  projects: [{ name: 'chromium' }],
  webServer: [server(ROOT_SITE), server(SUB_PATH_SITE)],
});
