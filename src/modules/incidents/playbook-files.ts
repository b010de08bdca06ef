import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { INCIDENT_ROLES, type IncidentRole } from '../../domain/incident/incident.types.js';

export interface PlaybookStep {
  /** Never changes, so that a tick stays with its step. */
  readonly key: string;
  /** Who does it; null: whoever is there. */
  readonly role: IncidentRole | null;
  /** By primary language subtag; English is always there. */
  readonly text: Readonly<Record<string, string>>;
}

export interface Playbook {
  readonly id: string;
  readonly name: Readonly<Record<string, string>>;
  readonly steps: readonly PlaybookStep[];
}

const ID = /^[a-z][a-z0-9-]{1,59}$/;

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {};

/** Reads every playbook of a folder. Throws where one is not whole: the process must not start with half a checklist. */
export function readPlaybooks(folder: string): readonly Playbook[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => readPlaybook(file.slice(0, -'.yaml'.length), parse(readFileSync(join(folder, file), 'utf8'))));
}

function readPlaybook(id: string, content: unknown): Playbook {
  const place = `config/playbooks/${id}.yaml`;
  if (!ID.test(id)) throw new Error(`${place}: a playbook's name takes small letters, digits and hyphens.`);
  const { name, steps } = membersOf(content);
  if (!Array.isArray(steps) || steps.length === 0) throw new Error(`${place} has no steps.`);
  const read = steps.map((step: unknown, i) => readStep(membersOf(step), `${place}: step ${String(i + 1)}`));
  const twice = read.find(({ key }, i) => read.findIndex((other) => other.key === key) !== i);
  if (twice !== undefined) throw new Error(`${place} has the step ${twice.key} twice.`);
  return { id, name: readTexts(name, `${place} has a name`), steps: read };
}

function readStep({ key, role, text }: Members, place: string): PlaybookStep {
  if (typeof key !== 'string' || !ID.test(key)) throw new Error(`${place} has no key of small letters and hyphens.`);
  const known = INCIDENT_ROLES.find((each) => each === role) ?? null;
  if (role !== undefined && known === null)
    throw new Error(`${place} is of none of the roles ${INCIDENT_ROLES.join(', ')}.`);
  return { key, role: known, text: readTexts(text, `${place} has a text`) };
}

function readTexts(value: unknown, what: string): Readonly<Record<string, string>> {
  const texts = membersOf(value);
  const isText = (text: unknown): text is string => typeof text === 'string' && text.trim() !== '';
  if (!isText(texts['en']) || !Object.values(texts).every(isText))
    throw new Error(`${what} that is not said in English.`);
  return Object.fromEntries(Object.entries(texts).map(([lang, text]) => [lang, String(text).trim()]));
}
