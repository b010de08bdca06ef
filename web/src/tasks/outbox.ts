import { ApiError } from '../api/api-error.js';
import { request } from '../api/client.js';
import type { Task } from '../api/types.js';
import { sendWaiting, type Outbox, type WaitingAct } from './post-act.js';
import type { Answer } from './waiting-acts.js';

const DATABASE = 'earshot';
const STORE = 'acts';
const LOCK = 'earshot-outbox';
const NEWS = 'earshot-outbox';

export interface OutboxListener {
  readonly answered: (act: WaitingAct, answer: Answer) => void;
  /** Another tab of this browser has sent it. */
  readonly sentElsewhere: (key: string, task: Task) => void;
}

/** A waiting act, with its place in the order in which they were made. */
interface Kept extends WaitingAct {
  readonly n?: number;
}

const promised = <T>(asked: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    asked.onsuccess = () => {
      resolve(asked.result);
    };
    asked.onerror = () => {
      reject(asked.error ?? new Error('The browser keeps nothing.'));
    };
  });

function openDatabase(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore(STORE, { keyPath: 'n', autoIncrement: true }).createIndex('key', 'key');
  };
  return promised(asked);
}

/** Only that the server was not reached, or could not answer just now, leaves an act waiting. */
const isPassing = (error: unknown): boolean =>
  error instanceof ApiError &&
  (error.status === 0 || error.status === 401 || error.status === 429 || error.status >= 500);

/**
 * Acts that wait for the server in the browser's own database: they outlive the page. Sent in the order in which they were made,
 * by one tab at a time, each with the key it was first tried with, so that the server does it once whatever got through before.
 */
export class BrowserOutbox implements Outbox {
  private readonly news = new BroadcastChannel(NEWS);
  private isSending = false;

  private constructor(
    private readonly database: IDBDatabase,
    private readonly memberId: string,
    private readonly listener: OutboxListener,
  ) {
    this.news.onmessage = ({ data }: MessageEvent<{ key: string; task: Task }>) => {
      listener.sentElsewhere(data.key, data.task);
    };
  }

  /** Null where the browser keeps nothing, as in some private windows. */
  static async open(memberId: string, listener: OutboxListener): Promise<BrowserOutbox | null> {
    try {
      return new BrowserOutbox(await openDatabase(), memberId, listener);
    } catch {
      return null;
    }
  }

  put = async (act: WaitingAct): Promise<void> => {
    await promised(this.store('readwrite').add(act));
  };

  remove = async (key: string): Promise<boolean> => {
    const store = this.store('readwrite');
    const n = await promised(store.index('key').getKey(key));
    if (n === undefined || this.isSending) return false;
    await promised(store.delete(n));
    return true;
  };

  async waiting(): Promise<readonly WaitingAct[]> {
    const all = await promised(this.store('readonly').getAll() as IDBRequest<Kept[]>);
    return all.filter(({ memberId }) => memberId === this.memberId);
  }

  /** Sends what waits; stops at the first that still does not get through. */
  async send(): Promise<void> {
    if (this.isSending) return;
    this.isSending = true;
    try {
      // Typed as always there, but absent on plain http; the keys keep two tabs from doing anything twice.
      const locks = navigator.locks as LockManager | undefined;
      if (locks === undefined) await this.sendAll();
      else await locks.request(LOCK, () => this.sendAll());
    } finally {
      this.isSending = false;
    }
  }

  close(): void {
    this.news.close();
    this.database.close();
  }

  private async sendAll(): Promise<void> {
    for (const act of (await this.waiting()) as readonly Kept[]) {
      let answer: Answer;
      try {
        answer = { result: await sendWaiting(act) };
      } catch (error) {
        if (isPassing(error)) return;
        answer = { error };
      }
      if (act.n !== undefined) await promised(this.store('readwrite').delete(act.n));
      this.listener.answered(act, answer);
      await this.tellOthers(act, answer);
    }
  }

  private async tellOthers(act: WaitingAct, answer: Answer): Promise<void> {
    const task =
      'result' in answer ? answer.result.task : await request<Task>(`/tasks/${act.taskId}`).catch(() => null);
    if (task !== null) this.news.postMessage({ key: act.key, task });
  }

  private store(mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(STORE, mode).objectStore(STORE);
  }
}
