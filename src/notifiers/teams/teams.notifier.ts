import { type Notice, type Notifier, type NotifierContext, NotifierError, type NotifierSettings } from '../notifier.js';
import { asFields, fieldsOf, isSuccess, postNotice, refusalOf } from '../post-notice.js';
import { teamsMessage } from './teams.card.js';
import { TEAMS_CREDENTIALS, TEAMS_FIELDS, TeamsSettings } from './teams.settings.js';

const WHO = 'Teams';
/** The older connectors answer 200 and write the fault of what is behind them into the text. */
const HIDDEN_FAULT = /HTTP error (\d{3})/i;

/** Starts a workflow of Teams that posts an Adaptive Card to a channel or chat. */
export class TeamsNotifier implements Notifier<TeamsSettings> {
  readonly kind = 'teams';
  readonly description = 'Posts notices as cards to a channel or chat of Microsoft Teams, through a workflow.';
  readonly settings = TeamsSettings;
  readonly settingFields = TEAMS_FIELDS;
  readonly credentialFields = TEAMS_CREDENTIALS;

  constructor(private readonly context: NotifierContext) {}

  async send(to: NotifierSettings<TeamsSettings>, notice: Notice, key: string, signal?: AbortSignal): Promise<void> {
    const { webhookUrl } = to.credentials;
    if (webhookUrl === undefined) throw new NotifierError(false, 'No workflow address of Teams is set.');
    const answer = await postNotice(this.context, WHO, {
      url: webhookUrl,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(teamsMessage(notice, key, to.settings.mention)),
      ...(signal === undefined ? {} : { signal }),
    });
    const hidden = HIDDEN_FAULT.exec(answer.body.toString('utf8'))?.[1];
    if (isSuccess(answer.status) && hidden === undefined) return;
    const status = isSuccess(answer.status) ? Number(hidden) : answer.status;
    const { code } = asFields(fieldsOf(answer.body)['error']);
    throw refusalOf(WHO, { ...answer, status }, this.context.now(), { code });
  }
}
