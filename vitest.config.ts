import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/{core,contract,kit}/src/**/*.test.ts',
            'packages/server/src/**/*.test.ts',
            'house/**/*.test.ts',
          ],
          exclude: ['**/api.test.ts', '**/*.api.test.ts'],
        },
      },
      {
        test: {
          name: 'api',
          include: ['packages/server/src/**/api.test.ts', 'packages/server/src/**/*.api.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['packages/server/src/testing-setup.ts'],
          maxWorkers: 2,
        },
      },
    ],
  },
})
