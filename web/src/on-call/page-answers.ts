import { ApiError } from '../api/api-error.js';
import { newKey } from '../api/client.js';
import { publicRequest } from '../api/public-request.js';
import type { PagedAlert } from './api.js';

const STORED = 'earshot.page.';
const LOCK = 'earshot-page-answers';
const RETRY_MS = 5_000;

export type PageAct = 'acknowledge' | 'pass';

/** What somebody answered to a page, kept until the server has it. The key stays the same at each attempt. */
export interface PageAnswer {
  readonly alertId: string;
  readonly token: string;
  readonly act: PageAct;
  readonly key: string;
}

export const readPage = (alertId: string, token: string): Promise<PagedAlert> => call(`/a/${alertId}`, token, null);

/** Keeps the answer first and sends it then; null while it waits for a connection. */
export async function answerPage(alertId: string, token: string, act: PageAct): Promise<PagedAlert | null> {
  const answer = waitingAnswer(alertId) ?? { alertId, token, act, key: newKey() };
  localStorage.setItem(STORED + alertId, JSON.stringify(answer));
  return sendWaiting(alertId);
}

export function waitingAnswer(alertId: string): PageAnswer | null {
  const text = localStorage.getItem(STORED + alertId);
  return text === null ? null : (JSON.parse(text) as PageAnswer);
}

/** One tab at a time: what another has sent meanwhile is not sent again. */
export function sendWaiting(alertId: string): Promise<PagedAlert | null> {
  const send = async (): Promise<PagedAlert | null> => {
    const answer = waitingAnswer(alertId);
    if (answer === null) return null;
    try {
      const alert = await call(`/a/${alertId}/${answer.act}`, answer.token, answer.key);
      localStorage.removeItem(STORED + alertId);
      return alert;
    } catch (error) {
      if (error instanceof ApiError && isPassing(error)) return null;
      localStorage.removeItem(STORED + alertId);
      throw error;
    }
  };
  // Plain http has no locks; the server takes the same answer twice without harm.
  const { locks } = navigator as { readonly locks?: LockManager };
  return locks === undefined ? send() : locks.request(LOCK, send);
}

/** Sends what waits from now on whenever there may be a connection again. Returns the way to stop. */
export function keepSending(
  alertId: string,
  sent: (alert: PagedAlert) => void,
  refused: (error: unknown) => void,
): () => void {
  const look = (): void => {
    if (waitingAnswer(alertId) === null) return;
    sendWaiting(alertId).then((alert) => {
      if (alert !== null) sent(alert);
    }, refused);
  };
  const timer = setInterval(look, RETRY_MS);
  window.addEventListener('online', look);
  look();
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', look);
  };
}

const isPassing = ({ status }: ApiError): boolean => status === 0 || status === 429 || status >= 500;

const call = (path: string, token: string, key: string | null): Promise<PagedAlert> => {
  const address = `${path}?t=${encodeURIComponent(token)}`;
  return key === null ? publicRequest<PagedAlert>(address) : publicRequest<PagedAlert>(address, {}, key);
};
