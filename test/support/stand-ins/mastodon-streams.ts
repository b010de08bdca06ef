import type { ServerResponse } from 'node:http';
import type { Toot } from './mastodon-shapes.js';

/** The streams people listen to, as server-sent events. */
export class MastodonStreams {
  private readonly listeners = new Map<ServerResponse, (event: string, toot: Toot | null) => boolean>();

  get count(): number {
    return this.listeners.size;
  }

  /** Begins a stream: of notifications, of a tag, or of all that is public. */
  open(url: URL, isMine: boolean, response: ServerResponse, send: (status: number, value: unknown) => void): void {
    const name = url.pathname.slice('/api/v1/streaming/'.length);
    const tag = url.searchParams.get('tag')?.toLowerCase();
    if (!isMine) {
      send(401, { error: 'Error: Missing access token' });
      return;
    }
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':)\n\n');
    this.listeners.set(response, (event, toot) => {
      if (name === 'user/notification') return event.startsWith('notification');
      if (event.startsWith('notification')) return false;
      return name === 'hashtag' ? tag !== undefined && (toot?.tags.includes(tag) ?? false) : name === 'public';
    });
    response.on('close', () => this.listeners.delete(response));
  }

  /** Writes a frame to whom it concerns; `kind` is the event, with the type of a notification behind a colon. */
  tell(kind: string, toot: Toot | null, frame: string): void {
    for (const [response, isFor] of this.listeners) if (isFor(kind, toot)) response.write(frame);
  }

  /** Ends every stream: in good order, or as a broken connection. */
  end(how: 'end' | 'break' = 'end'): void {
    for (const response of this.listeners.keys()) {
      if (how === 'end') response.end();
      else response.destroy();
    }
    this.listeners.clear();
  }

  beat(): void {
    for (const response of this.listeners.keys()) response.write(':thump\n\n');
  }
}
