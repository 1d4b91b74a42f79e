import { defineConfig } from 'vitest/config';

const ignored = ['**/node_modules/**', 'data/**', 'web/dist/**', 'test/e2e/**', 'test/kill/**'];

/** Rooms that touch no database: their tests start at once. */
const pure = [
  'protocols/**/*.test.ts',
  'kernel/base/**/*.test.ts',
  'kernel/sdk/**/*.test.ts',
  'apps/*/disclosure/**/*.test.ts',
  'apps/*/forms/**/*.test.ts',
  'web/**/*.test.{ts,tsx}',
  'tools/**/*.test.ts',
  'cli/audit/**/*.test.ts',
  'cli/decode/**/*.test.ts',
  'bench/audit.test.ts',
];

export default defineConfig({
  test: {
    // One process for each test file: the engine of facts binds one folder per process.
    pool: 'forks',
    maxWorkers: process.env.CI === 'true' ? 2 : undefined,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: ignored } },
      {
        extends: true,
        test: {
          name: 'stores',
          include: ['**/*.test.ts'],
          exclude: [...ignored, ...pure],
          globalSetup: ['test/global-setup.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/global-setup.ts', 'test/e2e/setup.ts'],
          // A browser on two busy cores may lose a click; what fails twice has failed.
          retry: 1,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'kill', include: ['test/kill/**/*.test.ts'], testTimeout: 400_000, hookTimeout: 400_000 },
      },
    ],
  },
});
