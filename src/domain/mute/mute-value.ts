import { parseWatchQuery } from '../query/parse-watch-query.js';
import { hostOf } from '../text/read-url.js';
import type { MuteKind } from './mute.types.js';

export type MuteValue = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly reason: string };

const refused = (reason: string): MuteValue => ({ ok: false, reason });

/** A handle however it is written: without its @, in one case and width. */
export const foldHandle = (handle: string): string => handle.normalize('NFKC').trim().replace(/^@+/, '').toLowerCase();

/** What a rule of this kind compares with, or why the text names nothing. A page's address stands for its site. */
export function readMuteValue(kind: MuteKind, text: string): MuteValue {
  switch (kind) {
    case 'author': {
      const handle = foldHandle(text);
      return handle === '' ? refused('A handle is needed.') : { ok: true, value: handle };
    }
    case 'site':
      return readSite(text.trim());
    case 'thread':
      return text.trim() === '' ? refused('The id of a conversation is needed.') : { ok: true, value: text.trim() };
    case 'words': {
      const parsed = parseWatchQuery(text);
      if (parsed.ok) return { ok: true, value: text };
      return refused(`${String(parsed.line)}:${String(parsed.column)}: ${parsed.reason}`);
    }
  }
}

function readSite(text: string): MuteValue {
  const host = hostOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`)?.replace(/^(\*\.|www\.)+/, '');
  if (host === undefined || /[*\s]/.test(host)) return refused('This is not the name of a site, such as acme.com.');
  return host.includes('.') ? { ok: true, value: host } : refused('A whole top-level domain cannot be muted.');
}
