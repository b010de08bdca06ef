import { DataSource } from 'typeorm';
import { GuardedClient } from '../outbound/guarded-client.js';
import type { OutboundRequest, OutboundResponse } from '../outbound/outbound.types.js';
import { TokenService } from '../modules/staff/token.service.js';
import { type ActOptions, chooseActor } from './act-in-workspace.js';
import { BadInput, CommandFailed } from './cli-error.js';
import { readBytes } from './read-input.js';
import { print } from './terminal.js';
import { type ServedContext, withServedApp } from './with-app.js';

export interface CallOptions extends ActOptions {
  /** JSON, `@FILE`, or - for standard input. */
  readonly data?: string;
  /** Of the resource, where it must not have changed. */
  readonly version?: string;
  readonly all?: boolean;
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];

const PREFIX = '/api/v1';
/** The command's own token: longer than any request lasts. */
const TOKEN_LIFE_MS = 600_000;
const MAX_BODY_BYTES = 5 * 1024 * 1024;
const MAX_BYTES = 100 * 1024 * 1024;
const TIMEOUT_MS = 300_000;

interface Operation {
  readonly summary?: string;
}

type Ask = (request: Pick<OutboundRequest, 'method' | 'url' | 'headers' | 'body'>) => Promise<OutboundResponse>;

/** Lists what `api call` can do: everything that the screens do. `word` leaves only lines that contain it. */
export async function listOperations(word: string | undefined): Promise<void> {
  await asking(async (ask) => {
    const document = JSON.parse((await ask({ url: '/api/openapi.json' })).body.toString()) as {
      paths: Record<string, Partial<Record<string, Operation>>>;
    };
    const lines = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) =>
        `${method.toUpperCase().padEnd(6)} ${path.replace(PREFIX, '')}  ${operation?.summary ?? ''}`.trimEnd(),
      ),
    );
    const wanted = word === undefined ? lines : lines.filter((line) => line.toLowerCase().includes(word.toLowerCase()));
    for (const line of wanted) await print(line);
    if (wanted.length === 0) throw new CommandFailed(`Nothing is called ${word ?? ''}.`);
  });
}

/**
 * One request to the API, for the person of `--as`, with the same checks as for everybody. Prints the answer: JSON indented, a
 * list's items one a line with `--all`, texts as they are.
 */
export async function callApi(method: string, path: string, options: CallOptions): Promise<void> {
  const verb = METHODS.find((known) => known === method.toUpperCase());
  if (verb === undefined) throw new BadInput(`${method} is none of ${METHODS.join(', ')}.`);
  if (!path.startsWith('/')) throw new BadInput('The path begins with /, such as /tasks?view=due.');
  if (options.all === true && verb !== 'GET') throw new BadInput('--all reads lists: it goes with GET.');
  const body = await readBody(options.data);
  await asking(async (ask, context) => {
    const actor = await chooseActor(context.app, options);
    const tokens = context.app.get(TokenService);
    const dataSource = context.app.get(DataSource);
    const { id, token } = await dataSource.transaction((tx) =>
      tokens.create(tx, {
        workspaceId: actor.workspaceId,
        memberId: actor.memberId,
        name: 'Command line',
        scopes: ['*'],
        expiresAt: new Date(Date.now() + TOKEN_LIFE_MS),
      }),
    );
    try {
      const headers = {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
      };
      await show(ask, { method: verb, url: PREFIX + path, headers, ...(body === undefined ? {} : { body }) }, options);
    } finally {
      await dataSource.transaction((tx) => tokens.discard(tx, actor.workspaceId, id));
    }
  });
}

/** Serves the product to itself for as long as `work` asks it. */
async function asking(work: (ask: Ask, context: ServedContext) => Promise<void>): Promise<void> {
  await withServedApp(async (context) => {
    const { host } = new URL(context.url);
    const client = new GuardedClient({ allow: [host], userAgent: `Earshot/${context.env.version}` });
    try {
      await work(
        (request) =>
          client.request({
            ...request,
            url: `http://${host}${request.url}`,
            maxBytes: MAX_BYTES,
            timeoutMs: TIMEOUT_MS,
            maxRedirects: 0,
            signal: context.signal,
          }),
        context,
      );
    } finally {
      await client.close();
    }
  });
}

async function show(
  ask: Ask,
  request: { method: Method; url: string; headers: Record<string, string>; body?: string },
  { all = false }: CallOptions,
): Promise<void> {
  for (let url: string | null = request.url; url !== null;) {
    const { status, headers, body } = await ask({ ...request, url });
    const text = body.toString();
    if (status >= 400) throw faultOf(status, text);
    if (!(headers['content-type'] ?? '').includes('json')) {
      if (text !== '') await print(text.trimEnd());
      return;
    }
    const value: unknown = JSON.parse(text);
    const page = all ? pageOf(value) : null;
    if (page === null) await print(JSON.stringify(value, null, 2));
    else for (const item of page.items) await print(JSON.stringify(item));
    url = page?.nextCursor === undefined ? null : withCursor(request.url, page.nextCursor);
  }
}

function pageOf(value: unknown): { items: readonly unknown[]; nextCursor?: string } {
  const { items, nextCursor } = (value ?? {}) as { items?: unknown; nextCursor?: unknown };
  if (!Array.isArray(items)) throw new BadInput('That is no list; leave --all out.');
  return { items, ...(typeof nextCursor === 'string' ? { nextCursor } : {}) };
}

function withCursor(url: string, cursor: string): string {
  const next = new URL(url, 'http://list');
  next.searchParams.set('cursor', cursor);
  return next.pathname + next.search;
}

function faultOf(status: number, text: string): Error {
  let problem: { code?: string; title?: string; detail?: string; errors?: { field?: string; message?: string }[] } = {};
  try {
    problem = JSON.parse(text) as typeof problem;
  } catch {
    // Not an answer of the API's own; its status says enough.
  }
  const lines = [
    [String(status), problem.code, problem.detail ?? problem.title].filter((part) => part !== undefined).join(' '),
    ...(problem.errors ?? []).map(({ field, message }) => `  ${field ?? ''}: ${message ?? ''}`),
  ];
  return status === 400 || status === 422 ? new BadInput(...lines) : new CommandFailed(lines.join('\n'));
}

async function readBody(data: string | undefined): Promise<string | undefined> {
  if (data === undefined) return undefined;
  const text = await readData(data);
  try {
    JSON.parse(text);
  } catch {
    throw new BadInput('--data is not JSON.');
  }
  return text;
}

async function readData(data: string): Promise<string> {
  if (data !== '-' && !data.startsWith('@')) return data;
  const bytes = await readBytes(data === '-' ? data : data.slice(1), MAX_BODY_BYTES);
  if (bytes.length > MAX_BODY_BYTES) throw new BadInput(`--data is longer than ${String(MAX_BODY_BYTES)} bytes.`);
  return bytes.toString();
}
