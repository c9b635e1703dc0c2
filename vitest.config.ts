import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/{core,contract,kit,client}/src/**/*.test.ts',
            'packages/server/src/**/*.test.ts',
            'house/**/*.test.ts',
          ],
          exclude: ['**/api.test.ts', '**/*.api.test.ts'],
          // most of these files take longer to load than to run
          isolate: false,
        },
      },
      {
        test: {
          name: 'api',
          include: ['packages/server/src/**/api.test.ts', 'packages/server/src/**/*.api.test.ts'],
          // the embedded store is cut, and what is carried without a network starts on it, in the embedded run: the run on
          // PostgreSQL has nothing to add to them; what a connection keeps prepared is a matter of that one alone
          exclude: process.env.TEST_DATABASE_URL
            ? ['**/cut.api.test.ts', '**/bundle.api.test.ts']
            : ['**/db/postgres.api.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          globalSetup: ['packages/server/src/testing-setup.ts'],
          maxWorkers: 2,
          // loading the whole house anew for each file took a third of the time; what it holds it holds by house
          isolate: false,
        },
      },
    ],
  },
})
