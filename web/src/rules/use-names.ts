import { useQuery } from '@tanstack/react-query';
import { notifiersQuery } from '../api/networks-queries.js';
import { teamsQuery, templatesQuery, usersQuery, watchesQuery } from '../api/queries.js';
import type { Named } from '../api/types.js';
import { canConfigure, useMe } from '../session/session.js';
import { calendarsQuery } from '../standards/api.js';

/** Everything that a rule may name. */
export interface RuleNames {
  readonly watches: readonly Named[];
  readonly members: readonly Named[];
  readonly teams: readonly Named[];
  readonly templates: readonly Named[];
  readonly notifiers: readonly Named[];
  readonly calendars: readonly Named[];
}

export function useNames(): RuleNames {
  const mayConfigure = canConfigure(useMe());
  const templates = useQuery(templatesQuery).data ?? [];
  const members = useQuery(usersQuery).data ?? [];
  return {
    watches: useQuery(watchesQuery).data ?? [],
    members: members.filter(({ state, role }) => state === 'active' && role !== 'viewer'),
    teams: useQuery(teamsQuery).data ?? [],
    templates: templates
      .filter(({ kind }) => kind === 'acknowledge')
      .map(({ id, lang, name }) => ({ id, name: `${lang} · ${name}` })),
    notifiers: useQuery({ ...notifiersQuery, enabled: mayConfigure }).data ?? [],
    calendars: useQuery(calendarsQuery).data ?? [],
  };
}
