import { EditorView } from '@codemirror/view';
import { useEffect, useImperativeHandle, useLayoutEffect, useRef, type Ref } from 'react';
import type { QueryIssue } from '../api/watch-types.js';
import { changeBetween } from './edit-query.js';
import {
  attributes,
  completeWith,
  completing,
  queryState,
  readOnly,
  readOnlyIf,
  showIssues,
} from './query-code-setup.js';
import type { FieldValues } from './query-completions.js';

export interface QueryCodeHandle {
  /** Puts the cursor on a part of the query. */
  readonly goTo: (offset: number, end: number) => void;
}

export interface QueryCodeProps {
  readonly value: string;
  readonly onChange: (query: string) => void;
  /** Of `value` as it stands; empty while they are being asked for. */
  readonly issues: readonly QueryIssue[];
  readonly label: string;
  readonly describedBy: string;
  readonly isInvalid: boolean;
  readonly isReadOnly: boolean;
  readonly values: FieldValues;
  readonly ref?: Ref<QueryCodeHandle>;
}

/** The query as text, coloured, with mistakes underlined. */
export function QueryCode({
  value,
  onChange,
  issues,
  label,
  describedBy,
  isInvalid,
  isReadOnly,
  values,
  ref,
}: QueryCodeProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const current = useRef({ value, onChange });
  useLayoutEffect(() => {
    current.current = { value, onChange };
  });
  useEffect(() => {
    const parent = host.current;
    if (parent === null) return;
    const editor = new EditorView({
      parent,
      state: queryState({
        value: current.current.value,
        onChange: (query) => {
          current.current.onChange(query);
        },
      }),
    });
    view.current = editor;
    return () => {
      view.current = null;
      editor.destroy();
    };
  }, []);
  useEffect(() => {
    const names: Record<string, string> = {
      'aria-label': label,
      'aria-describedby': describedBy,
      'aria-invalid': String(isInvalid),
      spellcheck: 'false',
      autocapitalize: 'off',
      autocorrect: 'off',
      dir: 'auto',
    };
    if (isReadOnly) names['tabindex'] = '0';
    view.current?.dispatch({ effects: attributes.reconfigure(EditorView.contentAttributes.of(names)) });
  }, [label, describedBy, isInvalid, isReadOnly]);
  useEffect(() => {
    view.current?.dispatch({ effects: readOnly.reconfigure(readOnlyIf(isReadOnly)) });
  }, [isReadOnly]);
  useEffect(() => {
    view.current?.dispatch({ effects: completing.reconfigure(completeWith(values)) });
  }, [values]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.state.doc.toString() === value) return;
    editor.dispatch({ changes: changeBetween(editor.state.doc.toString(), value) });
  }, [value]);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    editor.dispatch(showIssues(editor.state, issues));
  }, [issues]);
  useImperativeHandle(ref, () => ({
    goTo: (offset, end) => {
      const editor = view.current;
      if (editor === null) return;
      const { length } = editor.state.doc;
      editor.dispatch({
        selection: { anchor: Math.min(offset, length), head: Math.min(end, length) },
        scrollIntoView: true,
      });
      editor.focus();
    },
  }));
  return <div ref={host} className="es-query-code" />;
}
