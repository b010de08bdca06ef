import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { CUES, RISK_TOPICS } from '../../domain/intent/intent.types.js';
import { parseIntentRules } from './parse-intent-rules.js';
import { IntentRulesError, readComplaintModel, readRuleFiles } from './read-intent-rules.js';

const section = (name: string, keys: readonly string[]): string[] => [`${name}:`, ...keys.map((key) => `  ${key}: []`)];
const EMPTY = [...section('intents', CUES), ...section('risks', RISK_TOPICS)].join('\n');
const withList = (key: string, ...lines: string[]): string =>
  EMPTY.replace(`  ${key}: []`, [`  ${key}:`, ...lines.map((line) => `    ${line}`)].join('\n'));

function faultsOf(content: string, lang = 'fi'): string[] {
  const reading = parseIntentRules(lang, content);
  return reading.ok ? [] : reading.faults.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('parseIntentRules', () => {
  it('reads lists, and lists with exceptions', () => {
    const content = withList('death', 'words: [kuoli, "kuolee"]', 'except:', '  - akku kuoli').replace(
      '  praise: []',
      '  praise: [kiitos, no, 112]',
    );
    const reading = parseIntentRules('fi', content);
    expect(reading).toMatchObject({ ok: true, file: { lang: 'fi' } });
    if (!reading.ok) return;
    expect(reading.file.risks.death).toEqual({ words: ['kuoli', 'kuolee'], except: ['akku kuoli'] });
    expect(reading.file.intents.praise).toEqual({ words: ['kiitos', 'no', '112'], except: [] });
    expect(reading.file.risks.press).toEqual({ words: [], except: [] });
  });

  it('says where each fault stands', () => {
    expect(faultsOf(withList('death', '- kuo*li', '- "!!"', '- a*', '- kuoli', '- kuoli', '- [x]'))).toEqual([
      '15:7 risks.death: "kuo*li": a star may only stand at the end.',
      '16:7 risks.death: "!!" has no letter.',
      '17:7 risks.death: "a*": two letters must stand before a star.',
      '19:7 risks.death: "kuoli" is there twice.',
      '20:7 risks.death: an entry must be a word or a phrase.',
    ]);
  });

  it('refuses what is missing and what it does not know', () => {
    expect(faultsOf(EMPTY.replace('  press: []', '  presse: []'))).toEqual([
      '18:3 risks has no place for presse; known are safety, legal, security, death, self-harm, discrimination, data-leak, press.',
      '11:3 risks has no press: (write [] for none).',
    ]);
    expect(faultsOf('- a')[0]).toBe('1:1 In the file, intents:, risks: are expected.');
    expect(faultsOf('')[0]).toMatch(/^1:1 In the file/u);
    expect(faultsOf('intents: [')[0]).toMatch(/^1:\d+ /u);
    expect(faultsOf(EMPTY.replace('  death: []', '  death: kuoli'))[0]).toMatch(/^\d+:10 In risks\.death, words:/u);
    expect(faultsOf(EMPTY, 'Finnish')).toEqual(["1:1 The file's name must be a language such as fi, not Finnish."]);
  });
});

describe('readRuleFiles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-rules-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('names file, line and column of every fault of every file', () => {
    expect(() => readRuleFiles(folder)).toThrow(IntentRulesError);
    writeFileSync(join(folder, 'en.yaml'), EMPTY);
    writeFileSync(join(folder, 'notes.txt'), 'not read');
    expect(readRuleFiles(folder).map(({ lang }) => lang)).toEqual(['en']);
    writeFileSync(join(folder, 'fi.yaml'), withList('death', '- "*"'));
    writeFileSync(join(folder, 'lv.yaml'), 'intents: 1');
    expect(() => readRuleFiles(folder)).toThrow(/fi\.yaml:15:7: risks\.death: .*\n.*lv\.yaml:1:1: /u);
  });

  it('refuses a file that is no complaint model', () => {
    const file = join(folder, 'other.bin');
    writeFileSync(file, 'not a model');
    expect(() => readComplaintModel(file)).toThrow(/other\.bin is no complaint model/u);
  });
});
