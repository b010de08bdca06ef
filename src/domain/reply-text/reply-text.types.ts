export const TEMPLATE_KINDS = ['acknowledge', 'answer', 'private', 'holding'] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export const TEMPLATE_TONES = ['warm', 'neutral', 'formal'] as const;
export type TemplateTone = (typeof TEMPLATE_TONES)[number];
