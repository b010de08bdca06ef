import { Injectable } from '@nestjs/common';
import { Env } from '../../env.js';
import { type Notice, type Notifier, NotifierError } from '../../notifiers/notifier.js';
import { createNotifiers } from '../../notifiers/registry.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { systemClock } from '../../outbound/system-clock.js';
import { SecretBox } from '../staff/secret-box.service.js';

export const notifierBinding = (notifierId: string): string => `notifier:${notifierId}:credentials`;

/** Every notifier of the registry, by kind, and the one place that calls them. */
@Injectable()
export class NotifierCatalogue {
  private readonly byKind: ReadonlyMap<string, Notifier>;

  constructor(
    env: Env,
    outbound: OutboundService,
    private readonly secrets: SecretBox,
  ) {
    const notifiers = createNotifiers({ outbound, now: systemClock, smtpUrl: env.smtpUrl });
    this.byKind = new Map(notifiers.map((notifier) => [notifier.kind, notifier]));
  }

  get(kind: string): Notifier | undefined {
    return this.byKind.get(kind);
  }

  list(): readonly Notifier[] {
    return [...this.byKind.values()];
  }

  /** Credentials are decrypted here and live as long as the call. Throws NotifierError. */
  async send(
    to: {
      readonly id: string;
      readonly kind: string;
      readonly settings: Record<string, unknown>;
      readonly credentials: string | null;
    },
    notice: Notice,
    key: string,
    signal: AbortSignal,
  ): Promise<void> {
    const notifier = this.byKind.get(to.kind);
    if (notifier === undefined) throw new NotifierError(false, `There is no notifier of kind "${to.kind}".`);
    const opened: unknown =
      to.credentials === null ? {} : JSON.parse(this.secrets.open(to.credentials, notifierBinding(to.id)));
    await notifier.send({ settings: to.settings, credentials: opened as Record<string, string> }, notice, key, signal);
  }
}
