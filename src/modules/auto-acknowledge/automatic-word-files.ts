import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseDocument } from 'yaml';
import {
  AUTOMATIC_CUES,
  AutomaticWords,
  type AutomaticCue,
  type AutomaticWordFile,
} from '../../domain/automation/automatic-words.js';

const ENDING = '.yaml';
const LANGUAGE = /^[a-z]{2,3}$/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LONGEST_ENTRY = 100;

/** Reads the word lists of a folder (`fi.yaml` and so on). Throws with a line for each fault of every file. */
export function readAutomaticWords(folder: string): AutomaticWords {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(ENDING))
    .sort();
  const readings = names.map((name) => {
    const file = join(folder, name);
    return { file, ...parseAutomaticWords(basename(name, ENDING), readFileSync(file, 'utf8')) };
  });
  const faults = readings.flatMap(({ file, faults: found }) => found.map((fault) => `${file}: ${fault}`));
  if (names.length === 0) faults.push(`There are no word lists (*${ENDING}) in ${folder}.`);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return new AutomaticWords(readings.map(({ words, lang }) => ({ lang, words })));
}

/** One file; with faults its words are not to be used. */
export function parseAutomaticWords(
  lang: string,
  content: string,
): AutomaticWordFile & { readonly faults: readonly string[] } {
  // The failsafe schema takes every entry as text, a word like `no` or `112` too.
  const document = parseDocument(content, { schema: 'failsafe', prettyErrors: true });
  const faults = document.errors.map(({ message }) => message);
  if (!LANGUAGE.test(lang)) faults.push(`the file's name must be a language such as fi, not ${lang}`);
  const words: Record<AutomaticCue, readonly string[]> = { ironic: [], praise: [], mishap: [], optOut: [] };
  const lists: unknown = faults.length === 0 ? document.toJS() : {};
  if (typeof lists !== 'object' || lists === null || Array.isArray(lists)) {
    return { lang, words, faults: [`${AUTOMATIC_CUES.join(', ')} are expected`] };
  }
  for (const [name, list] of Object.entries(lists)) {
    const cue = AUTOMATIC_CUES.find((each) => each === name);
    if (cue === undefined) faults.push(`there is no place for ${name}; known are ${AUTOMATIC_CUES.join(', ')}`);
    else if (!isTexts(list)) faults.push(`${name} must be a list of words`);
    else {
      words[cue] = list;
      faults.push(...list.flatMap((entry, i) => faultOf(entry, list.indexOf(entry) < i)).map((f) => `${name}: ${f}`));
    }
  }
  return { lang, words, faults };
}

const isTexts = (list: unknown): list is string[] =>
  Array.isArray(list) && list.every((entry) => typeof entry === 'string');

function faultOf(entry: string, isRepeated: boolean): string[] {
  const shown = JSON.stringify(entry);
  if (isRepeated) return [`${shown} is there twice`];
  if (entry.length > LONGEST_ENTRY) return [`${shown} is longer than ${String(LONGEST_ENTRY)} characters`];
  if (!LETTER_OR_DIGIT.test(entry)) return [`${shown} has no letter`];
  return entry.slice(0, -1).includes('*') ? [`${shown}: a star may only stand at the end`] : [];
}
