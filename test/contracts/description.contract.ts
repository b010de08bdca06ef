import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validate } from 'class-validator';
import type { ContractCase } from './contract-case.js';
import { NOW } from './contract-case.js';

const ROOT = join(import.meta.dirname, '../..');

/** What every connector says of itself, before it talks to anybody. */
export function itDescribesItself(contract: ContractCase): void {
  const { shown, kind } = contract;

  describe('as it describes itself', () => {
    it('has a name, a network and a sentence', () => {
      expect(shown.kind).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(shown.network).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(shown.description).toMatch(/\w.*\.$/);
    });

    it('can get posts in some way, and says when it listens', () => {
      expect(shown.poll ?? shown.receive ?? shown.listen).toBeDefined();
      expect(shown.listen === undefined).toBe(shown.isListening === undefined);
    });

    it('lists the very fields its settings class checks', async () => {
      const checked = getMetadataStorage().getTargetValidationMetadatas(shown.settings, '', true, false);
      expect(new Set(checked.map(({ propertyName }) => propertyName))).toEqual(
        new Set(shown.settingFields.map(({ name }) => name)),
      );
      const missing = await validate(new shown.settings());
      expect(missing.map(({ property }) => property).sort()).toEqual(
        shown.settingFields
          .filter(({ required }) => required)
          .map(({ name }) => name)
          .sort(),
      );
    });

    it('explains each field and names it once', () => {
      for (const fields of [shown.settingFields, shown.credentialFields]) {
        expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
        for (const { description } of fields) expect(description).toMatch(/\w.*\.$/);
      }
    });

    it('has a page for administrators that names every field, and fixtures', () => {
      const page = readFileSync(join(ROOT, 'docs/connectors', `${kind}.md`), 'utf8');
      for (const { name } of [...shown.settingFields, ...shown.credentialFields]) expect(page).toContain(`\`${name}\``);
      expect(page).toContain(`](images/${kind}.png)`);
      for (const [, image = ''] of page.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g))
        expect(existsSync(join(ROOT, 'docs/connectors', image))).toBe(true);
      expect(readdirSync(join(ROOT, 'src/connectors', kind, 'fixtures'))).not.toEqual([]);
    });

    it('names the rules for answers nobody pressed "send" for, where it answers', () => {
      if (shown.reply === undefined) return;
      expect(shown.automation?.source).toMatch(/\w/);
      expect(shown.automation?.perPost).toBeGreaterThanOrEqual(0);
    });
  });

  it('accepts good settings and refuses bad and unknown ones', async () => {
    const { standIn, connector } = contract;
    const faultsOf = async (settings: object): Promise<number> => {
      const instance = plainToInstance(connector.settings, settings);
      return (await validate(instance, { whitelist: true, forbidNonWhitelisted: true })).length;
    };
    expect(await faultsOf(standIn.settings)).toBe(0);
    expect(await faultsOf({ ...standIn.settings, extra: 1 })).toBe(1);
    for (const bad of standIn.badSettings) expect(await faultsOf(bad)).toBeGreaterThan(0);
  });

  it('says whether a post may be answered, with a reason and the post as the way by hand', () => {
    const { connector, source } = contract;
    const url = 'https://site.example/1';
    const verdict = connector.replyability({ url, authorHandle: 'ann', publishedAt: NOW }, source);
    expect(verdict.reason).toMatch(/^[a-z][a-z-]*$/);
    expect(verdict.deepLink).toBe(url);
    expect(['public', 'private-only', 'by-hand', 'not-possible']).toContain(verdict.verdict);
    if (connector.reply === undefined) expect(['by-hand', 'not-possible']).toContain(verdict.verdict);
    expect(connector.replyability({ url: null, authorHandle: 'ann' }, source).deepLink).toBeNull();
  });
}
