import { createECDH, createHash, randomBytes } from 'node:crypto';
import type { OutboundResponse } from '../outbound/outbound.types.js';
import { type Notice, type NotifierContext, NotifierError } from './notifier.js';
import { isSuccess, postNotice, refusalOf } from './post-notice.js';
import { encryptMessage } from './push-encryption.js';
import type { PushDevice, PushDirectory, PushReceiver, VapidKeys } from './push-directory.js';
import { pushPayload } from './push-payload.js';
import { vapidHeader } from './push-vapid.js';

const WHO = 'The push service';
/** How long a service keeps it for a device that is off. */
const TTL_SECONDS = 4 * 3_600;
const URGENCIES: Readonly<Record<Notice['severity'], string>> = {
  recovered: 'low',
  warning: 'normal',
  critical: 'high',
};
const GONE = new Set([404, 410]);
const TOO_LARGE = 413;

type Sending = Pick<NotifierContext, 'outbound' | 'now'>;

/**
 * Tells everybody on all of their devices; one that takes it is enough. Throws NotifierError: passing trouble where somebody was
 * not reached and may be later (a repeat shows nothing new on the devices that have it), else a refusal that counts who has no
 * device that takes notices.
 */
export async function pushToReceivers(
  context: Sending,
  directory: PushDirectory,
  receivers: readonly PushReceiver[],
  notice: Notice,
  key: string,
  signal?: AbortSignal,
): Promise<void> {
  const faults: NotifierError[] = [];
  let unreached = 0;
  for (const { devices } of receivers) {
    const results: (NotifierError | null)[] = [];
    for (const device of devices) results.push(await pushTo(context, directory, device, notice, key, signal));
    if (results.includes(null)) continue;
    unreached += 1;
    faults.push(...results.filter((fault) => fault !== null));
  }
  if (unreached === 0 && receivers.length > 0) return;
  const passing = faults.find(({ mayRetry }) => mayRetry);
  if (passing !== undefined) throw passing;
  const blocked = faults.find(({ message }) => message.includes('could not be reached'));
  throw (
    blocked ??
    new NotifierError(
      false,
      `No device that takes notices: ${String(unreached)} of ${String(receivers.length)} people were not reached.`,
    )
  );
}

/** Null: the push service has taken it. What became of it is written down beside the device. */
async function pushTo(
  context: Sending,
  directory: PushDirectory,
  device: PushDevice,
  notice: Notice,
  key: string,
  signal: AbortSignal | undefined,
): Promise<NotifierError | null> {
  try {
    const keys = await directory.keys();
    let answer = await post(context, directory, keys, device, notice, pushPayload(notice, key), signal);
    if (answer.status === TOO_LARGE)
      answer = await post(context, directory, keys, device, notice, pushPayload(notice, key, true), signal);
    if (isSuccess(answer.status)) {
      await directory.recordDelivered(device.id);
      return null;
    }
    const fault = refusalOf(WHO, answer, context.now());
    if (GONE.has(answer.status)) await directory.recordGone(device.id);
    else await directory.recordProblem(device.id, fault.message);
    return fault;
  } catch (error) {
    if (!(error instanceof NotifierError)) throw error;
    await directory.recordProblem(device.id, error.message);
    return error;
  }
}

function post(
  context: Sending,
  directory: PushDirectory,
  keys: VapidKeys,
  device: PushDevice,
  notice: Notice,
  payload: Buffer,
  signal: AbortSignal | undefined,
): Promise<OutboundResponse> {
  const pair = createECDH('prime256v1');
  pair.generateKeys();
  return postNotice(context, WHO, {
    url: device.endpoint,
    headers: {
      'content-type': 'application/octet-stream',
      'content-encoding': 'aes128gcm',
      authorization: vapidHeader(keys, device.endpoint, directory.contact, context.now()),
      ttl: String(TTL_SECONDS),
      urgency: URGENCIES[notice.severity],
      // What still waits for a device that is off is replaced by what is newer of the same alert.
      topic: createHash('sha256')
        .update(notice.tag ?? notice.title)
        .digest('base64url')
        .slice(0, 32),
    },
    body: encryptMessage(payload, device, { salt: randomBytes(16), privateKey: pair.getPrivateKey() }),
    ...(signal === undefined ? {} : { signal }),
  });
}
