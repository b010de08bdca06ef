import type { Extension } from '@codemirror/state';
import { Decoration, ViewPlugin, type DecorationSet, type EditorView, type ViewUpdate } from '@codemirror/view';
import { bracketsAt, queryTokens, type QueryToken } from './query-tokens.js';

// A query has at most a few thousand characters, so that all of it is coloured at once.
function colours(view: EditorView, tokens: readonly QueryToken[]): DecorationSet {
  return Decoration.set(
    tokens.map(({ kind, from, to }) => Decoration.mark({ class: `es-query-${kind}` }).range(from, to)),
  );
}

function brackets(view: EditorView, tokens: readonly QueryToken[]): DecorationSet {
  const { main } = view.state.selection;
  const pair = main.empty ? bracketsAt(tokens, main.head) : null;
  if (pair === null) return Decoration.none;
  const mark = Decoration.mark({ class: pair.isMatched ? 'es-query-pair' : 'es-query-alone' });
  return Decoration.set(
    pair.at.map((at) => mark.range(at, at + 1)),
    true,
  );
}

class Highlighter {
  private tokens: readonly QueryToken[];
  colours: DecorationSet;
  brackets: DecorationSet;

  constructor(view: EditorView) {
    this.tokens = queryTokens(view.state.doc.toString());
    this.colours = colours(view, this.tokens);
    this.brackets = brackets(view, this.tokens);
  }

  update(update: ViewUpdate): void {
    if (update.docChanged) {
      this.tokens = queryTokens(update.state.doc.toString());
      this.colours = colours(update.view, this.tokens);
    }
    if (update.docChanged || update.selectionSet) this.brackets = brackets(update.view, this.tokens);
  }
}

const highlighter = ViewPlugin.fromClass(Highlighter, { decorations: (plugin) => plugin.colours });

/** Colours for the parts of the query language, and the bracket that belongs to the one at the cursor. */
export const queryHighlighting: Extension = [
  highlighter,
  // Inside the colours, so that the mark lies over them.
  ViewPlugin.define((view) => ({ view }), {
    decorations: ({ view }) => view.plugin(highlighter)?.brackets ?? Decoration.none,
  }),
];
