import type { DataSource } from 'typeorm';
import { query } from '../db/rows.js';
import type { TroubleReason } from '../domain/coverage/coverage.types.js';
import type { Env } from '../env.js';
import { ChecksService } from '../modules/checks/checks.service.js';
import { SecretBox } from '../modules/staff/secret-box.service.js';
import { credentialsBinding } from '../modules/sources/sources.service.js';
import { type Finding, note, ok, reasonOf, wrong } from './finding.js';

/** Findings are written each minute; after this long nobody writes them. */
const SILENT_AFTER_SECONDS = 180;

const REMEDIES: Readonly<Record<string, string>> = {
  outbox: 'Look into the log of the workers for why rows are not sent.',
  deadlines: 'Check that a worker runs and that its clock is right.',
  clocks: 'Check that the workspace has a service standard that applies to these tasks.',
  workers: 'Start Earshot, or a process with EARSHOT_ROLE=worker.',
  sources: 'See the sources above; check that a worker runs.',
  replies: 'Open these replies in the inbox and say whether they arrived.',
  jobs: 'Look into the log of the workers for the errors of these jobs.',
};

/** Whether what should happen by itself does. Only asked while Earshot runs: a stopped server is late with everything. */
export async function examineWork(dataSource: DataSource): Promise<Finding[]> {
  const live = await new ChecksService(dataSource).look([]);
  const [audit] = await query<{ state: string; detail: string; isSilent: boolean }>(
    dataSource,
    `SELECT state, detail, checked_at < now() - make_interval(secs => $1) AS "isSilent"
     FROM installation_check WHERE name = 'jobs'`,
    [SILENT_AFTER_SECONDS],
  );
  // Sources are listed one by one; their sum adds only that nobody reads them.
  const found = live.filter(({ name, state }) => name !== 'jobs' && (name !== 'sources' || state === 'failing'));
  if (audit !== undefined && !audit.isSilent)
    found.push({ name: 'jobs', state: audit.state === 'ok' ? 'ok' : 'failing', detail: audit.detail });
  const findings = found.map(({ name, state, detail }) =>
    state === 'ok' ? ok(detail) : wrong(detail, REMEDIES[name] ?? 'Look into the log.'),
  );
  if (audit?.isSilent === true) {
    findings.push(wrong('The regular checks have not run for three minutes.', REMEDIES['workers'] ?? ''));
  }
  return findings;
}

interface SourceRow {
  readonly id: string;
  readonly name: string;
  readonly connector: string;
  readonly workspace: string;
  readonly state: string;
  readonly since: Date;
  readonly reason: TroubleReason | null;
  readonly lastError: string | null;
}

/** What to do about each reason. */
const MENDING: Readonly<Record<TroubleReason, string>> = {
  'payment-required': 'Buy credit or another plan at the network, then press "try again".',
  forbidden: 'Check what this account and application may do at the network; it is tried again by itself.',
  revoked: 'Connect the account again, or enter its credentials anew.',
  'rate-limited': 'It goes on by itself when the network allows; a longer interval or a narrower query uses less.',
  'changed-shape': 'Look at what it shows and at its quarantined posts; a newer version may read it.',
  unreachable: 'Check its address and the network of this machine; it is tried again by itself.',
  'server-error': 'The network has trouble; it is tried again by itself.',
  gone: 'It is not there any more: give it another address, or remove it.',
  'not-found': 'Check its address; it is tried again by itself.',
  refused: 'Check its settings; it is tried again when they are changed.',
  internal: 'Look into the log of the workers; this is a fault of Earshot.',
  'budget-spent': 'Raise its budget, or wait for the next day or month.',
  frozen: 'Open it in a browser: if it shows newer posts there, check its address and what sits in front of it.',
  silent: 'Check whether the sender still sends, and whether its query or its rights were narrowed.',
  'heartbeats-only': 'Check what the stream is asked for and what this account may hear; connect it again.',
};

/** The health of every source, with the reason and what to do. */
export async function examineSources(dataSource: DataSource): Promise<Finding[]> {
  const sources = await query<SourceRow>(
    dataSource,
    `SELECT s.id, s.name, s.connector, w.name AS workspace, s.health_state AS state, s.health_since AS since,
       s.health_reason AS reason, s.last_error AS "lastError"
     FROM source s JOIN workspace w ON w.id = s.workspace_id WHERE s.deleted_at IS NULL AND w.drill_id IS NULL ORDER BY s.workspace_id, s.id`,
  );
  return sources.length === 0 ? [note('There are no sources yet.')] : sources.map(judgeSource);
}

function judgeSource({ id, name, connector, workspace, state, since, reason, lastError }: SourceRow): Finding {
  const title = `Source ${id} "${name}" (${connector}, ${workspace})`;
  const trouble = `${title} is ${state} since ${since.toISOString()}: ${lastError ?? 'no reason is known.'}`;
  switch (state) {
    case 'ok':
      return ok(`${title} is read without trouble.`);
    case 'waiting':
      return note(`${title} has not brought anything yet.`);
    case 'paused':
      return note(`${title} is paused.`);
    default:
      return wrong(trouble, MENDING[reason ?? 'internal']);
  }
}

/** Whether the secret key opens every stored credential. */
export async function examineCredentials(dataSource: DataSource, env: Env, hasKey: boolean): Promise<Finding[]> {
  const stored = await query<{ id: string; name: string; credentials: string }>(
    dataSource,
    'SELECT id, name, credentials FROM source WHERE credentials IS NOT NULL AND deleted_at IS NULL ORDER BY id',
  );
  if (stored.length === 0) return [];
  if (!hasKey) {
    const text = `There is no secret key for ${String(stored.length)} stored credentials.`;
    return [wrong(text, 'Restore secret.key from a backup, or set EARSHOT_SECRET_KEY to what it was.')];
  }
  const secrets = new SecretBox(env);
  const faults = stored.flatMap(({ id, name, credentials }) => {
    try {
      secrets.open(credentials, credentialsBinding(id));
      return [];
    } catch (error) {
      const remedy = 'Restore the secret key these were stored with, or enter the credentials anew.';
      return [wrong(`The credentials of source ${id} "${name}" cannot be read. ${reasonOf(error)}`, remedy)];
    }
  });
  return faults.length > 0 ? faults : [ok(`The secret key opens all ${String(stored.length)} stored credentials.`)];
}
