import { autocompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { Compartment, EditorState, type Extension, type TransactionSpec } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { QueryIssue } from '../api/watch-types.js';
import { named } from '../i18n/coded.js';
import { completeQuery, type FieldValues } from './query-completions.js';
import { queryHighlighting } from './query-highlight.js';
import { fixText, issueText } from './query-issues.js';
import './query-code.css';

export const readOnly = new Compartment();
export const completing = new Compartment();
export const attributes = new Compartment();

export const readOnlyIf = (isReadOnly: boolean): Extension => [
  EditorState.readOnly.of(isReadOnly),
  EditorView.editable.of(!isReadOnly),
];

export const completeWith = (values: FieldValues): Extension =>
  autocompletion({ override: [completeQuery(values)], icons: false });

export interface QueryCodeOptions {
  readonly value: string;
  readonly onChange: (query: string) => void;
}

/** Tab is left to the page, so that the keyboard gets out of the field. */
export function queryState(options: QueryCodeOptions): EditorState {
  return EditorState.create({
    doc: options.value,
    extensions: [
      history(),
      keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
      completing.of([]),
      readOnly.of([]),
      attributes.of([]),
      EditorView.lineWrapping,
      // Otherwise the offsets of the server, which counts every character, would not be the editor's.
      EditorState.lineSeparator.of('\n'),
      queryHighlighting,
      EditorState.phrases.of({
        Completions: named('watchEditor.code.completions'),
        Diagnostics: named('watchEditor.lint.title'),
        'No diagnostics': named('watchEditor.lint.none'),
        close: named('common.close'),
      }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) options.onChange(update.state.doc.toString());
      }),
    ],
  });
}

const SEVERITIES = { error: 'error', warning: 'warning', hint: 'info' } as const;

/** Underlines the issues, with what can be done about each. */
export function showIssues(state: EditorState, issues: readonly QueryIssue[]): TransactionSpec {
  const { length } = state.doc;
  const diagnostics = issues.map((issue): Diagnostic => {
    const from = Math.min(issue.offset, length);
    return {
      from,
      to: Math.max(from, Math.min(issue.end, length)),
      severity: SEVERITIES[issue.severity],
      message: issueText(issue),
      actions: issue.fixes.map((fix) => ({
        name: fixText(fix),
        apply: (view) => {
          view.dispatch({
            changes: { from: fix.offset, to: fix.end, insert: fix.replacement },
            userEvent: 'input.fix',
          });
        },
      })),
    };
  });
  return setDiagnostics(state, diagnostics);
}
