import * as v from "valibot";
import { EMPTY, readScorecard, writeScorecard } from "../../friction/scorecard/state.js";
import { parseScenario } from "../../predictions/scenario.js";
import { chartSpecSchema, columnNameSchema } from "./chart-spec.js";
import { controlSchema, finite, misfit, parameterValue } from "./control.js";
import type { DeepReadonly } from "./deep-readonly.js";
import * as limits from "./limits.js";
import { nameSchema } from "./names.js";

export const DOCUMENT_VERSION = 1;

export const idSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+$/, "an id has small letters and digits"),
  v.maxLength(limits.MAX_CELL_ID),
);

/** What every cell has: a name within the document that no reader sees, and whether its source is folded away. */
const common = { id: idSchema, folded: v.exactOptional(v.boolean()) };

const reference = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/, "an identifier has small letters, digits and hyphens"),
  v.maxLength(limits.MAX_REFERENCE),
);

const plainValue = v.union([v.pipe(v.string(), v.maxLength(limits.MAX_PARAMETER_TEXT)), finite, v.boolean(), v.null()]);

/** A record with at most so many entries. */
function entries<T extends v.GenericSchema>(value: T, most: number) {
  return v.pipe(
    v.record(nameSchema, value),
    v.check((record) => Object.keys(record).length <= most, `there are more than ${most} entries`),
  );
}

export const sqlCell = v.strictObject({
  ...common,
  kind: v.literal("sql"),
  name: nameSchema,
  sql: v.pipe(v.string(), v.maxLength(limits.MAX_SQL)),
});

export const chartCell = v.strictObject({
  ...common,
  kind: v.literal("chart"),
  /** The name of the cell whose rows are drawn. */
  source: nameSchema,
  spec: chartSpecSchema,
});

export const tableCell = v.strictObject({
  ...common,
  kind: v.literal("table"),
  source: nameSchema,
  /** All columns where it is left out. */
  columns: v.exactOptional(v.pipe(v.array(columnNameSchema), v.maxLength(limits.MAX_COLUMNS))),
  sort: v.exactOptional(v.strictObject({ column: columnNameSchema, order: v.picklist(["ascending", "descending"]) })),
});

export const markdownCell = v.strictObject({
  ...common,
  kind: v.literal("markdown"),
  /** Markdown in which `${name}` and `${name.column}` stand for values of other cells. */
  text: v.pipe(v.string(), v.maxLength(limits.MAX_MARKDOWN)),
});

export const parameterCell = v.pipe(
  v.strictObject({
    ...common,
    kind: v.literal("parameter"),
    name: nameSchema,
    label: v.exactOptional(v.pipe(v.string(), v.maxLength(limits.MAX_LABEL))),
    control: controlSchema,
    value: parameterValue,
  }),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const message = misfit(dataset.value.control, dataset.value.value);
    if (message !== null) addIssue({ message });
  }),
);

export const kernelCell = v.strictObject({
  ...common,
  kind: v.literal("kernel"),
  name: nameSchema,
  /** Id of a kernel of the lab. A document never holds a kernel's code. */
  kernel: reference,
  parameters: entries(v.pipe(finite, v.safeInteger()), limits.MAX_KERNEL_PARAMETERS),
});

export const scoreCell = v.strictObject({
  ...common,
  kind: v.literal("score"),
  name: nameSchema,
  /** A scorecard as its page keeps it in the address, by the address's keys: `writeScorecard` without its nulls. */
  card: v.pipe(
    v.record(nameSchema, v.string()),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const card = new Map(Object.entries(dataset.value));
      for (const message of readScorecard((key) => card.get(key) ?? null).problems) addIssue({ message });
      for (const key of card.keys()) if (!CARD_KEYS.has(key)) addIssue({ message: `a scorecard has no key ${key}` });
    }),
  ),
});

/** The keys of a scorecard in its page's address. */
const CARD_KEYS = new Set(Object.keys(writeScorecard(EMPTY)));

/** What a reader supposes instead of the record; see `src/predictions/scenario.ts`. */
const supposed = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const parsed = parseScenario(dataset.value);
    if (parsed.kind === "invalid") {
      for (const { where, message } of parsed.problems) addIssue({ message: `${where}: ${message}` });
      return NEVER;
    }
    return parsed.scenario;
  }),
  v.check(
    ({ add, change, remove }) => add.length + change.length + remove.length <= limits.MAX_SUPPOSED,
    `more than ${limits.MAX_SUPPOSED} changes are supposed`,
  ),
);

export const predictionCell = v.strictObject({
  ...common,
  kind: v.literal("prediction"),
  name: nameSchema,
  /** The bet's id: the name of its file in `src/queries/predictions`. */
  prediction: reference,
  /** Those that are not left at their defaults. */
  parameters: entries(plainValue, limits.MAX_PREDICTION_PARAMETERS),
  supposed: v.exactOptional(supposed),
});

export const cellSchema = v.variant("kind", [
  sqlCell,
  chartCell,
  tableCell,
  markdownCell,
  parameterCell,
  kernelCell,
  scoreCell,
  predictionCell,
]);

export const titleSchema = v.pipe(v.string(), v.maxLength(limits.MAX_TITLE));

export const summarySchema = v.pipe(v.string(), v.maxLength(limits.MAX_SUMMARY));

/** Version of the dataset that a document was made with: the catalog's; null where it is not known. */
export const datasetSchema = v.nullable(
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]+$/), v.maxLength(limits.MAX_VERSION)),
);

export type Cell = DeepReadonly<v.InferOutput<typeof cellSchema>>;

export type CellKind = Cell["kind"];

export const CELL_KINDS = ["sql", "chart", "table", "markdown", "parameter", "kernel", "score", "prediction"] as const;

export type CellOf<K extends CellKind> = Extract<Cell, { readonly kind: K }>;

/** A cell that others may name. */
export type NamedCell = Extract<Cell, { readonly name: string }>;

/** An analysis page that a reader composed: cells in the order in which they are read. */
export interface WorkbenchDocument {
  readonly version: typeof DOCUMENT_VERSION;
  readonly title: string;
  readonly summary?: string;
  readonly dataset: string | null;
  readonly cells: readonly Cell[];
}

export function isNamed(cell: Cell): cell is NamedCell {
  return "name" in cell;
}
