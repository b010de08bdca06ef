import { useTranslation } from 'react-i18next';
import { useNow } from '../time/ticker.js';
import { useToasts, type Toast } from './toasts.js';
import './toast-region.css';

/** Bottom start. What it says is also announced, so it is not a live region of its own. */
export function ToastRegion() {
  const { t } = useTranslation();
  const toasts = useToasts();
  if (toasts.length === 0) return null;
  return (
    <section className="es-toasts" aria-label={t('toast.region')}>
      {toasts.map((toast) => (
        <ToastCard key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function ToastCard({ toast }: { readonly toast: Toast }) {
  const { t } = useTranslation();
  return (
    <div className={`es-toast es-toast-${toast.tone}`}>
      <span>
        {toast.text} {toast.holdUntil === null ? null : <Countdown until={toast.holdUntil} />}
      </span>
      {toast.onUndo === null ? null : (
        <button type="button" className="es-link-button" onClick={toast.onUndo}>
          {t('toast.undo')}
        </button>
      )}
    </div>
  );
}

function Countdown({ until }: { readonly until: string }) {
  const { t } = useTranslation();
  const seconds = Math.max(0, Math.round((Date.parse(until) - useNow(1000)) / 1000));
  return seconds === 0 ? null : <span className="tabular">{t('toast.inSeconds', { count: seconds })}</span>;
}
