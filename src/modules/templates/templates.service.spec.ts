import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Actor } from '../../domain/access/access.types.js';
import { Env } from '../../env.js';
import { readTemplates, TemplatesService } from './templates.service.js';

const agent: Actor = {
  workspaceId: '1',
  memberId: '2',
  name: 'Anna',
  role: 'agent',
  teamIds: ['3'],
  tokenScopes: null,
};
const templates = new TemplatesService(new Env());

describe('the approved texts', () => {
  it.each(['en', 'fi', 'lv', 'ru', 'th', 'zh'])(
    'hold at least two acknowledgements in %s that name the customer',
    (lang) => {
      const texts = templates.list(agent, lang);
      expect(texts.length).toBeGreaterThanOrEqual(2);
      for (const template of texts) {
        expect(template.lang).toBe(lang);
        expect(template.text).toContain('{{handle}}');
        expect(template.text.length).toBeLessThanOrEqual(280);
      }
    },
  );

  it('fall back to English, and a region to its language', () => {
    expect(templates.list(agent, 'pt-BR').map(({ lang }) => lang)).toContain('en');
    expect(new Set(templates.list(agent, 'zh-Hant-TW').map(({ lang }) => lang))).toEqual(new Set(['zh']));
  });

  it('are filled in as they are, whatever a customer calls themselves', () => {
    const variables = { handle: '$& {{name}}', name: 'Bo' };
    expect(templates.fill('ack-looking-en', variables)).toMatch(/^Hi \$& \{\{name\}\}, thank you/);
    expect(() => templates.fill('no-such-text', variables)).toThrow('There is no approved text of this id.');
    expect(() => templates.fill('ack-looking-en', {})).toThrow('The text needs handle.');
  });

  it.each([
    ['{a: 1}', /not a list/],
    ['- {id: a, lang: en, name: A}', /entry 1 has no text/],
    ['- {id: a, lang: en, name: A, text: T}\n- {id: a, lang: fi, name: A, text: T}', /Two templates have the id a/],
  ])('refuse %j', (yaml, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'earshot-templates-'));
    writeFileSync(join(folder, 'bad.yaml'), yaml);
    expect(() => readTemplates(folder)).toThrow(message);
  });
});
