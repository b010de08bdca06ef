import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import './chip.css';

/** A short fact with a sign of its own; its words say what it means, the colour only how much it matters. */
export function Chip({
  icon: Sign,
  tone = 'plain',
  title,
  children,
}: {
  readonly icon: Icon;
  readonly tone?: 'plain' | 'warn' | 'bad';
  readonly title?: string;
  readonly children: ReactNode;
}) {
  return (
    <span className={tone === 'plain' ? 'es-chip' : `es-chip es-chip-${tone}`} title={title}>
      <Sign size={14} aria-hidden />
      <span>{children}</span>
    </span>
  );
}
