import type { Socket } from 'node:net';
import type { Resolve, SocketTarget } from './checked-socket.js';
import { openCheckedSocket } from './checked-socket.js';
import type { ConnectionLife } from './live-connections.js';

/** Opens a checked connection for a protocol of the caller's own; it ends with its life, and its life with it. */
export async function openPlainSocket(target: SocketTarget, resolve: Resolve, life: ConnectionLife): Promise<Socket> {
  try {
    const socket = await openCheckedSocket(target, resolve, life.signal, []);
    socket.once('close', () => {
      life.end();
    });
    life.whenOver(() => {
      socket.destroy();
    });
    return socket;
  } catch (error) {
    life.end();
    throw life.failure ?? error;
  }
}
