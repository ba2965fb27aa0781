import { freshId, freshName } from "../document/edit.js";
import { type Cell, type CellKind, isNamed, type WorkbenchDocument } from "../document/schema.js";

export interface KindText {
  readonly label: string;
  /** What the cell is for, in a line. */
  readonly about: string;
}

/** The kinds of cells in the order in which they are offered. */
export const KINDS: Readonly<Record<CellKind, KindText>> = {
  sql: { label: "SQL", about: "a query over the dataset and over other cells" },
  chart: { label: "Chart", about: "a figure of another cell’s rows" },
  table: { label: "Table", about: "another cell’s rows, with the columns you choose" },
  markdown: { label: "Text", about: "words in Markdown, with values of other cells" },
  parameter: { label: "Parameter", about: "a slider, list, day or text that queries read as $name" },
  kernel: { label: "Kernel", about: "a kernel of the lab, timed on the reader’s device" },
  score: { label: "Score", about: "a technique on the five axes, and its zone" },
  prediction: { label: "Prediction", about: "a bet of the essays under your definitions" },
};

export function isKind(text: string): text is CellKind {
  return Object.hasOwn(KINDS, text);
}

/** What a new cell may refer to. */
export interface NewCellContext {
  readonly kernel: { readonly id: string; readonly parameters: Readonly<Record<string, number>> };
  readonly prediction: string;
}

/** A new cell of a kind that runs as it stands; a chart or table shows the nearest cell with rows above it. */
export function newCell(kind: CellKind, document: WorkbenchDocument, at: number, context: NewCellContext): Cell {
  const id = freshId(document);
  const name = (wanted: string) => freshName(document, wanted);
  const source = sourceBefore(document, at) ?? "rows";
  switch (kind) {
    case "sql":
      return { id, kind, name: name("rows"), sql: NEW_SQL };
    case "chart":
      return { id, kind, source, spec: { mark: "barX", channels: {} } };
    case "table":
      return { id, kind, source };
    case "markdown":
      return { id, kind, text: "" };
    case "parameter":
      return { id, kind, name: name("least"), control: { type: "slider", min: 0, max: 10, step: 1 }, value: 5 };
    case "kernel":
      return { id, kind, name: name("kernel"), kernel: context.kernel.id, parameters: context.kernel.parameters };
    case "score":
      return { id, kind, name: name("score"), card: {} };
    case "prediction":
      return { id, kind, name: name("bet"), prediction: context.prediction, parameters: {} };
  }
}

const NEW_SQL =
  "SELECT zone, count(*) AS techniques\nFROM zones\nWHERE as_of_kind = '2025' AND is_default\nGROUP BY zone\nORDER BY techniques DESC";

/** Cells whose rows others may show, in document order. */
export function sourcesOf(document: WorkbenchDocument): readonly string[] {
  return document.cells.filter(isNamed).flatMap((cell) => (cell.kind === "parameter" ? [] : [cell.name]));
}

function sourceBefore(document: WorkbenchDocument, at: number): string | undefined {
  const before = sourcesOf({ ...document, cells: document.cells.slice(0, at) });
  return before.at(-1) ?? sourcesOf(document)[0];
}

/** What a cell is called where it is spoken of: `SQL lags`, `Chart of lags`, `Text`. */
export function cellTitle(cell: Cell): string {
  const { label } = KINDS[cell.kind];
  if (isNamed(cell)) return `${label} ${cell.name}`;
  if (cell.kind === "chart" || cell.kind === "table") return `${label} of ${cell.source}`;
  return label;
}
