import { availableParallelism } from 'node:os';

/** Browser and fault suites wait for others more than half of their time, so one more than there are cores keeps all of them busy. */
const WORKERS = Math.min(availableParallelism() + 1, 6);

const common = {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  // Sources import `./x.js`, as ES modules must; the file on disk is `x.ts`.
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': ['$1.js', '$1'],
    '^@domain/(.*)\\.js$': '<rootDir>/src/domain/$1',
  },
  resolver: '<rootDir>/test/support/resolver.cjs',
  transform: { '\\.(tsx?|m?js)$': '<rootDir>/test/support/swc-transformer.cjs' },
  transformIgnorePatterns: [],
  setupFiles: ['<rootDir>/test/support/setup.cjs'],
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limits.cjs'],
};

/** Specs that need PostgreSQL share one throw-away cluster; each file clones the migrated template (test/support/test-database.ts). */
const withDatabase = {
  ...common,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...common,
      displayName: 'unit',
      testMatch: [
        '<rootDir>/src/**/*.spec.ts',
        '<rootDir>/web/src/**/*.spec.{ts,tsx}',
        '<rootDir>/test/{architecture,contracts}/**/*.spec.ts',
      ],
    },
    {
      ...withDatabase,
      displayName: 'db',
      testMatch: ['<rootDir>/test/integration/**/*.spec.ts'],
    },
    {
      ...withDatabase,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/faults/**/*.spec.ts'],
    },
    {
      ...withDatabase,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.spec.ts'],
    },
  ],
  reporters: ['default', '<rootDir>/test/support/plain-reporter.cjs'],
  coverageProvider: 'v8',
  collectCoverageFrom: ['src/**/*.ts', '!src/main.ts', '!src/**/*.spec.ts'],
  maxWorkers: WORKERS,
  // Thousands of tests in one process make each collection of its garbage stall the next ones.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/support/longest-first.cjs',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
};
