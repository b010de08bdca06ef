import { createAnalysers } from '../analysers/registry.js';
import { detectLanguage } from '../domain/language/detect-language.js';
import { lineFault, readPostBatches, type PostLine } from './post-lines.js';
import { print } from './terminal.js';

const UNSURE = { label: 'unsure', score: 0, confidence: 0 } as const;

/** Language and sentiment of every text of standard input, in order. */
export async function analyseTexts(): Promise<void> {
  const analysers = createAnalysers();
  const answerTo = (line: PostLine): string => {
    if (!line.ok) return lineFault(line.reason);
    const { text } = line.post;
    const lang = line.post.lang ?? detectLanguage(text).lang;
    const analyser = analysers.find(({ languages }) => languages.includes(lang));
    const { label, score, confidence } = analyser?.analyse([{ text, lang }])[0]?.sentiment ?? UNSURE;
    return `{"id":${line.idJson},${JSON.stringify({ lang, sentiment: { label, score, confidence } }).slice(1)}`;
  };
  for await (const lines of readPostBatches('-')) {
    if (lines.length > 0) await print(lines.map(answerTo).join('\n'));
  }
}
