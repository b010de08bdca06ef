import type { DiffPart } from '@domain/approval/word-diff.js';
import { useTranslation } from 'react-i18next';
import './approvals.css';

/** What was taken out and put in, told by shape and word as well as by colour. */
export function DiffText({ parts, lang }: { readonly parts: readonly DiffPart[]; readonly lang: string }) {
  const { t } = useTranslation();
  return (
    <p className="es-content es-diff" lang={lang} dir="auto">
      {parts.map(({ is, text }, index) => {
        if (is === 'same') return <span key={index}>{text}</span>;
        const Mark = is === 'added' ? 'ins' : 'del';
        return (
          <Mark key={index}>
            <span className="visually-hidden">{is === 'added' ? t('approval.added') : t('approval.removed')} </span>
            {text}
          </Mark>
        );
      })}
    </p>
  );
}
