/* global expect, jest */
// Jest takes `testTimeout` from the command line and the top of its configuration, not from a project: so each folder's limit
// is set here. A spec that needs longer says so itself.
const SECONDS = { faults: 900, e2e: 180, integration: 60, contracts: 60 };

const folder = /[\\/]test[\\/](\w+)[\\/]/.exec(expect.getState().testPath ?? '')?.[1];
jest.setTimeout((SECONDS[folder] ?? 20) * 1000);
