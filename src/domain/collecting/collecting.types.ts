/** What reading a source may cost. Absent: no limit of that kind. */
export interface Budget {
  readonly usdPerMonth?: number;
  /** Days and months are those of UTC. */
  readonly requestsPerDay?: number;
}

export interface Spend {
  readonly requests: number;
  readonly usd: number;
}

export interface SpendSoFar {
  readonly today: Spend;
  readonly month: Spend;
}

/** What is left of one allowance of a network. */
export interface Allowance {
  readonly name: string;
  readonly unit: 'requests' | 'posts' | 'units' | 'usd';
  readonly limit: number | null;
  readonly remaining: number | null;
  readonly resetsAt: Date | null;
  /** Stands for the account whose allowance it is, where sources with the same credentials share it. */
  readonly account?: string;
  /** What this source alone has spent of it. */
  readonly spent?: number;
}

/** The same as it is stored: instants as ISO text. */
export interface StoredQuota extends Omit<Allowance, 'resetsAt'> {
  readonly resetsAt: string | null;
}
