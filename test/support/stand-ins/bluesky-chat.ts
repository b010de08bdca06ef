import type { Answer, Received } from './stand-in.js';
import { fault } from './bluesky-posts.js';
import { json } from './live-loopback.js';

export const CHAT_SERVICE = 'did:web:api.bsky.chat#bsky_chat';

interface KeptMessage {
  readonly id: string;
  readonly convoId: string;
  readonly did: string;
  readonly text: string;
  readonly sentAt: string;
}

interface LogEntry {
  readonly rev: string;
  readonly entry: object;
}

const LOG_PAGE = 2;

/** Private messages: conversations of two, and one log of all that happened in them, a few entries a page. */
export class BlueskyChat {
  readonly messages: KeptMessage[] = [];
  /** Who takes no messages. */
  readonly closed = new Set<string>();
  /** The access was given without the right to messages. */
  isForbidden = false;
  losesNextAnswer = false;
  private readonly unread = new Map<string, number>();
  private readonly log: LogEntry[] = [];
  private revisions = 0;
  private written = 0;

  constructor(
    private readonly own: string,
    private readonly now: () => number,
  ) {}

  write(did: string, text: string, convoId = this.convoWith(did)): KeptMessage {
    const id = `3lmsg${String(++this.written).padStart(6, '0')}`;
    const message = { id, convoId, did, text, sentAt: new Date(this.now()).toISOString() };
    this.messages.push(message);
    if (did !== this.own) this.unread.set(convoId, (this.unread.get(convoId) ?? 0) + 1);
    this.note('#logCreateMessage', convoId, this.viewOf(message));
    return message;
  }

  delete(id: string): void {
    const message = this.messages.find((one) => one.id === id);
    if (message === undefined) throw new Error('no such message');
    const { convoId, did, sentAt } = message;
    this.messages.splice(this.messages.indexOf(message), 1);
    this.note('#logDeleteMessage', convoId, { id, rev: 'r', sender: { did }, sentAt });
  }

  convoWith(did: string): string {
    return `convo-${did.split(':').at(-1) ?? ''}`;
  }

  answer(request: Received, method: string, query: URLSearchParams): Answer {
    if (request.headers['atproto-proxy'] !== CHAT_SERVICE) return fault(501, 'MethodNotImplemented');
    if (this.isForbidden) return json({ error: 'InvalidToken', message: 'Bad token method' }, 400);
    switch (method) {
      case 'chat.bsky.convo.getLog':
        return this.readLog(query.get('cursor'));
      case 'chat.bsky.convo.listConvos':
        return json({
          convos: [...new Set(this.messages.map(({ convoId }) => convoId))].map((id) => ({
            id,
            unreadCount: this.unread.get(id) ?? 0,
          })),
        });
      case 'chat.bsky.convo.getMessages': {
        const found = this.messages.filter(({ convoId }) => convoId === query.get('convoId')).reverse();
        return json({ messages: found.slice(0, Number(query.get('limit') ?? 50)).map((one) => this.viewOf(one)) });
      }
      case 'chat.bsky.convo.getConvoForMembers': {
        const did = query.get('members') ?? '';
        return this.closed.has(did) ? fault(400, 'MessagesDisabled') : json({ convo: { id: this.convoWith(did) } });
      }
      case 'chat.bsky.convo.sendMessage': {
        const { convoId, message } = JSON.parse(request.body) as { convoId: string; message: { text: string } };
        const kept = this.write(this.own, message.text, convoId);
        if (!this.losesNextAnswer) return json(this.viewOf(kept));
        this.losesNextAnswer = false;
        return 'hang-up';
      }
      default:
        return fault(501, 'MethodNotImplemented');
    }
  }

  private viewOf({ id, did, text, sentAt }: KeptMessage): object {
    return { $type: 'chat.bsky.convo.defs#messageView', id, rev: 'r', text, sender: { did }, sentAt };
  }

  private note(kind: string, convoId: string, message: object): void {
    this.revisions += 1;
    const rev = String(this.revisions).padStart(8, '0');
    this.log.push({ rev, entry: { $type: `chat.bsky.convo.defs${kind}`, rev, convoId, message } });
  }

  /** Without a place the end of the log is named and nothing of it shown. */
  private readLog(cursor: string | null): Answer {
    const last = this.log.at(-1)?.rev;
    if (cursor === null) return json({ logs: [], ...(last === undefined ? {} : { cursor: last }) });
    const page = this.log.filter(({ rev }) => rev > cursor).slice(0, LOG_PAGE);
    return json({ logs: page.map(({ entry }) => entry), cursor: page.at(-1)?.rev ?? cursor });
  }
}
