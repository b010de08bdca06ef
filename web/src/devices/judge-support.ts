/** What a browser says of itself, as far as notices need it. */
export interface BrowserFacts {
  readonly isSecure: boolean;
  readonly userAgent: string;
  readonly touchPoints: number;
  /** Opened from the home screen, in a window of its own. */
  readonly isInstalled: boolean;
  readonly canPush: boolean;
  readonly permission: NotificationPermission | null;
}

/**
 * - insecure: plain http, where browsers push nothing · install-first: iOS shows notices of installed apps only
 * - unsupported: this browser never does · denied: its owner has forbidden it · ready: it can be asked
 */
export type PushSupport = 'insecure' | 'install-first' | 'unsupported' | 'denied' | 'ready';

/** An iPad says that it is a Mac; no Mac has more than one point of touch. */
export const isApplePhone = ({ userAgent, touchPoints }: BrowserFacts): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && touchPoints > 1);

export function judgeSupport(facts: BrowserFacts): PushSupport {
  if (!facts.isSecure) return 'insecure';
  if (isApplePhone(facts) && !facts.isInstalled) return 'install-first';
  if (!facts.canPush) return 'unsupported';
  return facts.permission === 'denied' ? 'denied' : 'ready';
}

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(A|iOS)?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Macintosh/, 'Mac'],
  [/Linux/, 'Linux'],
];

/** "Chrome · Android": what a device is called unless its owner says otherwise. */
export function nameOf({ userAgent }: Pick<BrowserFacts, 'userAgent'>): string {
  const found = [BROWSERS, SYSTEMS].flatMap((known) => known.find(([sign]) => sign.test(userAgent))?.[1] ?? []);
  return found.length === 0 ? 'Browser' : found.join(' · ');
}
