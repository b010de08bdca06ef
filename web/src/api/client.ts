import { noteServerDate } from '../time/server-clock.js';
import { untilAnswered } from '../ui/after-paint.js';
import { ApiError, errorFromResponse } from './api-error.js';

const PREFIX = '/api/v1';

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  /** Sent as it is instead of JSON, with this type. */
  readonly raw?: { readonly type: string; readonly text: string };
  /** Version the caller has seen. */
  readonly ifMatch?: number;
  /** Same key on every attempt of one act; a fresh one is made for a write without it. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

// Kept in memory only: a page that was reloaded asks for a new one before its first write.
let csrfToken: string | null = null;
const sessionLostListeners = new Set<() => void>();

export function keepCsrfToken(token: string | null): void {
  csrfToken = token;
}

/** Calls back whenever the server says that nobody is signed in. Returns the way to stop. */
export function onSessionLost(listener: () => void): () => void {
  sessionLostListeners.add(listener);
  return () => sessionLostListeners.delete(listener);
}

/** `crypto.randomUUID` exists only on secure origins; plain http on a LAN is allowed. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function fetchChecked(path: string, init: RequestInit): Promise<Response> {
  const sentAt = Date.now();
  try {
    const response = await fetch(PREFIX + path, { credentials: 'same-origin', ...init });
    noteServerDate(response.headers.get('date'), sentAt, Date.now());
    return response;
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause;
    throw new ApiError(0, 'network', 'The server cannot be reached.');
  }
}

async function currentCsrfToken(): Promise<string> {
  if (csrfToken !== null) return csrfToken;
  const response = await fetchChecked('/session/csrf', { headers: { accept: 'application/json' } });
  if (!response.ok) throw await errorFromResponse(response);
  csrfToken = ((await response.json()) as { csrfToken: string }).csrfToken;
  return csrfToken;
}

const signsIn = (path: string): boolean => path === '/session' || path === '/session/demo' || path === '/session/link';

async function send(path: string, options: RequestOptions, key: string): Promise<Response> {
  const method = options.method ?? 'GET';
  const headers: Record<string, string> = { accept: 'application/json' };
  if (options.raw) headers['content-type'] = options.raw.type;
  else if (options.body !== undefined) headers['content-type'] = 'application/json';
  if (options.ifMatch !== undefined) headers['if-match'] = `"${String(options.ifMatch)}"`;
  if (method !== 'GET') {
    headers['idempotency-key'] = key;
    if (!(method === 'POST' && signsIn(path))) headers['x-csrf-token'] = await currentCsrfToken();
  }
  const init: RequestInit = { method, headers };
  if (options.raw) init.body = options.raw.text;
  else if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal) init.signal = options.signal;
  return fetchChecked(path, init);
}

/** One call to the API; path starts after /api/v1. Throws ApiError for every refusal. */
export async function request<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const key = options.idempotencyKey ?? newKey();
  // A request costs a phone as much as a line of the picture that it would hold up.
  await untilAnswered();
  let response = await send(path, options, key);
  if (response.status === 403 && (options.method ?? 'GET') !== 'GET') {
    const refusal = await errorFromResponse(response.clone());
    if (refusal.code.includes('csrf')) {
      // Another tab asked for a token since, and only the newest is good.
      csrfToken = null;
      response = await send(path, options, key);
    }
  }
  if (!response.ok) {
    const error = await errorFromResponse(response);
    if (error.status === 401 && !path.startsWith('/session')) for (const listener of sessionLostListeners) listener();
    throw error;
  }
  if (response.status === 204) return undefined as T;
  return (await response.json()) as T;
}

/** `?a=1&b=2` of what is set; empty text and undefined are left out. */
export function queryString(values: Readonly<Record<string, string | number | undefined>>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Whether anything answers there. */
export async function doesServerAnswer(): Promise<boolean> {
  try {
    return (await fetch('/health/live', { cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}
