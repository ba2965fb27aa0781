import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { markdown } from "@codemirror/lang-markdown";
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { codeColours } from "../../ui/code-editor.js";

export interface MarkdownEditorOptions {
  readonly text: string;
  readonly label: string;
  readonly describedBy: string;
  /** Hears of Ctrl-Enter and Command-Enter. */
  readonly run: () => void;
  readonly change: (text: string) => void;
}

export interface MarkdownEditor {
  readonly node: HTMLElement;
  setText(text: string): void;
  focus(): void;
}

const prose = HighlightStyle.define([
  { tag: tags.heading, fontWeight: "600" },
  { tag: tags.strong, fontWeight: "600" },
  { tag: tags.emphasis, fontStyle: "italic" },
  { tag: [tags.link, tags.url], color: "var(--accent)" },
  { tag: tags.monospace, color: "var(--code-string)" },
  { tag: tags.processingInstruction, color: "var(--muted)" },
]);

/** A CodeMirror editor for Markdown. Import it when there is something to edit: it is larger than the page. */
export function markdownEditor({ text, label, describedBy, run, change }: MarkdownEditorOptions): MarkdownEditor {
  const runNow = () => {
    run();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: text,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: runNow }])),
        history(),
        drawSelection(),
        markdown(),
        syntaxHighlighting(prose),
        syntaxHighlighting(codeColours),
        keymap.of([...historyKeymap, ...defaultKeymap, indentWithTab]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": label, "aria-describedby": describedBy }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) change(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    node: view.dom,
    setText(next) {
      if (next !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    focus: () => view.focus(),
  };
}
