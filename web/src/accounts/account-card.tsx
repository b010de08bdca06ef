import { IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatAgo, formatDate, formatNumber } from '../i18n/format.js';
import { useNow } from '../time/ticker.js';
import { formatDays, reasonText } from './account-words.js';
import type { OwnAccount } from './api.js';
import { StateMark } from './state-mark.js';
import { UnansweredList } from './unanswered-list.js';

const MINUTE_MS = 60_000;

export function AccountCard({
  account,
  onChange,
}: {
  readonly account: OwnAccount;
  readonly onChange: (account: OwnAccount) => void;
}) {
  const { t } = useTranslation();
  const now = useNow(MINUTE_MS);
  const { handle, network, url, state, spell, team, sources, lastCheckedAt } = account;
  return (
    <li className="es-card" data-account={account.id} data-state={state}>
      <div className="es-card-head">
        <h2 className="es-chips">
          <bdi className="es-account-name">{handle}</bdi>
          <span className="small dim">{network}</span>
          <StateMark state={state} />
        </h2>
        {account.mayChange ? (
          <button
            type="button"
            className="es-button"
            aria-label={t('account.changeOf', { handle })}
            onClick={() => {
              onChange(account);
            }}
          >
            {t('account.change')}
          </button>
        ) : null}
      </div>
      <ul className="plain es-account-reasons">
        {account.reasons.map((reason) => (
          <li key={reason.code}>{reasonText(reason)}</li>
        ))}
        {lastCheckedAt === null ? <li className="dim">{t('account.notYet')}</li> : null}
      </ul>
      <dl className="es-facts">
        <LastPost account={account} />
        <div>
          <dt>{t('account.unanswered')}</dt>
          <dd>{formatNumber(account.unanswered)}</dd>
        </div>
        <div>
          <dt>{t('account.limits')}</dt>
          <dd>
            <Limits account={account} />
          </dd>
        </div>
        <div>
          <dt>{t('account.team')}</dt>
          <dd>
            <bdi>{team?.name ?? t('account.nobody')}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('account.heardBy')}</dt>
          <dd>
            {sources.length === 0 ? t('account.noSource') : null}
            {sources.map(({ id, name }, index) => (
              <span key={id}>
                {index === 0 ? null : ', '}
                <Link to="/sources" search={{ source: id }}>
                  <bdi>{name}</bdi>
                </Link>
              </span>
            ))}
          </dd>
        </div>
      </dl>
      {account.unanswered > 0 ? <Waiting account={account} /> : null}
      <p className="es-facts small">
        {spell === null ? null : (
          <span>
            {t(spell.isTaskOpen ? 'account.raised' : 'account.raisedClosed', { when: formatDate(spell.since) })}{' '}
            <Link to="/t/$id" params={{ id: spell.taskId }}>
              {t('account.toTask')}
            </Link>
          </span>
        )}
        {url === null ? null : (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {t('account.onNetwork')} <IconExternalLink size={12} aria-hidden />
          </a>
        )}
        {lastCheckedAt === null ? null : (
          <span className="dim">{t('account.checked', { when: formatAgo(lastCheckedAt, now) })}</span>
        )}
      </p>
    </li>
  );
}

function LastPost({ account: { daysSinceLastPost, lastOwnPostAt } }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t('account.lastPost')}</dt>
      <dd>
        {daysSinceLastPost === null || lastOwnPostAt === null ? (
          t('account.noneSeen')
        ) : (
          <time dateTime={lastOwnPostAt}>
            {t('account.daysAgo', { days: formatDays(daysSinceLastPost) })} ({formatDate(lastOwnPostAt)})
          </time>
        )}
      </dd>
    </div>
  );
}

/** The links to those who wait, fetched when they are wanted. */
function Waiting({ account: { id, handle } }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const label = t(isOpen ? 'account.hideWaiting' : 'account.showWaiting');
  return (
    <div>
      <button
        type="button"
        className="es-button"
        aria-expanded={isOpen}
        aria-label={`${label}: ${handle}`}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {label}
      </button>
      {isOpen ? <UnansweredList id={id} handle={handle} /> : null}
    </div>
  );
}

function Limits({ account: { postDays, answerDays, calendar } }: { readonly account: OwnAccount }) {
  const { t } = useTranslation();
  const parts = [
    postDays === null ? t('account.postsUnwatched') : t('account.postWithin', { days: formatDays(postDays) }),
    answerDays === null ? t('account.answersUnwatched') : t('account.answerWithin', { days: formatDays(answerDays) }),
    ...(calendar === null ? [] : [t('account.openDays', { name: calendar.name })]),
  ];
  return parts.join(' · ');
}
