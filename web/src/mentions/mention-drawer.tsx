import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mentionQuery } from '../api/queries.js';
import type { Mention } from '../api/types.js';
import { formatDateTime, formatNumber, languageName } from '../i18n/format.js';
import { JudgementFacts } from '../judgement/judgement-facts.js';
import { isTold } from '../stories/story-mark.js';
import { MentionCard } from '../tasks/thread.js';
import { Dialog } from '../ui/dialog.js';
import { ErrorNotice, Loading } from '../ui/feedback.js';

/** One mention with how it was judged, when it was seen, and every version of its words. */
export function MentionDrawer({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { data, error } = useQuery(mentionQuery(id));
  return (
    <Dialog title={t('mention.title')} onClose={onClose} isDrawer>
      {error ? <ErrorNotice error={error} /> : null}
      {data ? <MentionDetail mention={data} /> : error ? null : <Loading rows={3} />}
    </Dialog>
  );
}

function MentionDetail({ mention }: { readonly mention: Mention }) {
  const { t } = useTranslation();
  const history = mention.history ?? [];
  return (
    <>
      <MentionCard mention={mention} />
      <dl className="es-facts">
        <div>
          <dt>{t('mention.source')}</dt>
          <dd>{mention.source.name}</dd>
        </div>
        <div>
          <dt>{t('mention.language')}</dt>
          <dd>{languageName(mention.lang)}</dd>
        </div>
        <div>
          <dt>{t('mention.seen')}</dt>
          <dd>{formatDateTime(mention.seenAt)}</dd>
        </div>
      </dl>
      <section>
        <h3>{t('judged.how')}</h3>
        <JudgementFacts mention={mention} />
      </section>
      {mention.conversation?.taskId ? (
        <p>
          <Link to="/t/$id" params={{ id: mention.conversation.taskId }} className="es-button">
            {t('mention.task')}
          </Link>
        </p>
      ) : (
        <p className="dim">{t('mention.noTask')}</p>
      )}
      {isTold(mention.story) ? (
        <p>
          <Link to="/mentions" search={{ story: mention.story.id }} className="es-button">
            {t('story.mark', {
              count: mention.story.voiceCount,
              shown: formatNumber(mention.story.voiceCount),
            })}
          </Link>
        </p>
      ) : null}
      {history.length > 1 ? (
        <section>
          <h3>{t('mention.history')}</h3>
          <ol className="plain es-history">
            {history.map((version) => (
              <li key={version.n} className="es-card">
                <p className="small dim">
                  {t('mention.version', { n: version.n })}
                  {version.editedAt === null ? null : ` · ${formatDateTime(version.editedAt)}`}
                </p>
                <p className="es-content" lang={mention.lang} dir="auto">
                  {version.text}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  );
}
