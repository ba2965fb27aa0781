import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  closeCompletion,
  completeFromList,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { PostgreSQL, SQLDialect, sql } from "@codemirror/lang-sql";
import { bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { codeColours, rangeAt } from "./code-editor.js";

/** Columns by table, for completion. */
export type SqlSchema = Readonly<Record<string, readonly string[]>>;

/** What can be completed beside tables and columns. */
export interface SqlWords {
  readonly functions: readonly string[];
  /** Without their `$`. */
  readonly parameters: readonly string[];
}

const NO_WORDS: SqlWords = { functions: [], parameters: [] };

export interface SqlEditorOptions {
  readonly sql: string;
  readonly schema: SqlSchema;
  readonly words?: SqlWords | undefined;
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
  /** Completes other tables, columns and words from now on. */
  setSchema(schema: SqlSchema, words?: SqlWords): void;
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
export function sqlEditor(options: SqlEditorOptions): SqlEditor {
  const { sql: doc, schema, words, run, change, describedBy, label = "SQL" } = options;
  const runNow = (editor: EditorView) => {
    // What runs is written: a list still open would only take the next Escape.
    closeCompletion(editor);
    run();
    return true;
  };
  const language = new Compartment();
  const languageOf = (tables: SqlSchema, { functions, parameters }: SqlWords = NO_WORDS) => [
    sql({ dialect: duckdb, schema: namespaceOf(tables) }),
    ...[
      functions.map((name) => ({ label: name, type: "function" })),
      parameters.map((name) => ({ label: `$${name}`, type: "variable" })),
    ].map((list) => duckdb.language.data.of({ autocomplete: completeFromList(list) })),
  ];
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
        language.of(languageOf(schema, words)),
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
    setSchema: (tables, known) => view.dispatch({ effects: language.reconfigure(languageOf(tables, known)) }),
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
