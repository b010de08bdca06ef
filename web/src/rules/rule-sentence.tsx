import { useTranslation } from 'react-i18next';
import type { RuleContent } from './api.js';
import { sentenceOf } from './rule-words.js';
import type { RuleNames } from './use-names.js';

/** When … if … then …, each part on its line. */
export function RuleSentence({ rule, names }: { readonly rule: RuleContent; readonly names: RuleNames }) {
  const { t } = useTranslation();
  const { when, conditions, acts } = sentenceOf(rule, names);
  return (
    <dl className="es-rule-sentence">
      <div>
        <dt>{t('rules.part.when')}</dt>
        <dd>{when}</dd>
      </div>
      <div>
        <dt>{t('rules.part.if')}</dt>
        <dd dir="auto">{conditions}</dd>
      </div>
      <div>
        <dt>{t('rules.part.then')}</dt>
        <dd dir="auto">{acts === '' ? t('rules.nothingYet') : acts}</dd>
      </div>
    </dl>
  );
}
