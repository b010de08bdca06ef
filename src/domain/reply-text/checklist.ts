import { primarySubtag } from '../language/primary-subtag.js';
import { mannersOf } from './manners.js';

/** What calms somebody down, in the order in which it does. */
export const CHECKLIST_ITEMS = ['listen', 'empathise', 'apologise', 'owner', 'next-time'] as const;
export type ChecklistItem = (typeof CHECKLIST_ITEMS)[number];

const CLOCK_TIME = /\b\d{1,2}[:.]\d{2}\b|\b\d{1,2}\s?(?:am|pm|h)\b|\d{1,2}\s?(?:点|點|时|น\.)/iu;

/** The steps that a text takes, as far as its words tell; none in a language whose words are not known. */
export function stepsTaken(text: string, lang: string): readonly ChecklistItem[] {
  const manners = mannersOf(primarySubtag(lang));
  if (manners === null) return [];
  const says = (pattern: RegExp): boolean => text.search(pattern) >= 0;
  const isTaken: Readonly<Record<ChecklistItem, boolean>> = {
    listen: says(manners.listening),
    empathise: says(manners.empathy),
    apologise: says(manners.apology),
    owner: says(manners.owner),
    'next-time': CLOCK_TIME.test(text) || says(manners.day),
  };
  return CHECKLIST_ITEMS.filter((item) => isTaken[item]);
}
