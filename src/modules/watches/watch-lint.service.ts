import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { query } from '../../db/rows.js';
import type { Actor } from '../../domain/access/access.types.js';
import { stemRussian } from '../../domain/language/stem-russian.js';
import { checkPatterns } from '../../domain/query/check-patterns.js';
import { compileWatches } from '../../domain/query/compile-watches.js';
import { lintQuery } from '../../domain/query/lint-query.js';
import type { LintIssue } from '../../domain/query/lint.types.js';
import { parseWatchQuery } from '../../domain/query/parse-watch-query.js';
import { printQuery } from '../../domain/query/print-query.js';
import { termsOf } from '../../domain/query/query-terms.js';
import type { QueryNode } from '../../domain/query/query.types.js';
import { toSimple } from '../../domain/query/simple-query.js';
import { requireAccess } from '../../http/require-access.js';
import { postOf, STORED_POST, type StoredPost } from './found-mention.types.js';
import { reportOf } from './watch-compile-report.js';
import type { LintAnswer, LintRequest } from './watch-lint.dto.js';
import { findWatch, watchReach } from './watch-rows.js';

/** The samples that are looked at, newest judgements first. */
const SAMPLES = 500;
/** Fewer finds than this say nothing about a word. */
const FEWEST_FOUND = 5;
const NOISY_SHARE = 0.6;

/** Looks over a query while it is being written. */
@Injectable()
export class WatchLintService {
  constructor(private readonly dataSource: DataSource) {}

  async lint(actor: Actor, { query: text, languages = [], kind, watchId }: LintRequest): Promise<LintAnswer> {
    requireAccess(actor, 'watches', 'read');
    const issues = lintQuery(text, {
      languages,
      stem: stemRussian,
      checkPatterns,
      ...(kind === undefined ? {} : { kind }),
    });
    const parsed = parseWatchQuery(text);
    if (!parsed.ok) {
      const { line, column, offset, reason } = parsed;
      const fault = { line, column, offset, reason };
      return { ok: false, pretty: null, fault, issues: issues.map(copyOf), simple: null, report: [] };
    }
    const noisy = watchId === undefined ? [] : await this.findNoisyWords(actor, watchId, text, parsed.query);
    const all = [...issues, ...noisy].sort((a, b) => a.offset - b.offset || a.end - b.end);
    return {
      ok: true,
      pretty: printQuery(parsed.query),
      fault: null,
      issues: all.map(copyOf),
      simple: simpleOf(parsed.query),
      report: reportOf(parsed.query),
    };
  }

  /** Terms most of whose finds were judged as not meant. */
  private async findNoisyWords(actor: Actor, watchId: string, text: string, parsed: QueryNode): Promise<LintIssue[]> {
    const watch = await findWatch(this.dataSource, watchReach(actor, 'read'), watchId);
    if (watch === undefined) return [];
    const samples = await query<StoredPost & { isDropped: boolean }>(
      this.dataSource,
      `SELECT ${STORED_POST}, s.verdict = 'drop' AS "isDropped" FROM watch_sample s JOIN mention m ON m.id = s.mention_id
       WHERE s.watch_id = $1 AND m.workspace_id = $2 AND NOT m.is_deleted ORDER BY s.judged_at DESC LIMIT $3`,
      [watchId, actor.workspaceId, SAMPLES],
    );
    if (samples.length < FEWEST_FOUND) return [];
    const terms = termsOf(parsed)
      .filter(({ isNegated }) => !isNegated)
      .map(({ node }) => ({ node, found: 0, dropped: 0 }));
    const matcher = compileWatches(terms.map(({ node }, at) => ({ id: String(at), query: node })));
    for (const sample of samples) {
      for (const { watchId: at } of matcher.match(postOf(sample))) {
        const term = terms[Number(at)];
        if (term === undefined) continue;
        term.found += 1;
        if (sample.isDropped) term.dropped += 1;
      }
    }
    return terms.flatMap(({ node, found, dropped }) => {
      if (found < FEWEST_FOUND || dropped / found < NOISY_SHARE) return [];
      const { offset, end } = node;
      return [noisyWord(text.slice(offset, end), { offset, end }, found, dropped)];
    });
  }
}

function noisyWord(word: string, place: { offset: number; end: number }, found: number, dropped: number): LintIssue {
  const percent = Math.round((100 * dropped) / found);
  return {
    code: 'noisy-word',
    severity: 'warning',
    ...place,
    args: { word, percent, samples: found },
    message: `${word}: ${String(percent)} % of ${String(found)} judged samples with it were not meant.`,
    fixes: [],
  };
}

const copyOf = ({ code, severity, offset, end, args, message, fixes }: LintIssue): LintAnswer['issues'][number] => ({
  code,
  severity,
  offset,
  end,
  args: { ...args },
  message,
  fixes: fixes.map((fix) => ({ ...fix })),
});

function simpleOf(parsed: QueryNode): LintAnswer['simple'] {
  const simple = toSimple(parsed);
  if (simple === null) return null;
  const { anyOf, allOf, noneOf, near, fields } = simple;
  return {
    anyOf: [...anyOf],
    allOf: [...allOf],
    noneOf: [...noneOf],
    near: near.map((one) => ({ ...one })),
    fields: fields.map((one) => ({ ...one })),
  };
}
