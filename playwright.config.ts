import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'journeys',
  testMatch: '*.journey.ts',
  globalSetup: './packages/server/src/testing-setup-journeys.ts',
  outputDir: 'test-results',
  timeout: 300_000,
  expect: { timeout: 15_000 },
  // a busy machine may starve one step; what passes only the second time is listed as flaky
  retries: process.env.CI ? 1 : 0,
  fullyParallel: false,
  // a story waits more than it works: two of them fill two cores
  workers: process.env.CI ? 2 : 1,
  reporter: [['list'], ['json', { outputFile: 'test-results/journeys.json' }]],
  use: {
    screenshot: 'only-on-failure',
    actionTimeout: 30_000,
    navigationTimeout: 30_000,
    // a sixth less work for the machine, and no waiting for what slides in; J1 is told with all its motion
    contextOptions: { reducedMotion: 'reduce' },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
