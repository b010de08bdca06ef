import { setTimeout as sleep } from 'node:timers/promises';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into many shapes
  readonly body: any;
}

export interface Call {
  readonly method?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Longer than any answer of the product may take. */
const REQUEST_LIMIT_MS = 45_000;
const RETRY_MS = 250;
const MAY_RETRY = new Set([408, 425, 429]);

/** Somebody who uses the API over HTTP and, like a careful client, asks again until there is a definite answer. */
export class ApiClient {
  private session: Readonly<Record<string, string>> = {};

  constructor(readonly origin: string) {}

  /** `path` starts after /api/v1 unless it begins with `//`. Throws where there is no answer at all. */
  async call(path: string, { method = 'GET', body, headers = {} }: Call = {}): Promise<Answer> {
    const address = path.startsWith('//') ? path.slice(1) : `/api/v1${path}`;
    const response = await fetch(this.origin + address, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...this.session, ...headers },
      signal: AbortSignal.timeout(REQUEST_LIMIT_MS),
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = (response.headers.get('content-type') ?? '').includes('json') && text !== '';
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  /** Repeats the same request until the answer is definite or the time is up; undefined when it was not. */
  async callUntilDefinite(path: string, call: Call, limitMs: number): Promise<Answer | undefined> {
    const startedAt = performance.now();
    while (performance.now() - startedAt < limitMs) {
      const answer = await this.call(path, call).catch(() => undefined);
      if (answer !== undefined && answer.status < 500 && !MAY_RETRY.has(answer.status)) return answer;
      await sleep(RETRY_MS);
    }
    return undefined;
  }

  /** Throws with the answer where the status is another one. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- see Answer
  async expect(status: number, path: string, call: Call = {}): Promise<any> {
    const answer = await this.call(path, call);
    if (answer.status === status) return answer.body;
    throw new Error(`${call.method ?? 'GET'} ${path}: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
  }

  async signIn(email: string, password: string): Promise<void> {
    this.remember(await this.call('/session', { method: 'POST', body: { email, password } }));
  }

  async useLink(token: string, password: string): Promise<void> {
    this.remember(await this.call('/session/link', { method: 'POST', body: { token, password } }));
  }

  private remember(answer: Answer): void {
    if (answer.status !== 201) throw new Error(`Signing in: ${String(answer.status)} ${JSON.stringify(answer.body)}`);
    const cookie = answer.headers.getSetCookie().map((each) => each.split(';')[0]);
    this.session = { cookie: cookie.join('; '), 'x-csrf-token': answer.body.csrfToken };
  }
}
