/** What a browser gives out so that it can be written to: where, and with which keys (base64url). */
export interface PushSubscription {
  readonly endpoint: string;
  /** Its public key on P-256, 65 bytes. */
  readonly p256dh: string;
  /** The secret it shares with us, 16 bytes. */
  readonly auth: string;
}

export interface PushDevice extends PushSubscription {
  readonly id: string;
}

/** Somebody who is to be told, and on what. */
export interface PushReceiver {
  readonly devices: readonly PushDevice[];
}

/** The pair by which push services know this installation (RFC 8292), base64url. */
export interface VapidKeys {
  /** The point, 65 bytes. */
  readonly publicKey: string;
  /** The scalar, 32 bytes. */
  readonly privateKey: string;
}

/** Who has which devices, and what became of what was sent to them. */
export interface PushDirectory {
  keys(): Promise<VapidKeys>;
  /** Where the people behind this installation can be reached, `https:` or `mailto:`; null: nothing is known. */
  readonly contact: string | null;
  /** One for each address, of people of this workspace; who is not known there has no devices. */
  findReceivers(workspaceId: string | undefined, emails: readonly string[]): Promise<readonly PushReceiver[]>;
  recordDelivered(deviceId: string): Promise<void>;
  /** It did not arrive, and may again. */
  recordProblem(deviceId: string, problem: string): Promise<void>;
  /** Its browser has ended the subscription: it is written to no more, and its owner is told. */
  recordGone(deviceId: string): Promise<void>;
}
