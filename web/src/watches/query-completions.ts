import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete';
import { named } from '../i18n/coded.js';

const OPERATORS = ['AND', 'OR', 'NOT', 'NEAR/10', 'ONEAR/5'] as const;
/** With a blank where the value goes, `|`. */
const FIELDS = [
  'author:|',
  'site:|',
  'url:|',
  'lang:|',
  'network:|',
  'country:|',
  'is:reply',
  'is:repost',
  'has:link',
  'followers:>|',
  'case:"|"',
] as const;

const explain = (name: string): string => named(`watchEditor.complete.${name.replace(/[/:].*/u, '').toLowerCase()}`);

/** Values that the workspace can have for some of the fields. */
export interface FieldValues {
  readonly lang: readonly string[];
  readonly network: readonly string[];
}

const operators = (): readonly Completion[] =>
  OPERATORS.map((label) => ({ label, detail: explain(label), type: 'operator', apply: `${label} ` }));

const fields = (): readonly Completion[] =>
  FIELDS.map((written) => {
    const label = written.replace('|', '');
    const back = written.includes('|') ? written.length - 1 - written.indexOf('|') : 0;
    return {
      label,
      detail: explain(label),
      type: 'field',
      apply: (view, _completion, from, to) => {
        view.dispatch({
          changes: { from, to, insert: label },
          selection: { anchor: from + label.length - back },
          userEvent: 'input.complete',
        });
      },
    };
  });

/** Offers operators from one capital letter on, fields from two letters on, values behind `lang:` and `network:`. */
export function completeQuery(values: FieldValues): (context: CompletionContext) => CompletionResult | null {
  return (context) => {
    const value = context.matchBefore(/(?:lang|network):[\p{L}\d-]*/iu);
    if (value) {
      const field = value.text.slice(0, value.text.indexOf(':')).toLowerCase() === 'lang' ? 'lang' : 'network';
      return {
        from: value.from + field.length + 1,
        options: values[field].map((label) => ({ label, type: 'value' })),
        validFor: /^[\p{L}\d-]*$/u,
      };
    }
    const word = context.matchBefore(/[\p{L}/:]+/u);
    const text = word?.text ?? '';
    if (text === '' && !context.explicit) return null;
    const isInWord = /[\p{L}\p{N}@#"*/]/u.test(
      context.state.sliceDoc(Math.max(0, context.pos - text.length - 1), context.pos - text.length),
    );
    if (isInWord) return null;
    const offersOperators = context.explicit || /^[A-Z]+$/u.test(text);
    const offersFields = context.explicit || /^[a-z]{2,}$/u.test(text);
    const options = [...(offersOperators ? operators() : []), ...(offersFields ? fields() : [])];
    return options.length === 0 ? null : { from: context.pos - text.length, options };
  };
}
