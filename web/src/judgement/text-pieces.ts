import type { FoundRisk, Span } from '../api/types.js';
import type { RiskTopic } from '@domain/intent/intent.types.js';

export interface TextPiece {
  readonly start: number;
  readonly text: string;
  readonly isMatch: boolean;
  readonly topic: RiskTopic | null;
}

/**
 * A text cut where something begins or ends: what watches matched, and risk words. A risk word stays in one piece, also
 * where a match ends inside of it; offsets that do not fit the text are passed over. The pieces make up the text.
 */
export function textPieces(text: string, matches: readonly Span[], risks: readonly FoundRisk[]): readonly TextPiece[] {
  const words: FoundRisk[] = [];
  for (const risk of risks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (risk.start >= (words.at(-1)?.end ?? 0) && risk.end > risk.start && risk.end <= text.length) words.push(risk);
  }
  const isInside = (at: number): boolean => words.some(({ start, end }) => start < at && at < end);
  const cuts = new Set([0, ...words.flatMap(({ start, end }) => [start, end])]);
  for (const at of matches.flat()) if (at < text.length && !isInside(at)) cuts.add(at);
  const starts = [...cuts].filter((at) => at < text.length).toSorted((a, b) => a - b);
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? text.length;
    return {
      start,
      text: text.slice(start, end),
      isMatch: matches.some(([from, to]) => from < end && start < to),
      topic: words.find((word) => word.start === start)?.topic ?? null,
    };
  });
}
