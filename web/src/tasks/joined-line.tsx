import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { TaskDetail } from '../api/types.js';
import { canAct, useMe } from '../session/session.js';
import type { TaskCommands } from './task-commands.js';
import './merge-dialog.css';

export interface JoinedLineProps {
  readonly detail: TaskDetail;
  readonly commands: TaskCommands;
}

/** That this task answers other conversations too, or that another answers this one, and the way apart. */
export function JoinedLine({ detail, commands }: JoinedLineProps) {
  const { t } = useTranslation();
  const me = useMe();
  const { joined = [], mergedInto = null } = detail;
  if (mergedInto !== null) {
    return (
      <p className="es-joined" data-testid="merged-into">
        {t('desk.merge.into')}
        <Link to="/t/$id" params={{ id: mergedInto }} className="es-button">
          {t('desk.merge.openOther')}
        </Link>
      </p>
    );
  }
  return (
    <p className="es-joined" data-testid="joined">
      {t('desk.split.joined', { count: joined.length })}
      {canAct(me) && detail.closedAt === null ? (
        <button type="button" className="es-button" onClick={commands.split}>
          {t('desk.command.split')}
        </button>
      ) : null}
    </p>
  );
}
