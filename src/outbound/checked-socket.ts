import { lookup } from 'node:dns/promises';
import net from 'node:net';
import type { LookupFunction, Socket } from 'node:net';
import tls from 'node:tls';
import { waitUnlessAborted } from './abort-wait.js';
import { hostOf, isMetadataAddress, judgeAddress, portOf } from './address-policy.js';
import { describeCode } from './fault-classifier.js';
import { OutboundError } from './outbound.types.js';

/** All addresses of a name, as the system resolver gives them. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface SocketTarget {
  readonly url: URL;
  readonly isListed: boolean;
}

const CONNECT_TIMEOUT_MS = 5_000;
/** Before the next address of a name is tried. Node's own 250 ms gives up on hosts that are merely far away. */
const ATTEMPT_TIMEOUT_MS = 1_000;

export const resolveBySystem: Resolve = async (hostname) => {
  const answers = await lookup(hostname, { all: true, verbatim: true });
  return answers.map((answer) => answer.address);
};

/**
 * Opens a connection, TLS included, to an address that was judged. The name is looked up once and the socket gets exactly
 * the judged answers, so a name that changes its answer in between changes nothing; the peer's address is judged again once
 * connected. Throws OutboundError: blocked, or connect (also after 5 seconds), or the signal's reason.
 */
export function openCheckedSocket(
  target: SocketTarget,
  resolve: Resolve,
  signal: AbortSignal,
  applicationProtocols: readonly string[] = ['http/1.1'],
): Promise<Socket> {
  return inConnectTime(target, signal, async (stop) => {
    const addresses = await findJudgedAddresses(target, resolve, stop);
    return connect(target, addresses, applicationProtocols, stop);
  });
}

/** A judged address of the target, when all of them are allowed. Throws as `openCheckedSocket` does. */
export async function findCheckedAddress(target: SocketTarget, resolve: Resolve): Promise<string> {
  const { signal } = new AbortController();
  const [address] = await inConnectTime(target, signal, (stop) => findJudgedAddresses(target, resolve, stop));
  return address;
}

async function inConnectTime<T>(
  target: SocketTarget,
  signal: AbortSignal,
  act: (stop: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  const timer = setTimeout(() => {
    stop.abort(new OutboundError('connect', `${target.url.origin} could not be connected to in time`));
  }, CONNECT_TIMEOUT_MS);
  const stopWithCaller = (): void => {
    stop.abort(signal.reason);
  };
  signal.addEventListener('abort', stopWithCaller, { once: true });
  try {
    signal.throwIfAborted();
    return await act(stop.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stopWithCaller);
  }
}

/** One bad answer among many refuses them all: a mixed answer is how a name is made to point inside. */
async function findJudgedAddresses(
  target: SocketTarget,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly [string, ...string[]]> {
  const host = hostOf(target.url);
  const isLiteral = net.isIP(host) !== 0;
  const [first, ...others] = isLiteral ? [host] : await resolveName(target, host, resolve, signal);
  if (first === undefined) throw new OutboundError('connect', `${target.url.origin} has no address`);
  const addresses: readonly [string, ...string[]] = [first, ...others];
  if (!addresses.every((address) => isAddressAllowed(address, target))) throw refusedAddress(target);
  return addresses;
}

async function resolveName(
  target: SocketTarget,
  host: string,
  resolve: Resolve,
  signal: AbortSignal,
): Promise<readonly string[]> {
  try {
    return await waitUnlessAborted(resolve(host), signal);
  } catch (error) {
    signal.throwIfAborted();
    throw new OutboundError('connect', `${target.url.origin} could not be looked up (${describeCode(error)})`);
  }
}

/** A listed name may be private, but never a metadata service: whoever runs the name's zone could point it there. */
function isAddressAllowed(address: string, target: SocketTarget): boolean {
  if (!target.isListed) return judgeAddress(address).ok;
  return net.isIP(address) !== 0 && (!isMetadataAddress(address) || address === hostOf(target.url));
}

function refusedAddress(target: SocketTarget): OutboundError {
  return new OutboundError('blocked', `${target.url.origin} is at an address that is not allowed`);
}

function connect(
  target: SocketTarget,
  addresses: readonly [string, ...string[]],
  applicationProtocols: readonly string[],
  signal: AbortSignal,
): Promise<Socket> {
  const { url } = target;
  const host = hostOf(url);
  const options = {
    host,
    port: portOf(url),
    lookup: answerWith(addresses),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: ATTEMPT_TIMEOUT_MS,
  };
  return new Promise((resolve, reject) => {
    const socket =
      url.protocol === 'https:'
        ? tls.connect({
            ...options,
            servername: net.isIP(host) === 0 ? host : '',
            ...(applicationProtocols.length === 0 ? {} : { ALPNProtocols: [...applicationProtocols] }),
          })
        : net.connect(options);
    const refuse = (error: Error): void => {
      signal.removeEventListener('abort', refuseAborted);
      socket.destroy();
      reject(error);
    };
    const refuseAborted = (): void => {
      refuse(signal.reason as Error);
    };
    signal.addEventListener('abort', refuseAborted, { once: true });
    socket.setNoDelay(true);
    // Stays for the life of the socket: an error between two owners must not become an uncaught exception.
    socket.on('error', (error) => {
      refuse(new OutboundError('connect', `${url.origin} could not be connected to (${describeCode(error)})`));
    });
    socket.once('close', () => {
      refuse(new OutboundError('connect', `${url.origin} closed the connection at once`));
    });
    socket.once('connect', () => {
      if (socket.remoteAddress === undefined || !isAddressAllowed(socket.remoteAddress, target))
        refuse(refusedAddress(target));
    });
    socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
      if (socket.destroyed) return;
      signal.removeEventListener('abort', refuseAborted);
      resolve(socket);
    });
  });
}

/** A lookup that knows only the judged answers, whichever name it is asked for. */
function answerWith(addresses: readonly [string, ...string[]]): LookupFunction {
  return (_hostname, options, callback) => {
    if (options.all === true) {
      callback(
        null,
        addresses.map((address) => ({ address, family: net.isIP(address) })),
      );
    } else {
      callback(null, addresses[0], net.isIP(addresses[0]));
    }
  };
}
