import type { IntentLabel } from '../../domain/intent/intent.types.js';
import type { TemplateKind, TemplateTone } from '../../domain/reply-text/reply-text.types.js';

/** What a text says and what it is for. */
export interface TemplateContent {
  readonly name: string;
  /** Primary subtag of its language. */
  readonly lang: string;
  readonly kind: TemplateKind;
  /** What it answers; none: anything. */
  readonly intents: readonly IntentLabel[];
  readonly tone: TemplateTone;
  readonly text: string;
}

/** An approved text with its variables put in. */
export interface FilledTemplate {
  readonly templateId: string;
  readonly lang: string;
  readonly text: string;
  /** Names without value and without fallback; they still stand in the text. */
  readonly missing: readonly string[];
}
