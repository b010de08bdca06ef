import { AfinnAnalyser } from './afinn/afinn.analyser.js';
import type { Analyser } from './analyser.js';

/** LIST 3. The first engine that knows a post's language judges it. */
export function createAnalysers(): readonly Analyser[] {
  return [new AfinnAnalyser()];
}
