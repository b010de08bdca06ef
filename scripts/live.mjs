// npm run live -- NETWORK [--terms word,word]
//
// One read-only look at a real network with the keys in the environment: LIVE_<NETWORK>_<FIELD>, such as LIVE_X_BEARER_TOKEN;
// LIVE_ALLOW names private targets (host:port) that may be reached. Says what it saw; the last line is one JSON object. Nothing
// is stored, and nothing is asked of the network but to read.
import { parseArgs } from 'node:util';
import { buildIfStale } from './build-if-stale.mjs';
import { ensureInstalled } from './install.mjs';
import { runScript } from './run.mjs';

const POSTS = 20;
const REQUESTS = 3;
const SHOWN_POSTS = 5;
const SHOWN_LENGTH = 100;
const LIMIT_MS = 60_000;
const LISTEN_MS = 20_000;

/** `bearerToken` of `app-store` → `LIVE_APP_STORE_BEARER_TOKEN`. */
const variableOf = (kind, field) =>
  `LIVE_${kind.replaceAll('-', '_')}_${field.replace(/[A-Z]/g, (letter) => `_${letter}`)}`.toUpperCase();

function valueOf({ kind }, text) {
  if (kind === 'number') return Number(text);
  return kind === 'boolean' ? text === 'true' : text;
}

function readFields(connector, fields) {
  const given = {};
  const missing = [];
  for (const field of fields) {
    const name = variableOf(connector.kind, field.name);
    const text = process.env[name] ?? '';
    if (text !== '') given[field.name] = valueOf(field, text);
    else if (field.required) missing.push(`  ${name}  ${field.description}`);
  }
  return { given, missing };
}

async function openSource(connector, typed) {
  if (connector.tokens?.obtain === undefined) return typed;
  const tokens = await connector.tokens.obtain(typed, AbortSignal.timeout(LIMIT_MS));
  console.log(`Signed in${tokens.account === undefined ? '' : ` as ${tokens.account}`}.`);
  return { ...typed, credentials: { ...typed.credentials, ...tokens.credentials } };
}

async function look(connector, source, terms) {
  if (connector.poll !== undefined && connector.isListening?.(source) !== true) {
    const limits = { now: new Date(), maxPosts: POSTS, maxRequests: REQUESTS, terms };
    return connector.poll(source, null, limits, AbortSignal.timeout(LIMIT_MS));
  }
  if (connector.listen === undefined) throw new Error('It only takes what is pushed to it; there is nothing to read.');
  const posts = [];
  let beats = 0;
  const beat = () => {
    beats += 1;
  };
  const deliver = (page) => Promise.resolve(posts.push(...page.posts));
  const context = { terms, now: () => new Date(), beat };
  await connector.listen(source, null, deliver, context, AbortSignal.timeout(LISTEN_MS));
  return { posts, beats };
}

function report(connector, { posts, rejected = [], quotas = [], notices = [], cost = null, beats }) {
  for (const { publishedAt, author, text } of posts.slice(0, SHOWN_POSTS)) {
    const line = text.replace(/\s+/g, ' ').slice(0, SHOWN_LENGTH);
    console.log(`${publishedAt?.toISOString() ?? 'no date'}  ${author.handle}  ${line}`);
  }
  for (const { text } of notices) console.log(`Note: ${text}`);
  const dates = posts.flatMap(({ publishedAt }) => (publishedAt === undefined ? [] : [publishedAt.toISOString()]));
  dates.sort();
  const seen = { network: connector.kind, posts: posts.length, rejected: rejected.length };
  const span = { oldest: dates[0] ?? null, newest: dates.at(-1) ?? null };
  console.log(JSON.stringify({ ...seen, ...span, quotas, cost, ...(beats === undefined ? {} : { beats }) }));
}

async function check() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { terms: { type: 'string', default: 'coffee' } },
  });
  await ensureInstalled();
  await buildIfStale({ withWeb: false });
  const { createConnectors } = await import('../dist/server/connectors/registry.js');
  const { GuardedClient } = await import('../dist/server/outbound/guarded-client.js');
  const allow = (process.env.LIVE_ALLOW ?? '').split(',').filter((target) => target !== '');
  const outbound = new GuardedClient({ allow, userAgent: 'Earshot (read-only check)' });
  const connectors = createConnectors({ outbound, readableFolders: [], now: () => new Date() });
  const connector = connectors.find(({ kind }) => kind === positionals[0]);
  if (connector === undefined) {
    console.error(
      `Usage: npm run live -- NETWORK\nNETWORK is one of: ${connectors.map(({ kind }) => kind).join(', ')}`,
    );
    return 2;
  }
  const settings = readFields(connector, connector.settingFields);
  const credentials = readFields(connector, connector.credentialFields);
  const missing = [...settings.missing, ...credentials.missing];
  if (missing.length > 0) {
    console.error([`${connector.kind} needs in the environment:`, ...missing].join('\n'));
    return 2;
  }
  const terms = values.terms.split(',').map((text) => ({ kind: 'word', text: text.trim() }));
  try {
    const typed = { sourceId: 'live', settings: settings.given, credentials: credentials.given };
    report(connector, await look(connector, await openSource(connector, typed), terms));
    return 0;
  } catch (error) {
    console.error(`${connector.kind}: ${error instanceof Error ? error.message : String(error)}`);
    return 1;
  } finally {
    await Promise.all([...connectors.map((each) => each.close?.()), outbound.close()]);
  }
}

await runScript(check);
