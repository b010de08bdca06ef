import { describe, expect, it } from '@jest/globals';
import { RESOURCES } from './resources.js';
import { isTokenScope, TOKEN_ROWS } from './token-scopes.js';

describe('the scopes of tokens', () => {
  it('have a row for every resource', () => {
    expect(Object.keys(TOKEN_ROWS).sort()).toEqual([...RESOURCES].sort());
  });

  it.each([
    ['*', true],
    ['tasks:write', true],
    ['mentions:read', true],
    ['replies:create', true],
    ['replies:act', false],
    ['watches:write', false],
    ['staff:read', false],
    ['tasks', false],
    ['tasks:fly', false],
    ['tasks:read:all', false],
    ['constructor:read', false],
    ['', false],
  ])('accept %j: %s', (text, expected) => {
    expect(isTokenScope(text)).toBe(expected);
  });
});
