import type { PageSeverity } from './api.js';

/** What a page carries behind `#`, so that it can be read before the network has answered. */
export interface Painted {
  readonly title: string;
  readonly text: string;
  readonly severity: PageSeverity;
  readonly facts: Readonly<Record<string, string>>;
}

export interface ReadHash {
  /** Null where it carries no words, as that of a text message. */
  readonly painted: Painted | null;
  /** The alert is one of a drill. */
  readonly isDrill: boolean;
}

const NOTHING: ReadHash = { painted: null, isDrill: false };

/** Nothing of anything that was not made by a page. */
export function readHash(hash: string): ReadHash {
  const code = hash.replace(/^#/, '').replaceAll('-', '+').replaceAll('_', '/');
  if (code === '') return NOTHING;
  try {
    const bytes = Uint8Array.from(atob(code), (letter) => letter.charCodeAt(0));
    const read: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (typeof read !== 'object' || read === null) return NOTHING;
    return { painted: isPainted(read) ? read : null, isDrill: 'isDrill' in read && read.isDrill === true };
  } catch {
    return NOTHING;
  }
}

function isPainted(value: object): value is Painted {
  const { title, text, severity, facts } = value as Record<string, unknown>;
  return (
    typeof title === 'string' &&
    typeof text === 'string' &&
    (severity === 'warning' || severity === 'critical') &&
    typeof facts === 'object' &&
    facts !== null &&
    Object.values(facts).every((fact) => typeof fact === 'string')
  );
}
