import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RuleTarget } from './api.js';

/** The task or post that a rule is about, with the way to it. */
export function RuleTargetLine({ target }: { readonly target: RuleTarget }) {
  const { t } = useTranslation();
  const { taskId, excerpt, lang, network, customer } = target;
  const words = <bdi lang={lang}>{excerpt === '' ? t('rules.gone') : excerpt}</bdi>;
  return (
    <p className="es-rule-target">
      {taskId === null ? (
        words
      ) : (
        <Link to="/t/$id" params={{ id: taskId }}>
          {words}
        </Link>
      )}{' '}
      <span className="small dim">
        {network} · <bdi>{customer}</bdi>
      </span>
    </p>
  );
}
