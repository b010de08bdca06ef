import { useRef, type KeyboardEvent, type Ref } from 'react';
import { nextVariable, openVariables } from '@domain/reply-text/text-template.js';

export interface ComposerFieldProps {
  readonly fieldRef: Ref<HTMLTextAreaElement>;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly label: string;
  readonly describedBy: string;
  readonly lang: string | undefined;
  /** Variables in it are blanks to be filled; a note has none. */
  readonly hasBlanks: boolean;
  /** `/` where a word begins. */
  readonly onSlash: (() => void) | null;
}

/** The text of an answer: blanks stand out, Tab goes from one to the next, `/` asks for a text. */
export function ComposerField(props: ComposerFieldProps) {
  const { fieldRef, value, onChange, label, describedBy, lang, hasBlanks, onSlash } = props;
  const backdrop = useRef<HTMLDivElement>(null);
  const open = hasBlanks ? openVariables(value) : [];

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const field = event.currentTarget;
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Tab' && !event.shiftKey && open.length > 0) {
      const next = nextVariable(value, field.selectionEnd);
      if (next === null) return;
      event.preventDefault();
      field.setSelectionRange(...next.span);
    } else if (event.key === '/' && onSlash !== null && isAtWordStart(field)) {
      event.preventDefault();
      onSlash();
    }
  };

  return (
    <div className="es-composer-field">
      <div ref={backdrop} className="es-composer-backdrop" aria-hidden dir="auto">
        {piecesOf(value, open).map(({ text, isOpen, at }) =>
          isOpen ? (
            <mark key={at}>
              <span>{text}</span>
            </mark>
          ) : (
            <span key={at}>{text}</span>
          ),
        )}
      </div>
      <textarea
        ref={fieldRef}
        className="es-input"
        rows={4}
        aria-label={label}
        aria-invalid={open.length > 0}
        aria-describedby={describedBy}
        lang={lang}
        dir="auto"
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
        onScroll={(event) => {
          if (backdrop.current) backdrop.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

function isAtWordStart({ value, selectionStart, selectionEnd }: HTMLTextAreaElement): boolean {
  return selectionStart === selectionEnd && (selectionStart === 0 || /\s/u.test(value.charAt(selectionStart - 1)));
}

interface Piece {
  readonly text: string;
  readonly isOpen: boolean;
  readonly at: number;
}

function piecesOf(value: string, open: ReturnType<typeof openVariables>): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { span } of open) {
    pieces.push({ text: value.slice(from, span[0]), isOpen: false, at: from });
    pieces.push({ text: value.slice(...span), isOpen: true, at: span[0] });
    from = span[1];
  }
  // The last line of a text that ends in a break is as high as in the field.
  pieces.push({ text: `${value.slice(from)}\n`, isOpen: false, at: from });
  return pieces.filter(({ text }) => text !== '');
}
