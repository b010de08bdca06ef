import { describe, expect, it } from '@jest/globals';
import { connectTimeoutMs } from './connect-timeout.js';

describe('the time that a connection to the database may take', () => {
  it.each([
    ['postgres://earshot:secret@localhost:5432/earshot', 5_000],
    ['postgres://earshot:secret@localhost:5432/earshot?connect_timeout=60', 60_000],
    ['postgres://localhost/earshot?sslmode=require&connect_timeout=0', 0],
    ['postgres://localhost/earshot?connect_timeout=soon', 5_000],
  ])('%s: %d ms', (url, expected) => {
    expect(connectTimeoutMs(url)).toBe(expected);
  });
});
