import { useTranslation } from 'react-i18next';
import { coded } from '../i18n/coded.js';
import { formatNumber, languageName } from '../i18n/format.js';
import type { RouteReason as Reason, TaskRoute } from '../api/types.js';
import './routing.css';

/** A reason of a route in the reader's words. */
export function reasonWords({ code, text, values }: Reason): string {
  const kind = values['kind'];
  const lang = values['lang'];
  const level = values['level'];
  const amount = values['amount'];
  return coded('routing.reason', code === 'authority' && amount !== undefined ? 'authority-sum' : code, text, {
    ...values,
    ...(typeof lang === 'string' ? { lang: languageName(lang) } : {}),
    ...(typeof level === 'string' ? { level: coded('routing.level', level, level) } : {}),
    ...(typeof kind === 'string' ? { kind: coded('routing.kind', kind, kind) } : {}),
    ...(typeof amount === 'number' ? { amount: formatNumber(amount) } : {}),
  });
}

export const lackWords = (code: string): string => coded('routing.lack', code, code);

/** Why a task is with whom it is, and what kept the others from it. */
export function RouteReason({ route }: { readonly route: TaskRoute }) {
  const { t } = useTranslation();
  const missing = route.missing ?? [];
  return (
    <details className="es-task-why es-route-why" data-testid="route" open={missing.length > 0}>
      <summary>{t(missing.length > 0 ? 'routing.route.nobody' : 'routing.route.title')}</summary>
      <ul className="es-route-list">
        {route.reasons
          .filter(({ code }) => code !== 'nobody')
          .map((reason, n) => (
            <li key={n}>{reasonWords(reason)}</li>
          ))}
      </ul>
      {missing.length > 0 ? <p>{t('routing.route.lacking', { what: missing.map(lackWords).join(', ') })}</p> : null}
      {route.considered.length > 0 ? (
        <>
          <p className="small dim">{t('routing.route.others')}</p>
          <ul className="es-route-list small">
            {route.considered.map(({ id, name, refusals }) => (
              <li key={id}>
                <bdi>{name}</bdi>
                {': '}
                {refusals.length === 0 ? t('routing.route.ableToo') : refusals.map(lackWords).join(', ')}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </details>
  );
}
