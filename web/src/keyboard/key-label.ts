const NAMES: Readonly<Record<string, string>> = {
  Shift: '⇧',
  Enter: '↵',
  Escape: 'Esc',
  ArrowDown: '↓',
  ArrowUp: '↑',
  Slash: '/',
  Period: '.',
};

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** `$mod+Shift+KeyK` → `Ctrl+⇧+K`, as printed on this device's keys. */
export function keyLabel(binding: string): string {
  return binding
    .split(' ')
    .map((press) =>
      press === 'Shift+Slash'
        ? '?'
        : press
            .split('+')
            .map((part) =>
              part === '$mod' ? (isApple ? '⌘' : 'Ctrl') : (NAMES[part] ?? part.replace(/^(Key|Digit)/, '')),
            )
            .join('+'),
    )
    .join(' ');
}
