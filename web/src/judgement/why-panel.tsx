import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Mention, PriorityReason, Task } from '../api/types.js';
import { formatNumber } from '../i18n/format.js';
import { keyLabel } from '../keyboard/key-label.js';
import { canAct, useMe } from '../session/session.js';
import type { TaskCommands } from '../tasks/task-commands.js';
import { PriorityMark } from '../ui/encodings.js';
import { JudgementFacts } from './judgement-facts.js';
import { mainParts, partText } from './part-text.js';
import { signed } from './signed.js';
import './judgement.css';

export interface WhyPanelProps {
  readonly task: Task;
  /** Newest post of the task; null until it is read. */
  readonly newest: Mention | null;
  readonly commands: TaskCommands;
  /** Of the task's own heading. */
  readonly headingLevel: 1 | 2;
}

/** Why a task has its priority: every part with its points, the sum, the weights; and the keys to disagree. */
export function WhyPanel({ task, newest, commands, headingLevel }: WhyPanelProps) {
  const Heading = headingLevel === 1 ? 'h2' : 'h3';
  const { t } = useTranslation();
  const me = useMe();
  const { level, reasons, isManual } = task.priority;
  const main = isManual ? t('judged.byHand') : mainParts(reasons);
  return (
    <details className="es-task-why" data-testid="why">
      <summary>
        {t('task.why', { level })}
        {main === '' ? null : <> · {main}</>}
      </summary>
      <div className="es-why">
        {isManual ? (
          <p>
            <strong>{t('judged.byHand')}</strong> {t('judged.byHandWhy')}
          </p>
        ) : null}
        <Parts task={task} />
        {canAct(me) ? <Disagree commands={commands} /> : null}
        {newest === null ? null : (
          <section>
            <Heading>{t('judged.newest')}</Heading>
            <JudgementFacts mention={newest} />
          </section>
        )}
      </div>
    </details>
  );
}

function Parts({ task }: { readonly task: Task }) {
  const { t } = useTranslation();
  const { level, score, reasons, version } = task.priority;
  // The score ends at 0 and 100; the parts do not.
  const sum = reasons.reduce((total, { weight }) => total + weight, 0);
  const isHeld = Math.abs(sum - score) >= 0.1;
  const most = Math.max(1, ...reasons.map(({ weight }) => Math.abs(weight)));
  return (
    <table className="es-parts tabular">
      <caption className="visually-hidden">{t('judged.parts')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('judged.part.title')}</th>
          <th scope="col" className="es-parts-points">
            {t('judged.points')}
          </th>
        </tr>
      </thead>
      <tbody>
        {reasons
          .toSorted((a, b) => b.weight - a.weight)
          .map((reason) => (
            <PartRow key={`${reason.code} ${reason.text}`} reason={reason} most={most} />
          ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">
            {t('judged.sum')} <PriorityMark level={level} />{' '}
            {version === null ? null : (
              <Link to="/admin/priorities" className="es-parts-version">
                {t('judged.version', { n: version })}
              </Link>
            )}
          </th>
          <td className="es-parts-points">
            {isHeld
              ? t('judged.atMost', { sum: formatNumber(Math.round(sum * 10) / 10), score: formatNumber(score) })
              : formatNumber(score)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}

function PartRow({ reason, most }: { readonly reason: PriorityReason; readonly most: number }) {
  const { weight } = reason;
  return (
    <tr data-part={reason.code}>
      <th scope="row">
        <span dir="auto">{partText(reason)}</span>
        <span
          className={weight < 0 ? 'es-part-bar es-part-less' : 'es-part-bar'}
          style={{ inlineSize: `${String((100 * Math.abs(weight)) / most)}%` }}
          aria-hidden
        />
      </th>
      <td className="es-parts-points">{signed(weight)}</td>
    </tr>
  );
}

const MENUS = [
  ['priority', 'KeyP'],
  ['sentiment', 'KeyS'],
  ['label', 'KeyL'],
] as const;

function Disagree({ commands }: { readonly commands: TaskCommands }) {
  const { t } = useTranslation();
  return (
    <div className="es-actions" role="group" aria-label={t('judged.disagree')}>
      <span>{t('judged.disagree')}</span>
      {MENUS.map(([menu, key]) => (
        <button key={menu} type="button" className="es-button" onClick={commands[menu]}>
          {t(`correct.${menu}`)}
          <kbd aria-hidden>{keyLabel(key)}</kbd>
        </button>
      ))}
    </div>
  );
}
