import type { TextsByLanguage } from './incident.types.js';
import { templateFault, templateVariables } from '../reply-text/text-template.js';

/** What is known of everybody without asking; a statement may name nothing else unless it says what to say instead. */
export const STATEMENT_VARIABLES = ['handle', 'name', 'brand', 'network', 'reference'] as const;

export type StatementFault =
  | { readonly reason: 'no-text' }
  | { readonly reason: 'bad-language' | 'empty' | 'stray-braces'; readonly lang: string }
  | { readonly reason: 'unknown-variable'; readonly lang: string; readonly name: string };

const LANGUAGE = /^[a-z]{2,3}$/;

/** What keeps texts from being a statement, one of each language; none: nothing does. */
export function checkStatement(texts: TextsByLanguage): readonly StatementFault[] {
  const entries = Object.entries(texts);
  if (entries.length === 0) return [{ reason: 'no-text' }];
  return entries.flatMap(([lang, text]): StatementFault[] => {
    if (!LANGUAGE.test(lang)) return [{ reason: 'bad-language', lang }];
    const fault = templateFault(text);
    if (fault !== null) return [{ reason: fault, lang }];
    const unknown = templateVariables(text).find(
      ({ name, fallback }) => fallback === undefined && !STATEMENT_VARIABLES.some((known) => known === name),
    );
    return unknown === undefined ? [] : [{ reason: 'unknown-variable', lang, name: unknown.name }];
  });
}

/** An approved holding text as it stands. */
export interface PreApproved {
  readonly lang: string;
  readonly text: string;
}

/** Texts that are not, word for word, approved in advance need a second person. */
export function needsSecondPerson(texts: TextsByLanguage, approved: readonly PreApproved[]): boolean {
  return Object.entries(texts).some(
    ([lang, text]) => !approved.some((known) => known.lang === lang && known.text.trim() === text.trim()),
  );
}

export interface StatementFacts {
  readonly authorId: string;
  readonly needsApproval: boolean;
  readonly approvedBy: string | null;
  readonly isRejected: boolean;
}

export type ApprovalRefusal = 'no-approval-needed' | 'already-approved' | 'already-rejected' | 'own-words';

/** Whether somebody who has the right to may decide on a statement; never who wrote it. */
export function mayDecideStatement(
  { authorId, needsApproval, approvedBy, isRejected }: StatementFacts,
  memberId: string,
): { readonly ok: true } | { readonly ok: false; readonly reason: ApprovalRefusal } {
  if (!needsApproval) return { ok: false, reason: 'no-approval-needed' };
  if (approvedBy !== null) return { ok: false, reason: 'already-approved' };
  if (isRejected) return { ok: false, reason: 'already-rejected' };
  return authorId === memberId ? { ok: false, reason: 'own-words' } : { ok: true };
}

/** Whether it may be said to customers. */
export const isSayable = ({ needsApproval, approvedBy, isRejected }: StatementFacts): boolean =>
  !isRejected && (!needsApproval || approvedBy !== null);
