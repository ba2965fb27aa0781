import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { PostgreSQL, SQLDialect, sql } from "@codemirror/lang-sql";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { codeColours, rangeAt } from "./code-editor.js";

/** Columns by table, for completion. */
export type SqlSchema = Readonly<Record<string, readonly string[]>>;

export interface SqlEditorOptions {
  readonly sql: string;
  readonly schema: SqlSchema;
  /** Hears of Ctrl-Enter and Command-Enter. */
  readonly run: () => void;
  readonly change: (sql: string) => void;
  /** Id of the text that tells how to run and how to leave. */
  readonly describedBy: string;
  /** What the editor is called where a page has several. */
  readonly label?: string | undefined;
}

export interface SqlEditor {
  readonly node: HTMLElement;
  sql(): string;
  setSql(sql: string): void;
  /** Completes other tables and columns from now on. */
  setSchema(schema: SqlSchema): void;
  /** Underlines the word at the position; null takes the underline away. */
  setDiagnostic(diagnostic: { readonly line: number; readonly column: number; readonly message: string } | null): void;
  focus(): void;
}

/** DuckDB's dialect: PostgreSQL's, with DuckDB's clauses and with `$name` for a parameter instead of a quote. */
const duckdb = SQLDialect.define({
  ...PostgreSQL.spec,
  doubleDollarQuotedStrings: false,
  specialVar: "$?",
  caseInsensitiveIdentifiers: true,
  keywords: `${PostgreSQL.spec.keywords ?? ""} qualify pivot unpivot asof positional anti semi exclude replace sample macro`,
  builtin: `${PostgreSQL.spec.builtin ?? ""} list_aggregate list_contains list_filter list_transform median quantile_cont arg_max arg_min count_if date_diff strftime unnest`,
  types: `${PostgreSQL.spec.types ?? ""} hugeint ubigint uinteger utinyint usmallint tinyint struct map list union`,
});

/** A CodeMirror editor for SQL. Import it when the reader opens the SQL: it is larger than the page. */
export function sqlEditor({ sql: doc, schema, run, change, describedBy, label = "SQL" }: SqlEditorOptions): SqlEditor {
  const runNow = () => {
    run();
    return true;
  };
  const language = new Compartment();
  const languageOf = (tables: SqlSchema) => sql({ dialect: duckdb, schema: namespaceOf(tables) });
  const view = new EditorView({
    state: EditorState.create({
      doc,
      extensions: [
        Prec.highest(keymap.of([{ key: "Mod-Enter", run: runNow }])),
        lineNumbers(),
        history(),
        drawSelection(),
        bracketMatching(),
        closeBrackets(),
        autocompletion(),
        language.of(languageOf(schema)),
        syntaxHighlighting(codeColours),
        keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap, indentWithTab]),
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
    sql: () => view.state.doc.toString(),
    setSql: (text) => {
      if (text !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
    },
    setSchema: (tables) => view.dispatch({ effects: language.reconfigure(languageOf(tables)) }),
    setDiagnostic: (diagnostic) => {
      const found =
        diagnostic === null
          ? []
          : [{ ...rangeAt(view, diagnostic), severity: "error" as const, message: diagnostic.message }];
      view.dispatch(setDiagnostics(view.state, found));
    },
    focus: () => view.focus(),
  };
}

// The completion source wants arrays that it may write to.
function namespaceOf(schema: SqlSchema): Record<string, string[]> {
  return Object.fromEntries(Object.entries(schema).map(([table, columns]) => [table, [...columns]]));
}
