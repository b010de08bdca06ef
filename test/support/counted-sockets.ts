import { createServer, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import type { HttpTestApp } from './http-test-app.js';

/** A receiver of notices that counts who connects. */
export class Receiver {
  connections = 0;

  private constructor(
    private readonly server: Server,
    readonly bodies: readonly string[],
  ) {
    server.on('connection', () => {
      this.connections += 1;
    });
  }

  static async listen(): Promise<Receiver> {
    const bodies: string[] = [];
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        bodies.push(body);
        response.end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Receiver(server, bodies);
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get target(): string {
    return `127.0.0.1:${String(this.port)}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }
}

/** Every port that this process connects to from now on, but for its own and the database's. */
export function countSockets(http: HttpTestApp): { readonly reached: ReadonlySet<string>; readonly stop: () => void } {
  const own = new URL(http.url).port;
  const { port: database } = new URL((http.dataSource.options as { url: string }).url);
  const reached = new Set<string>();
  const connect = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect')?.value as (
    ...args: unknown[]
  ) => net.Socket;
  const spy = jest.spyOn(net.Socket.prototype, 'connect').mockImplementation(function (
    this: net.Socket,
    ...args: unknown[]
  ) {
    const [first] = args as [unknown];
    const target = (Array.isArray(first) ? first[0] : first) as { port?: number | string; path?: string };
    const port = String(typeof target === 'object' ? (target.port ?? target.path) : target);
    if (port !== own && port !== database) reached.add(port);
    return connect.apply(this, args);
  });
  return {
    reached,
    stop: () => {
      spy.mockRestore();
    },
  };
}
