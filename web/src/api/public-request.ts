import { ApiError, errorFromResponse } from './api-error.js';

/**
 * A call without the session of whoever may be signed in here: the address itself is all there is to show. A write with a key may
 * be sent again under it.
 */
export async function publicRequest<T>(path: string, body?: unknown, idempotencyKey?: string): Promise<T> {
  const keyed = idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey };
  const headers = { 'content-type': 'application/json', ...keyed };
  const write = { method: 'POST', headers, body: JSON.stringify(body) };
  const response = await reach(`/api/v1${path}`, { credentials: 'omit', ...(body === undefined ? {} : write) });
  if (!response.ok) throw await errorFromResponse(response);
  return (await response.json()) as T;
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch {
    throw new ApiError(0, 'network', 'The server cannot be reached.');
  }
}
