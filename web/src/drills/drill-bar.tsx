import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../keyboard/use-commands.js';
import { tellDrillChange } from '../shell/drill-change.js';
import { errorText } from '../ui/feedback.js';
import { leaveDrill } from './act-as.js';
import { EndDialog, type Ending } from './end-dialog.js';

/** Said on every page of a drill: nothing here is real, this is the way out, and who may ends it for everybody. */
export function DrillBar({
  drill: { title, mayEnd },
}: {
  readonly drill: { readonly title: string; readonly mayEnd: boolean };
}) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Ending | null>(null);
  const leave = useMutation({ mutationFn: leaveDrill });
  const go = (): void => {
    leave.mutate();
  };
  const ask = (ending: Ending): void => {
    setAsking(ending);
  };
  useCommands([
    { id: 'drill-leave', label: 'drills.leave', section: 'anywhere', keys: [], run: go },
    ...(['end', 'cancel'] as const).map((ending) => ({
      id: `drill-${ending}`,
      label: `drills.${ending}.title`,
      section: 'anywhere' as const,
      keys: [],
      isEnabled: () => mayEnd,
      run: () => {
        ask(ending);
      },
    })),
  ]);
  return (
    <>
      <strong>{t('crisis.drill')}</strong>
      <span className="es-drill-bar-title">
        <bdi>{title}</bdi> <span className="es-drill-bar-means">· {t('drills.bar')}</span>
      </span>
      {leave.error ? <span role="alert">{errorText(leave.error)}</span> : null}
      {mayEnd ? (
        <button
          type="button"
          className="es-button"
          onClick={() => {
            ask('end');
          }}
        >
          {t('drills.end.title')}
        </button>
      ) : null}
      <button type="button" className="es-button" disabled={leave.isPending || leave.isSuccess} onClick={go}>
        {t('drills.leave')}
      </button>
      {asking === null ? null : (
        <EndDialog
          key={asking}
          path="/drills"
          ending={asking}
          onEnded={tellDrillChange}
          onClose={() => {
            setAsking(null);
          }}
        >
          {asking === 'end' ? (
            <button
              type="button"
              className="es-button"
              onClick={() => {
                ask('cancel');
              }}
            >
              {t('drills.cancel.open')}
            </button>
          ) : null}
        </EndDialog>
      )}
    </>
  );
}
