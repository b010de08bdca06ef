import { useTranslation } from 'react-i18next';
import { formatTime, languageName } from '../i18n/format.js';
import { keyLabel } from '../keyboard/key-label.js';
import { useMe } from '../session/session.js';
import type { Room, Statement } from './api.js';
import { mayDecide } from './may-decide.js';
import type { RoomAsking } from './room-head.js';
import type { useRoomAct } from './use-room-act.js';

export interface StatementListProps {
  readonly room: Room;
  readonly act: ReturnType<typeof useRoomAct>;
  readonly onAsk: (asking: RoomAsking) => void;
}

/** Every version of what is said in public: its words, who wrote it and who let it go. */
export function StatementList({ room, act, onAsk }: StatementListProps) {
  const { t } = useTranslation();
  const me = useMe();
  const canWrite = mayDecide(me) && room.state !== 'reviewed' && room.state !== 'dismissed';
  const ask = (kind: 'holding' | 'update' | 'resolution') => () => {
    onAsk({ is: 'statement', kind });
  };
  return (
    <section aria-labelledby="crisis-statements">
      <h2 id="crisis-statements">{t('crisis.statement.title')}</h2>
      {canWrite ? (
        <div className="es-actions">
          <button type="button" className="es-button" onClick={ask('holding')}>
            {t('crisis.statement.holding')} <kbd aria-hidden>{keyLabel('KeyB')}</kbd>
          </button>
          <button type="button" className="es-button" onClick={ask('update')}>
            {t('crisis.statement.update')}
          </button>
          <button type="button" className="es-button" onClick={ask('resolution')}>
            {t('crisis.statement.resolution')}
          </button>
        </div>
      ) : null}
      {room.statements.length === 0 ? <p className="dim">{t('crisis.statement.none')}</p> : null}
      <ul className="plain es-card-list">
        {room.statements.map((statement) => (
          <StatementCard key={statement.version} statement={statement} act={act} onAsk={onAsk} />
        ))}
      </ul>
    </section>
  );
}

function StatementCard({
  statement,
  act,
  onAsk,
}: Omit<StatementListProps, 'room'> & { readonly statement: Statement }) {
  const { t } = useTranslation();
  const { version, kind, texts, state, author, createdAt, decidedBy, problem } = statement;
  return (
    <li className="es-card" data-testid="statement">
      <div className="es-card-head">
        <h3>
          {t('crisis.statement.version', { version })} · {t(`crisis.statement.kind.${kind}`)}
        </h3>
        <span className={state === 'rejected' ? 'es-late' : undefined}>{t(`crisis.statement.state.${state}`)}</span>
      </div>
      <p className="small dim">
        {t('crisis.statement.by', { name: author.name, when: formatTime(createdAt) })}
        {decidedBy === null ? null : ` · ${t('crisis.statement.decidedBy', { name: decidedBy.name })}`}
        {problem === null ? null : (
          <>
            {' '}
            <q dir="auto">{problem}</q>
          </>
        )}
      </p>
      <dl className="es-statement-texts">
        {Object.entries(texts).map(([lang, text]) => (
          <div key={lang}>
            <dt className="small dim">{languageName(lang)}</dt>
            <dd className="es-content" lang={lang} dir="auto">
              {text}
            </dd>
          </div>
        ))}
      </dl>
      {statement.mayDecide ? (
        <div className="es-actions">
          <button
            type="button"
            className="es-button es-button-primary"
            disabled={act.isPending}
            onClick={() => {
              act.mutate({ path: 'statement/approve', body: { version }, done: t('crisis.done.approved') });
            }}
          >
            {t('crisis.command.approve')} <kbd aria-hidden>{keyLabel('KeyY')}</kbd>
          </button>
          <button
            type="button"
            className="es-button"
            onClick={() => {
              onAsk({ is: 'reject', version });
            }}
          >
            {t('crisis.reject.open')}
          </button>
        </div>
      ) : null}
    </li>
  );
}
