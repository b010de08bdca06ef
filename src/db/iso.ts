/** SQL that renders a timestamptz as ISO 8601 in UTC, for instants inside JSON built by the database. */
export const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
