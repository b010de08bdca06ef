import { useTranslation } from 'react-i18next';
import { TextField } from './text-field.js';

/** When something begins and when it ends, by the clock of whoever writes it. */
export function FromTo({
  from,
  to,
  onFrom,
  onTo,
  error,
}: {
  readonly from: string;
  readonly to: string;
  readonly onFrom: (from: string) => void;
  readonly onTo: (to: string) => void;
  /** What is wrong with the end. */
  readonly error: string | undefined;
}) {
  const { t } = useTranslation();
  return (
    <div className="es-form-pair">
      <TextField label={t('routing.onCall.begins')} type="datetime-local" value={from} isRequired onChange={onFrom} />
      <TextField
        label={t('routing.onCall.ends')}
        type="datetime-local"
        value={to}
        isRequired
        onChange={onTo}
        error={error}
      />
    </div>
  );
}
