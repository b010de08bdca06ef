import { named } from '../i18n/coded.js';

const NAMES: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Slash: '/',
  Period: '.',
};
/** Keys whose signs are drawn: a screen reader and a narrow font want a word. */
const NAMED = new Set(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight']);

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

function partLabel(part: string): string {
  if (part === '$mod') return isApple ? '⌘' : 'Ctrl';
  return NAMED.has(part) ? named(`keys.name.${part}`) : (NAMES[part] ?? part.replace(/^(Key|Digit)/, ''));
}

/** `$mod+Shift+KeyK` → `Ctrl+Shift+K`, as printed on this device's keys. */
export const keyLabel = (binding: string): string =>
  binding
    .split(' ')
    .map((press) => (press === 'Shift+Slash' || press === 'Shift+?' ? '?' : press.split('+').map(partLabel).join('+')))
    .join(' ');
