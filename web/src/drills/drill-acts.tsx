import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../keyboard/use-commands.js';
import { useMe } from '../session/session.js';
import { ErrorNotice } from '../ui/feedback.js';
import { enterDrill } from './act-as.js';
import type { Drill } from './api.js';
import { EndDialog, type Ending } from './end-dialog.js';
import { mayRun } from './may-run.js';

/** Taking part in it, and bringing it to its end. */
export function DrillActs({ drill: { id, state, canEnter } }: { readonly drill: Drill }) {
  const { t } = useTranslation();
  const me = useMe();
  const [asking, setAsking] = useState<Ending | null>(null);
  const enter = useMutation({ mutationFn: () => enterDrill(id) });
  const isOffered = state === 'running' && canEnter;
  useCommands([
    {
      id: 'drill-enter',
      label: 'drills.enter',
      section: 'decide',
      keys: ['KeyA'],
      isEnabled: () => isOffered && !enter.isPending,
      run: () => {
        enter.mutate();
      },
    },
  ]);
  if (state !== 'running' || (!isOffered && !mayRun(me))) return null;
  return (
    <>
      <div className="es-actions">
        {isOffered ? (
          <button
            type="button"
            className="es-button es-button-primary"
            disabled={enter.isPending || enter.isSuccess}
            onClick={() => {
              enter.mutate();
            }}
          >
            {t('drills.enter')}
          </button>
        ) : null}
        {mayRun(me)
          ? (['end', 'cancel'] as const).map((ending) => (
              <button
                key={ending}
                type="button"
                className="es-button"
                onClick={() => {
                  setAsking(ending);
                }}
              >
                {t(`drills.${ending}.open`)}
              </button>
            ))
          : null}
      </div>
      {isOffered ? <p className="small dim">{t('drills.enterHint')}</p> : null}
      {enter.error ? <ErrorNotice error={enter.error} /> : null}
      {asking === null ? null : (
        <EndDialog
          path={`/drills/${id}`}
          ending={asking}
          onClose={() => {
            setAsking(null);
          }}
        />
      )}
    </>
  );
}
