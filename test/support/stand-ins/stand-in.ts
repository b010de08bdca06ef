import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { InboundRequest, SearchTerm } from '../../../src/connectors/connector.js';
import type { ShownPicture } from './pictures.js';
import type { ReplyTarget } from '../../../src/connectors/reply.types.js';

/** One answer of the other side: an HTTP answer, or none at all. */
export type Answer =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string | Buffer }
  | 'hang-up'
  | 'silence';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The body as it came, for what is no text. */
  readonly raw?: Buffer;
}

/** The other side of a connector on loopback. Shares no code with the connector it stands in for. */
export interface StandIn {
  readonly settings: object;
  readonly credentials: Readonly<Record<string, string>>;
  /** Settings the connector's own class must refuse. */
  readonly badSettings: readonly object[];
  /** `host:port` the outbound client has to reach. */
  readonly targets: readonly string[];
  readonly folders: readonly string[];
  /** For connectors that poll: the ids of all posts, in the order they come. */
  readonly pollIds?: readonly string[];
  /** For connectors that poll over HTTP: what the next requests are answered with; null for the posts. */
  answerPolls?(answer: Answer | null): void;
  /** The smallest page the network gives, where it gives none of one or two posts. */
  readonly smallestPage?: number;
  /** For connectors that take webhooks: a delivery signed as the sender would, and the ids in it. */
  sign?(body: string | Buffer, at: Date): InboundRequest;
  readonly delivery?: { readonly body: Buffer; readonly ids: readonly string[] };
  /** Bodies, signed well, that are refused as a whole; those of a plain JSON webhook unless given. */
  readonly badDeliveries?: readonly (readonly [name: string, body: string | Buffer])[];
  /** The question of the network whether we are the receiver, and what it must be answered; one it must not be answered. */
  readonly challenge?: { readonly request: InboundRequest; readonly answer: string; readonly wrong: InboundRequest };
  /** Ids of posts that are there and of posts that were deleted, for connectors that can be asked. */
  readonly presence?: { readonly there: readonly string[]; readonly gone: readonly string[] };
  /** What is answered, where `p1` of conversation `c1` by `ann` is no post of this network. */
  readonly replyTarget?: ReplyTarget;
  /** What watches look for, so that the network's search finds `pollIds`; the word "acme" unless given. */
  readonly terms?: readonly SearchTerm[];
  /** For connectors that answer: what the network has published of ours, oldest first. */
  posted?(): readonly { readonly text: string; readonly externalId: string }[];
  /** For networks that take pictures: those of the newest answer, and the next upload whose answer is lost. */
  shownPictures?(): readonly ShownPicture[];
  loseNextUpload?(): void;
  /** For connectors that answer over HTTP: what replies are answered with; null accepts them with an id. Reads are answered as ever. */
  answerReplies?(answer: Answer | null): void;
  /** Requests that came in, oldest first. */
  readonly received: readonly Received[];
  stop(): Promise<void>;
}

/** The network in a storm, on a clock of its own. */
export interface StormStandIn {
  readonly settings: object;
  readonly credentials: Readonly<Record<string, string>>;
  readonly targets: readonly string[];
  readonly received: readonly Received[];
  /** The network's time; its limits, its search windows and its dates go by it. */
  setNow(at: Date): void;
  /** Publishes posts and gives their external ids, in order. */
  publish(posts: readonly { readonly text: string; readonly at: Date }[]): readonly string[];
  limitRequests(limit: { readonly requests: number; readonly windowSeconds: number }): void;
  stop(): Promise<void>;
}

export interface Loopback {
  readonly origin: string;
  readonly host: string;
  readonly received: Received[];
  stop(): Promise<void>;
}

/** Keeps each request, then answers it with what `answer` gives. */
export const answerWith =
  (answer: (request: Received) => Answer, received: Received[]) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const raw = Buffer.concat(chunks);
      const one = { method, path: url, headers, body: raw.toString('utf8'), raw };
      received.push(one);
      const given = answer(one);
      if (given === 'hang-up') request.socket.destroy();
      else if (given !== 'silence') response.writeHead(given.status, given.headers).end(given.body ?? '');
    });
  };

/** A server on a port of its own, or on this one, that answers every request with what `answer` gives. */
export async function serveLoopback(answer: (request: Received) => Answer, port = 0): Promise<Loopback> {
  const received: Received[] = [];
  const server = createServer(answerWith(answer, received));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    origin: `http://${host}`,
    host,
    received,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
