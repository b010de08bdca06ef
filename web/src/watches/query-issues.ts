import type { QueryFix, QueryIssue } from '../api/watch-types.js';
import { coded } from '../i18n/coded.js';

/** Some codes stand for several sentences. */
function sentenceOf({ code, args }: QueryIssue): string {
  if (code === 'unreachable-branch') return `unreachable-${String(args['what'])}`;
  return code === 'no-word-borders' && args['hasStar'] === 1 ? 'no-word-borders-star' : code;
}

/** In the reader's language where the catalogue knows the sentence. */
export const issueText = (issue: QueryIssue): string =>
  coded('watchEditor.issue', sentenceOf(issue), issue.message, issue.args);

export const fixText = (fix: QueryFix): string =>
  coded('watchEditor.fix', fix.code, fix.replacement, { text: fix.replacement });
