import { createHmac } from 'node:crypto';
import type { InboundRequest } from '../../../src/connectors/connector.js';

/** A webhook as Meta's servers send it. */
export function signAsMeta(secret: string, body: string | Buffer, at: Date): InboundRequest {
  const bytes = Buffer.from(body);
  const signature = createHmac('sha256', secret).update(bytes).digest('hex');
  return {
    method: 'POST',
    query: '',
    body: bytes,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    receivedAt: at,
  };
}

/** The handshake of a subscription, and one with a token that is not ours. */
export function askAsMeta(verifyToken: string): {
  readonly request: InboundRequest;
  readonly answer: string;
  readonly wrong: InboundRequest;
} {
  const ask = (token: string): InboundRequest => ({
    method: 'GET',
    query: `hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${encodeURIComponent(token)}`,
    body: Buffer.alloc(0),
    headers: {},
    receivedAt: new Date(),
  });
  return { request: ask(verifyToken), answer: '1158201444', wrong: ask('somebody else') };
}

/** The Graph API's way to say no. */
export const graphError = (status: number, code: number, subcode?: number): { status: number; body: string } => ({
  status,
  body: JSON.stringify({
    error: {
      message: '(#' + String(code) + ') no',
      type: 'OAuthException',
      code,
      ...(subcode === undefined ? {} : { error_subcode: subcode }),
      fbtrace_id: 'A1b2C3',
    },
  }),
});

/** A page of a list with cursors, newest first, as Graph lists are. */
export function graphPage(nodes: readonly object[], parameters: URLSearchParams, origin: string): object {
  const limit = Number(parameters.get('limit') ?? 25);
  const from = Number(Buffer.from(parameters.get('after') ?? '', 'base64').toString() || 0);
  const data = nodes.slice(from, from + limit);
  const after = Buffer.from(String(from + data.length)).toString('base64');
  const hasNext = from + data.length < nodes.length;
  return {
    data,
    paging: { cursors: { before: 'x', after }, ...(hasNext ? { next: `${origin}/v25.0/next?after=${after}` } : {}) },
  };
}
