import type { SurveyLanguage } from './survey.types.js';

/** What stands for the link. */
export const SURVEY_VARIABLE = '{{survey}}';

/** What goes with the link where the workspace wrote nothing of its own. */
export const DEFAULT_SURVEY_TEXTS: Readonly<Record<SurveyLanguage, string>> = {
  en: 'Did we help you? One question, one click: {{survey}}',
  fi: 'Saitko meiltä apua? Yksi kysymys, yksi napautus: {{survey}}',
  lv: 'Vai mēs jums palīdzējām? Viens jautājums, viens klikšķis: {{survey}}',
  ru: 'Мы вам помогли? Один вопрос, одно нажатие: {{survey}}',
  th: 'เราช่วยคุณได้ไหม คำถามเดียว กดครั้งเดียว: {{survey}}',
  zh: '我们帮到您了吗？只有一个问题，点一下即可：{{survey}}',
};
