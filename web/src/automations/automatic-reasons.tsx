import type { Refusal } from './api.js';
import { reasonTexts } from './reason-texts.js';

/** In a task's history: why the acknowledgement was left to people. */
export function AutomaticReasons({ refusals }: { readonly refusals: readonly Refusal[] }) {
  return `: ${reasonTexts(refusals).join(' · ')}`;
}
