import { createAnalysers } from '../analysers/registry.js';
import { detectLanguage } from '../domain/language/detect-language.js';
import { lineFault, readPostLines } from './post-lines.js';
import { print } from './terminal.js';

const UNSURE = { label: 'unsure', score: 0, confidence: 0 } as const;

/** Language and sentiment of every text of standard input, in order. */
export async function analyseTexts(): Promise<void> {
  const analysers = createAnalysers();
  for await (const post of readPostLines('-')) {
    if (!post.ok) {
      await print(lineFault(post.reason));
      continue;
    }
    const { text } = post;
    const lang = post.lang ?? detectLanguage(text).lang;
    const analyser = analysers.find(({ languages }) => languages.includes(lang));
    const { label, score, confidence } = analyser?.analyse([{ text, lang }])[0]?.sentiment ?? UNSURE;
    await print(`{"id":${post.idJson},${JSON.stringify({ lang, sentiment: { label, score, confidence } }).slice(1)}`);
  }
}
