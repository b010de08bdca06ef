import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { MacrosTab } from './macros-tab.js';
import { TextsTab } from './texts-tab.js';
import { ToneTab } from './tone-tab.js';
import '../ui/tabs.css';
import './replies.css';

const route = getRouteApi('/shell/replies');
const TABS = ['texts', 'macros', 'tone'] as const;
type Tab = (typeof TABS)[number];

/** What is said to customers, with what, and how it sounds. */
export function RepliesPage() {
  const { t } = useTranslation();
  const search = route.useSearch();
  const tab: Tab = TABS.find((name) => name === search.tab) ?? 'texts';
  return (
    <div className="es-page">
      <h1>{t('replies.title')}</h1>
      <p className="dim">{t('replies.intro')}</p>
      <nav className="es-tabs" aria-label={t('replies.title')}>
        {TABS.map((name) => (
          <Link
            key={name}
            to="/replies"
            search={name === 'texts' ? {} : { tab: name }}
            className={name === tab ? 'es-tab es-tab-active' : 'es-tab'}
            aria-current={name === tab ? 'page' : undefined}
          >
            {t(`replies.tab.${name}`)}
          </Link>
        ))}
      </nav>
      {tab === 'texts' ? <TextsTab search={search} /> : null}
      {tab === 'macros' ? <MacrosTab /> : null}
      {tab === 'tone' ? <ToneTab /> : null}
    </div>
  );
}
