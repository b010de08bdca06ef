import type accounts from './accounts/en.json';
import type alertRules from './alert-rules/en.json';
import type approvals from './approvals/en.json';
import type automations from './automations/en.json';
import type calendars from './calendars/en.json';
import type crisis from './crisis/en.json';
import type configuration from './configuration/en.json';
import type devices from './devices/en.json';
import type drills from './drills/en.json';
import type en from './en.json';
import type inboxMore from './inbox-more/en.json';
import type insights from './insights/en.json';
import type judgement from './judgement/en.json';
import type listening from './listening/en.json';
import type networks from './networks/en.json';
import type routing from './routing/en.json';
import type onCall from './on-call/en.json';
import type people from './people/en.json';
import type replies from './replies/en.json';
import type rules from './rules/en.json';
import type standards from './standards/en.json';
import type watchEditor from './watch-editor/en.json';

type Parts = typeof en &
  typeof accounts &
  typeof alertRules &
  typeof approvals &
  typeof automations &
  typeof calendars &
  typeof configuration &
  typeof crisis &
  typeof devices &
  typeof drills &
  typeof inboxMore &
  typeof insights &
  typeof judgement &
  typeof listening &
  typeof networks &
  typeof onCall &
  typeof people &
  typeof routing &
  typeof replies &
  typeof rules &
  typeof standards &
  typeof watchEditor;
/** One object instead of an intersection, which the compiler would take apart anew for every key. */
type Words = { [Group in keyof Parts]: Parts[Group] };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words };
  }
}
