import type { Env } from '../env.js';

/** Where people reach this installation, without a final slash. */
export function originOf(env: Env): string {
  const host = env.host.includes(':') ? `[${env.host}]` : env.host;
  return (env.baseUrl ?? `http://${host}:${String(env.port)}`).replace(/\/+$/, '');
}
