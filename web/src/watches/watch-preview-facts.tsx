import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WatchPreview } from '../api/watch-types.js';
import { coded, named } from '../i18n/coded.js';
import { formatNumber, formatPercent } from '../i18n/format.js';
import { Fact } from '../ui/fact.js';

const rounded = (value: number): string => formatNumber(Math.round(value * 10) / 10);

/** What a network's share rests on. */
function quotaNote({ code, looked, checkedByUs, note }: WatchPreview['quota'][number]): string {
  const rest = coded('watchEditor.quotaNote', code, note, { looked: formatNumber(looked) });
  if (code !== 'looked' || checkedByUs.length === 0) return rest;
  return `${rest} ${named('watchEditor.quotaNote.checked', { parts: checkedByUs.join(', ') })}`;
}

/** What the hits would cost: tasks, people, the quota of the networks; and what other watches find already. */
export function PreviewFacts({ preview }: { readonly preview: WatchPreview }) {
  const { t } = useTranslation();
  const quota = preview.quota.filter(({ share }) => share !== null);
  return (
    <dl className="es-bench-facts">
      <Fact name={t('watchEditor.preview.tasks')}>
        {t('watchEditor.preview.tasksPerDay', {
          tasks: rounded(preview.tasks.perDay),
          urgent: rounded(preview.tasks.p1PerDay),
        })}
      </Fact>
      <Fact name={t('watchEditor.preview.load')}>
        {t('watchEditor.preview.people', {
          people: formatNumber(Math.round(preview.load.people * 100) / 100),
          minutes: formatNumber(Math.round(preview.load.minutesPerTask)),
        })}
      </Fact>
      {quota.length > 0 ? (
        <Fact name={t('watchEditor.preview.quota')}>
          <ul className="plain">
            {quota.map((each) => (
              <li key={each.network} title={quotaNote(each)}>
                {t('watchEditor.preview.share', { name: each.network, percent: formatPercent(each.share ?? 0) })}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
      {preview.overlaps.length > 0 ? (
        <Fact name={t('watchEditor.preview.overlaps')}>
          <ul className="plain">
            {preview.overlaps.map(({ watchId, name, share }) => (
              <li key={watchId}>
                <Link to="/watch/$id" params={{ id: watchId }}>
                  {name}
                </Link>{' '}
                {formatPercent(share)}
              </li>
            ))}
          </ul>
        </Fact>
      ) : null}
    </dl>
  );
}
