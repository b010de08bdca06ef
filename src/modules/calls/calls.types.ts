export const CALL_RESULTS = ['solved', 'callback', 'not-solved', 'no-answer', 'wrong-number'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];
