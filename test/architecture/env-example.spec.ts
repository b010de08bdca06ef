import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { SETTINGS } from '../../src/env.js';

describe('config/env.example', () => {
  it('lists exactly the settings of src/env.ts, in their order', () => {
    const listed = readFileSync('config/env.example', 'utf8')
      .split('\n')
      .map((line) => /^#?\s?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1])
      .filter((name) => name !== undefined);
    expect(listed.filter((name) => !name.endsWith('_FILE'))).toEqual(SETTINGS.map((setting) => setting.name));
  });
});
