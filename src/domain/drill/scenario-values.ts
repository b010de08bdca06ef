import type { ScenarioFault } from './scenario-fault.types.js';

export type Members = Readonly<Record<string, unknown>>;

const LONGEST_LINE = 1_000;
const LANGUAGE = /^[a-z]{2,3}$/;

/** Takes values out of what YAML gave; what is not as it should be is noted, and something harmless goes on in its place. */
export class ScenarioValues {
  readonly faults: ScenarioFault[] = [];

  refuse(place: string, message: string): void {
    this.faults.push({ place, message });
  }

  refuseOthers(members: Members, known: readonly string[], place: string): void {
    for (const name of Object.keys(members)) {
      if (!known.includes(name)) this.refuse(place === '' ? name : `${place}.${name}`, 'is not known');
    }
  }

  refuseTwice(names: readonly string[], place: string, what: string): void {
    const twice = names.find((name, i) => names.indexOf(name) !== i);
    if (twice !== undefined) this.refuse(place, `the ${what} ${twice} stands there twice`);
  }

  members(value: unknown, place: string): Members {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
    this.refuse(place, 'must be a list of names and values');
    return {};
  }

  list(value: unknown, place: string, least: number, most: number): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.refuse(place, 'must be a list');
      return [];
    }
    if (value.length < least || value.length > most)
      this.refuse(place, `must have ${String(least)} to ${String(most)} entries`);
    return value.slice(0, most) as readonly unknown[];
  }

  text(value: unknown, place: string, longest: number): string {
    const text = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
    if (text !== '' && text.length <= longest) return text;
    this.refuse(place, `must be a text of 1 to ${String(longest)} characters`);
    return '';
  }

  name(value: unknown, place: string, pattern: RegExp): string {
    if (typeof value === 'string' && pattern.test(value)) return value;
    this.refuse(place, 'is not written as such a name is');
    return '';
  }

  number(value: unknown, place: string, least: number, most: number): number {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    this.refuse(place, `must be a whole number from ${String(least)} to ${String(most)}`);
    return least;
  }

  share(value: unknown, place: string): number {
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    this.refuse(place, 'must be a number from 0 to 1');
    return 0;
  }

  flag(value: unknown, place: string): boolean {
    if (typeof value === 'boolean') return value;
    this.refuse(place, 'must be true or false');
    return false;
  }

  /** By language; English must be there. */
  texts(value: unknown, place: string): Readonly<Record<string, string>> {
    const members = this.members(value, place);
    if (typeof members['en'] !== 'string') this.refuse(place, 'must be said in English (en)');
    return Object.fromEntries(
      Object.entries(members).map(([lang, text]) => {
        if (!LANGUAGE.test(lang)) this.refuse(`${place}.${lang}`, 'is not a language');
        return [lang, this.text(text, `${place}.${lang}`, LONGEST_LINE)];
      }),
    );
  }
}
