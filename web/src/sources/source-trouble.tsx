import type { Source } from '../api/configuration-types.js';
import { troubleText } from '../coverage/trouble.js';

/** Why the source is not read, and what the network said about it. */
export function SourceTrouble({ source }: { readonly source: Source }) {
  const { state, reason, lastError } = source.health;
  if (state === 'ok' || (reason === null && lastError === null)) return null;
  return (
    <div className="es-field-error">
      {reason === null ? null : <p>{troubleText(reason)}</p>}
      {lastError === null || lastError === reason?.text ? null : <p className="small">{lastError}</p>}
    </div>
  );
}
