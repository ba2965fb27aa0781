import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { codeColours, rangeAt } from "../ui/code-editor.js";

export interface WgslEditorOptions {
  readonly code: string;
  readonly label: string;
  /** Id of the text that tells how to run and how to leave. */
  readonly describedBy: string;
  readonly run: () => void;
  readonly change: (code: string) => void;
}

export interface WgslMark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface WgslEditor {
  readonly node: HTMLElement;
  setCode(code: string): void;
  /** Underlines what the compiler complains of. */
  mark(marks: readonly WgslMark[]): void;
}

const KEYWORDS =
  /^(?:alias|break|case|const|const_assert|continue|continuing|default|diagnostic|discard|else|enable|false|fn|for|if|let|loop|override|requires|return|struct|switch|true|var|while)\b/;

const TYPES =
  /^(?:array|atomic|bool|f16|f32|i32|u32|ptr|vec[234][fhiu]?|mat[234]x[234][fh]?|workgroup|storage|uniform|private|function|read|read_write|write|subgroup_matrix\w*)\b/;

const wgsl = StreamLanguage.define<{ comments: number }>({
  name: "wgsl",
  startState: () => ({ comments: 0 }),
  token(stream, state) {
    if (state.comments > 0 || stream.match("/*")) {
      state.comments = Math.max(1, state.comments);
      // Block comments nest in WGSL.
      while (!stream.eol() && state.comments > 0) {
        if (stream.match("/*")) state.comments += 1;
        else if (stream.match("*/")) state.comments -= 1;
        else stream.next();
      }
      return "blockComment";
    }
    if (stream.eatSpace()) return null;
    if (stream.match("//")) {
      stream.skipToEnd();
      return "lineComment";
    }
    if (stream.match(/^@\w+/)) return "typeName";
    if (stream.match(KEYWORDS)) return "keyword";
    if (stream.match(TYPES)) return "typeName";
    if (stream.match(/^(?:0[xX][\da-fA-F]+[iu]?|\d*\.?\d+(?:[eE][+-]?\d+)?[fhiu]?)/)) return "number";
    if (stream.match(/^[A-Za-z_]\w*/)) return null;
    stream.next();
    return null;
  },
});

/** A CodeMirror editor for WGSL. Import it when a reader opens the code: it is larger than the page. */
export function wgslEditor({ code, label, describedBy, run, change }: WgslEditorOptions): WgslEditor {
  const runNow = () => {
    run();
    return true;
  };
  const view = new EditorView({
    state: EditorState.create({
      doc: code,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: runNow }])),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        wgsl,
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
  // Long code scrolls within the editor, and what scrolls must be reached with the keyboard.
  view.scrollDOM.tabIndex = 0;
  view.scrollDOM.setAttribute("role", "group");
  view.scrollDOM.setAttribute("aria-label", `${label}, scrolled`);
  return {
    node: view.dom,
    setCode(text) {
      if (text !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    mark(marks) {
      const found = marks.map((mark) => ({
        ...rangeAt(view, mark),
        severity: "error" as const,
        message: mark.message,
      }));
      view.dispatch(setDiagnostics(view.state, found));
    },
  };
}
