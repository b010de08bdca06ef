import { createServer } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { answerWith, type Answer, type Received } from './stand-in.js';
import type { ServedSocket } from './web-socket-server.js';
import { serveWebSocket } from './web-socket-server.js';

export interface LiveLoopback {
  readonly host: string;
  readonly origin: string;
  readonly received: Received[];
  stop(): Promise<void>;
}

/** A server on a port of its own that answers requests and takes WebSockets. */
export async function serveLive(
  answer: (request: Received) => Answer,
  accept: (socket: ServedSocket) => void,
): Promise<LiveLoopback> {
  const received: Received[] = [];
  const open = new Set<Socket>();
  const server = createServer(answerWith(answer, received));
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  server.on('upgrade', (request, socket) => {
    accept(serveWebSocket(request, socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    host,
    origin: `http://${host}`,
    received,
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
});
