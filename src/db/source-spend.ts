/** Column with what reading the source that a statement calls `source` has cost: today and this month, in UTC. */
export function spendOf(source: string): string {
  const today = `WHERE p.day = (now() AT TIME ZONE 'UTC')::date`;
  const sum = (column: string, filter = ''): string =>
    `coalesce(sum(p.${column})${filter === '' ? '' : ` FILTER (${filter})`}, 0)`;
  return `(SELECT json_build_object(
      'today', json_build_object('requests', ${sum('requests', today)}, 'usd', ${sum('usd', today)}),
      'month', json_build_object('requests', ${sum('requests')}, 'usd', ${sum('usd')}))
    FROM source_spend p
    WHERE p.source_id = ${source}.id AND p.day >= date_trunc('month', now() AT TIME ZONE 'UTC')::date)`;
}
