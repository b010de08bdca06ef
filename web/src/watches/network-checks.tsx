import { useTranslation } from 'react-i18next';

export interface NetworkChecksProps {
  readonly known: readonly string[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** On which networks a post has to be; none chosen means any. */
export function NetworkChecks({ known, chosen, onChange }: NetworkChecksProps) {
  const { t } = useTranslation();
  const all = [...new Set([...known, ...chosen])];
  if (all.length === 0) return null;
  return (
    <fieldset className="es-plain-fieldset">
      <legend>{t('watchEditor.networks.title')}</legend>
      <p className="small dim">{t('watchEditor.networks.hint')}</p>
      <div className="es-actions">
        {all.map((network) => (
          <label key={network} className="es-check">
            <input
              type="checkbox"
              checked={chosen.includes(network)}
              onChange={(event) => {
                onChange(
                  event.currentTarget.checked ? [...chosen, network] : chosen.filter((name) => name !== network),
                );
              }}
            />
            {network}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
