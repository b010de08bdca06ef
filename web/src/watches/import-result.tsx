import { IconAlertTriangle, IconEqual, IconPencil, IconPlus, type Icon } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { WatchFileFault, WatchImport } from '../api/listening-types.js';
import { formatNumber } from '../i18n/format.js';

const OUTCOMES = ['added', 'updated', 'unchanged'] as const;
const SIGNS: Readonly<Record<(typeof OUTCOMES)[number], Icon>> = {
  added: IconPlus,
  updated: IconPencil,
  unchanged: IconEqual,
};

/** Watch by watch what came of it, or would; each fault with its row and place. */
export function ImportResult({
  result,
  onGo,
}: {
  readonly result: WatchImport;
  readonly onGo: (line: number, column: number) => void;
}) {
  const { t } = useTranslation();
  const rows = OUTCOMES.flatMap((outcome) => result[outcome].map((name) => ({ outcome, name })));
  return (
    <section className="es-form" aria-labelledby="import-result">
      <h2 id="import-result">{t(result.isDryRun ? 'importWatches.would' : 'importWatches.done')}</h2>
      <p role="status">
        {t('importWatches.counts', {
          added: formatNumber(result.added.length),
          updated: formatNumber(result.updated.length),
          unchanged: formatNumber(result.unchanged.length),
          faults: formatNumber(result.faults.length),
        })}
      </p>
      {result.faults.length > 0 ? <Faults faults={result.faults} onGo={onGo} /> : null}
      {rows.length > 0 ? (
        <div className="es-table-scroll">
          <table className="es-table">
            <thead>
              <tr>
                <th scope="col">{t('importWatches.watch')}</th>
                <th scope="col">{t('importWatches.outcome')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ outcome, name }, index) => {
                const Sign = SIGNS[outcome];
                return (
                  <tr key={`${outcome} ${String(index)}`}>
                    <td dir="auto">{name}</td>
                    <td>
                      <Sign size={14} aria-hidden /> {t(`importWatches.is.${outcome}`)}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      ) : null}
    </section>
  );
}

function Faults({
  faults,
  onGo,
}: {
  readonly faults: readonly WatchFileFault[];
  readonly onGo: (line: number, column: number) => void;
}) {
  const { t } = useTranslation();
  return (
    <>
      <p className="es-notice es-notice-warn">
        <IconAlertTriangle size={18} aria-hidden />
        <span>{t('importWatches.faultsWhy')}</span>
      </p>
      <div className="es-table-scroll">
        <table className="es-table">
          <thead>
            <tr>
              <th scope="col">{t('importWatches.row')}</th>
              <th scope="col">{t('importWatches.place')}</th>
              <th scope="col">{t('importWatches.fault')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map((fault, index) => (
              <tr key={index}>
                <td className="tabular">{fault.row ?? '–'}</td>
                <td className="tabular">
                  <Place fault={fault} onGo={onGo} />
                </td>
                <td className="es-field-error" dir="auto">
                  {fault.message}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Place({
  fault: { line, column },
  onGo,
}: {
  readonly fault: WatchFileFault;
  readonly onGo: (line: number, column: number) => void;
}) {
  const { t } = useTranslation();
  if (line === null) return '–';
  const place = `${String(line)}:${String(column ?? 1)}`;
  return (
    <button
      type="button"
      className="es-link-button"
      aria-label={t('importWatches.goTo', { place })}
      onClick={() => {
        onGo(line, column ?? 1);
      }}
    >
      {place}
    </button>
  );
}
