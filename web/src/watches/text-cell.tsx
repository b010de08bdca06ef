import { useId, useState } from 'react';

export interface TextCellProps {
  readonly label: string;
  readonly value: string;
  readonly isReadOnly: boolean;
  /** Why a text cannot be taken; undefined when it can. */
  readonly fault: (text: string) => string | undefined;
  readonly onCommit: (text: string) => void;
}

/** A small field in a row. What is typed counts as soon as it can be taken; until then it says why not. */
export function TextCell({ label, value, isReadOnly, fault, onCommit }: TextCellProps) {
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? value;
  const reason = typed === null || typed.trim() === '' ? undefined : fault(typed.trim());
  return (
    <div className="es-cell">
      <input
        className="es-input"
        aria-label={label}
        aria-invalid={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : id}
        disabled={isReadOnly}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        dir="auto"
        value={text}
        onChange={(event) => {
          const written = event.currentTarget.value;
          setTyped(written);
          if (written.trim() === '' || fault(written.trim()) === undefined) onCommit(written.trim());
        }}
        onBlur={() => {
          if (reason === undefined) setTyped(null);
        }}
      />
      {reason === undefined ? null : (
        <p id={id} className="small es-field-error">
          {reason}
        </p>
      )}
    </div>
  );
}
