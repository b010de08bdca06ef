import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ComplaintModel } from '../../domain/intent/complaint-model.js';
import { compileRules } from '../../domain/intent/compile-rules.js';
import type { ComplaintJudge, IntentRuleFile, IntentRules } from '../../domain/intent/rules.types.js';
import { openModel } from '../../domain/sentiment/model-file.js';
import { parseIntentRules } from './parse-intent-rules.js';

const ENDING = '.yaml';

/** A rule file or the model cannot be used; the message has a line for each fault, `FILE:line:column: reason`. */
export class IntentRulesError extends Error {
  override readonly name = 'IntentRulesError';
}

/**
 * Reads the rule files of a folder (`fi.yaml` and so on) and, when given, a complaint model; for when the process starts.
 * @throws IntentRulesError with every fault of every file
 */
export function readIntentRules(folder: string, complaintModelFile?: string): IntentRules {
  return compileRules(
    readRuleFiles(folder),
    complaintModelFile === undefined ? undefined : readComplaintModel(complaintModelFile),
  );
}

/** The rule files of a folder, checked. @throws IntentRulesError */
export function readRuleFiles(folder: string): IntentRuleFile[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort();
  if (names.length === 0) throw new IntentRulesError(`There are no rule files (*${ENDING}) in ${folder}.`);
  const files: IntentRuleFile[] = [];
  const faults: string[] = [];
  for (const name of names) {
    const file = join(folder, name);
    const reading = parseIntentRules(name.slice(0, -ENDING.length), readFileSync(file, 'utf8'));
    if (reading.ok) files.push(reading.file);
    else faults.push(...reading.faults.map(({ line, column, message }) => `${file}:${line}:${column}: ${message}`));
  }
  if (faults.length > 0) throw new IntentRulesError(faults.join('\n'));
  return files;
}

/** The languages of a complaint model. @throws IntentRulesError */
export function readComplaintModel(file: string): ReadonlyMap<string, ComplaintJudge> {
  const reading = openModel(readFileSync(file));
  if (!reading.ok) throw new IntentRulesError(`${file} is no complaint model of this version (${reading.reason}).`);
  return new Map(
    reading.languages.flatMap((lang) => {
      const model = reading.read(lang);
      return model === undefined ? [] : [[lang, new ComplaintModel(model)] as const];
    }),
  );
}
