/** The parts of a drill's report that are printed. */
export interface PrintedReport {
  readonly score: number;
  readonly standard: {
    readonly name: string;
    readonly version: number;
    readonly promises: readonly { readonly kind: string; readonly n: number; readonly met: number }[];
  } | null;
  readonly measures: readonly {
    readonly code: string;
    readonly value: number | null;
    readonly unit: 'seconds' | 'share';
    readonly target: number | null;
    readonly isMet: boolean | null;
  }[];
  readonly customers: readonly { readonly toldAt: string | null }[];
  readonly people: readonly {
    readonly name: string;
    readonly acknowledged: number;
    readonly statements: number;
  }[];
}

const NAMES: Readonly<Record<string, string>> = {
  detect: 'noticed after',
  acknowledge: 'acknowledged after',
  'first-statement': 'first statement after',
  'update-rhythm': 'time with a fresh word',
  'customers-told': 'customers told',
  wording: 'calming wording',
};

/** The report as lines of text. */
export function sayReport(title: string, { score, standard, measures, customers, people }: PrintedReport): string {
  const told = customers.filter(({ toldAt }) => toldAt !== null).length;
  return [
    `${title}: ${String(score)} of 100`,
    ...measures.map(
      ({ code, value, unit, target, isMet }) =>
        `  ${(NAMES[code] ?? code).padEnd(24)} ${sayValue(value, unit).padStart(8)}  target ${sayValue(target, unit).padStart(8)}  ${verdict(isMet)}`,
    ),
    `  ${String(told)} of ${String(customers.length)} customers were told.`,
    ...(standard === null ? [] : [`  Standard in force: ${standard.name}, version ${String(standard.version)}`]),
    ...(standard?.promises ?? []).map(({ kind, n, met }) => `    ${kind}: ${String(met)} of ${String(n)} kept`),
    ...people
      .filter(({ acknowledged, statements }) => acknowledged + statements > 0)
      .map(
        ({ name, acknowledged, statements }) =>
          `  ${name}: ${String(acknowledged)} customers, ${String(statements)} statements`,
      ),
  ].join('\n');
}

function sayValue(value: number | null, unit: 'seconds' | 'share'): string {
  if (value === null) return 'never';
  if (unit === 'share') return `${String(Math.round(value * 100))} %`;
  return `${String(Math.floor(value / 60))}:${String(Math.round(value % 60)).padStart(2, '0')}`;
}

const verdict = (isMet: boolean | null): string => (isMet === null ? 'not measured' : isMet ? 'met' : 'missed');
