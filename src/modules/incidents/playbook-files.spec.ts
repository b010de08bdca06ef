import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Env } from '../../env.js';
import { readPlaybooks } from './playbook-files.js';

const LANGUAGES = ['en', 'fi', 'lv', 'ru', 'th', 'zh'];

describe('playbooks', () => {
  const delivered = readPlaybooks(join(new Env().rootDir, 'config', 'playbooks'));

  it('come for seven kinds of crisis, each step in six languages', () => {
    expect(delivered.map(({ id }) => id)).toEqual([
      'data-leak',
      'emergency',
      'escalation',
      'product-safety',
      'refund',
      'security',
      'staff-under-attack',
    ]);
    for (const { name, steps } of delivered) {
      expect(Object.keys(name).sort()).toEqual(LANGUAGES);
      expect(steps.length).toBeGreaterThanOrEqual(5);
      for (const { text, role } of steps) {
        expect(Object.keys(text).sort()).toEqual(LANGUAGES);
        expect(role).not.toBeNull();
      }
    }
  });

  it.each([
    ['steps: []', /has no steps/],
    ['name: {en: A}\nsteps: [{key: B, text: {en: C}}]', /step 1 has no key/],
    ['name: {en: A}\nsteps: [{key: b1, role: cook, text: {en: C}}]', /none of the roles/],
    ['name: {fi: A}\nsteps: [{key: b1, text: {en: C}}]', /a name that is not said in English/],
    ['name: {en: A}\nsteps: [{key: b1, text: {en: C}}, {key: b1, text: {en: D}}]', /the step b1 twice/],
  ])('refuse %j', (yaml, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-playbooks-'));
    writeFileSync(join(folder, 'bad.yaml'), yaml);
    expect(() => readPlaybooks(folder)).toThrow(message);
  });
});
