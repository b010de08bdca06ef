import type configuration from './configuration/en.json';
import type en from './en.json';
import type insights from './insights/en.json';
import type judgement from './judgement/en.json';
import type listening from './listening/en.json';
import type networks from './networks/en.json';
import type watchEditor from './watch-editor/en.json';

type Parts = typeof en &
  typeof configuration &
  typeof insights &
  typeof judgement &
  typeof listening &
  typeof networks &
  typeof watchEditor;
/** One object instead of an intersection, which the compiler would take apart anew for every key. */
type Words = { [Group in keyof Parts]: Parts[Group] };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Words };
  }
}
