import type { IntentRules } from '../domain/intent/rules.types.js';
import { primarySubtag } from '../domain/language/primary-subtag.js';
import { AfinnAnalyser } from './afinn/afinn.analyser.js';
import type { Analyser } from './analyser.js';
import { readIntentRules } from './intent/read-intent-rules.js';
import { LinearAnalyser } from './linear/linear.analyser.js';
import { OnnxSecondLook } from './onnx/onnx-second-look.js';
import type { SecondLook } from './second-look.js';

export interface AnalyserSettings {
  /** Path of a model such as `config/models/sentiment-research.bin`. */
  readonly sentimentModelFile: string;
  /** Never `unsure`: always the likeliest of the three feelings. */
  readonly isForced?: boolean;
}

export interface IntentSettings {
  /** Of rule files such as `config/intent/fi.yaml`. */
  readonly folder: string;
  /** A model that tells complaints, where there is one. */
  readonly modelFile?: string | undefined;
}

/** LIST 3. The first engine that knows a post's language judges it. */
export function createAnalysers({ sentimentModelFile, isForced = false }: AnalyserSettings): readonly Analyser[] {
  return [new LinearAnalyser(sentimentModelFile, { isForced }), new AfinnAnalyser({ isForced })];
}

/** The rules that tell intent, urgency and risk words; throws IntentRulesError with every fault of every file. */
export function loadIntentRules({ folder, modelFile }: IntentSettings): IntentRules {
  return readIntentRules(folder, modelFile);
}

/** The slower engine that looks again at some posts; null where there is none. */
export function createSecondLook(modelFolder: string | null): SecondLook | null {
  return modelFolder === null ? null : new OnnxSecondLook({ folder: modelFolder });
}

/** The engine that judges a language (BCP 47); undefined where none knows it. */
export function analyserFor(lang: string, analysers: readonly Analyser[]): Analyser | undefined {
  const primary = primarySubtag(lang);
  return analysers.find(({ languages }) => languages.includes(primary));
}

/** Another engine that knows the language and says which words decided. */
export function secondOpinionFor(
  lang: string,
  first: Analyser | undefined,
  analysers: readonly Analyser[],
): Analyser | undefined {
  const primary = primarySubtag(lang);
  return analysers.find((other) => other !== first && other.namesWords && other.languages.includes(primary));
}

/** Languages that some engine judges, as primary subtags. */
export const judgedLanguages = (analysers: readonly Analyser[]): readonly string[] => [
  ...new Set(analysers.flatMap(({ languages }) => languages)),
];
