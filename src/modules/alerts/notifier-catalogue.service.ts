import { Injectable } from '@nestjs/common';
import { Env } from '../../env.js';
import { type Notice, type Notifier, NotifierError, type NotifierSettings } from '../../notifiers/notifier.js';
import { createNotifiers } from '../../notifiers/registry.js';
import { OutboundService } from '../../outbound/outbound.service.js';
import { letOut } from '../../outbound/confinement.js';
import { systemClock } from '../../outbound/system-clock.js';
import { ConfinementService, type StoredNotifier } from '../confinement/confinement.service.js';
import { StoredPushDirectory } from '../devices/stored-push-directory.service.js';
import { SecretBox } from '../staff/secret-box.service.js';

export const notifierBinding = (notifierId: string): string => `notifier:${notifierId}:credentials`;

export type SendTo = StoredNotifier;

/** Every notifier of the registry, by kind, and the one place that calls them. */
@Injectable()
export class NotifierCatalogue {
  private readonly byKind: ReadonlyMap<string, Notifier>;

  constructor(
    env: Env,
    outbound: OutboundService,
    pushDirectory: StoredPushDirectory,
    private readonly secrets: SecretBox,
    private readonly confinement: ConfinementService,
  ) {
    const notifiers = createNotifiers({ outbound, now: systemClock, smtpUrl: env.smtpUrl, pushDirectory });
    this.byKind = new Map(notifiers.map((notifier) => [notifier.kind, notifier]));
  }

  get(kind: string): Notifier | undefined {
    return this.byKind.get(kind);
  }

  list(): readonly Notifier[] {
    return [...this.byKind.values()];
  }

  /** Credentials are decrypted here and live as long as the call. Throws NotifierError. */
  async send(to: SendTo, notice: Notice, key: string, signal: AbortSignal): Promise<void> {
    await this.reach(to, notice, (notifier, settings, said) => notifier.send(settings, said, key, signal));
  }

  /** Tells a channel that keeps a state of its own that somebody has taken on what `notice.tag` names. Throws NotifierError. */
  async acknowledge(to: SendTo, notice: Notice, key: string, signal: AbortSignal): Promise<void> {
    await this.reach(to, notice, async (notifier, settings, said) => {
      await notifier.acknowledge?.(settings, said, key, signal);
    });
  }

  /** Kinds that are told of it. */
  acknowledgingKinds(): readonly string[] {
    return this.list().flatMap((notifier) => (notifier.acknowledge === undefined ? [] : [notifier.kind]));
  }

  /**
   * Out of a drill there is one way: a notifier that was named as it began. Its own row is used and not the one of the sandbox, so
   * that nobody there can turn it elsewhere; what it says begins with DRILL.
   */
  private async reach(
    to: SendTo,
    notice: Notice,
    call: (notifier: Notifier, settings: NotifierSettings, notice: Notice) => Promise<void>,
  ): Promise<void> {
    if (!(await this.confinement.isSandbox(to.workspaceId))) {
      await call(this.find(to), this.openSettings(to), notice);
      return;
    }
    const named = await this.confinement.findNamed(to.workspaceId, to.id);
    if (named === null) throw new NotifierError(false, 'Nothing leaves a drill but by the notifiers it named.');
    const said = { ...notice, title: `DRILL: ${notice.title}` };
    await letOut(() => call(this.find(named), this.openSettings(named), said));
  }

  private find({ kind }: SendTo): Notifier {
    const notifier = this.byKind.get(kind);
    if (notifier === undefined) throw new NotifierError(false, `There is no notifier of kind "${kind}".`);
    return notifier;
  }

  private openSettings({ id, workspaceId, settings, credentials: sealed }: SendTo): NotifierSettings {
    const opened: unknown = sealed === null ? {} : JSON.parse(this.secrets.open(sealed, notifierBinding(id)));
    return { settings, credentials: opened as Record<string, string>, workspaceId };
  }
}
