import type { ReactNode } from 'react';
import type { Span } from '../api/types.js';

export interface HighlightedTextProps {
  readonly text: string;
  readonly spans: readonly Span[];
  readonly lang: string;
}

/** A post's own words, as text only, with what the watches matched marked. Spans are in UTF-16 units of `text`. */
export function HighlightedText({ text, spans, lang }: HighlightedTextProps) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const [from, to] of spans.toSorted((a, b) => a[0] - b[0])) {
    const start = Math.max(from, end);
    if (start >= to || start >= text.length) continue;
    parts.push(text.slice(end, start), <mark key={start}>{text.slice(start, to)}</mark>);
    end = Math.min(to, text.length);
  }
  parts.push(text.slice(end));
  return (
    <p className="es-content" lang={lang} dir="auto">
      {parts}
    </p>
  );
}
