import { type TableName, tableNamed } from "../../schema/tables.js";
import { formatDate } from "../../ui/format.js";
import type { Scenario, ScenarioRow, ScenarioValue } from "../scenario.js";
import { VERDICTS, type VerdictRow } from "../verdict.js";
import { isAfter } from "./row-texts.js";

/** One part of a scenario, as a list shows it. */
export interface Supposition {
  readonly kind: "add" | "change" | "remove";
  /** Its place among the scenario's parts of that kind. */
  readonly index: number;
  readonly table: TableName;
  /** The row's key, with `/` between several columns. */
  readonly key: string;
  /** What is supposed, such as `a row is added`. */
  readonly what: string;
  /** Columns with their values as a reader would write them. */
  readonly cells: readonly (readonly [column: string, value: string])[];
}

/** Every part of a scenario. */
export function suppositions({ add, change, remove }: Scenario): readonly Supposition[] {
  return [
    ...add.map(({ table, row }, index) => ({
      kind: "add" as const,
      index,
      table,
      key: keyOf(table, row),
      what: "is added",
      cells: Object.entries(row)
        .filter(([column]) => !tableNamed(table).key.includes(column))
        .map(([column, value]) => [column, valueText(value)] as const),
    })),
    ...change.map(({ table, key, column, value }, index) => ({
      kind: "change" as const,
      index,
      table,
      key,
      what: "is changed",
      cells: [[column, valueText(value)] as const],
    })),
    ...remove.map(({ table, key }, index) => ({
      kind: "remove" as const,
      index,
      table,
      key,
      what: "is left out",
      cells: [],
    })),
  ];
}

function valueText(value: ScenarioValue): string {
  if (value === null || value === "") return "empty";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object") return String(value);
  return value.length === 0 ? "empty" : value.join("; ");
}

/** A row's key, with `/` between several columns. */
export function keyOf(table: TableName, row: ScenarioRow): string {
  return tableNamed(table)
    .key.map((column) => String(row[column] ?? ""))
    .join("/");
}

export function isEmpty({ add, change, remove }: Scenario): boolean {
  return add.length + change.length + remove.length === 0;
}

/** The scenario with one more row, which takes the place of an added one with its key. */
export function withAdded(scenario: Scenario, table: TableName, row: ScenarioRow): Scenario {
  const key = keyOf(table, row);
  const others = scenario.add.filter((one) => one.table !== table || keyOf(table, one.row) !== key);
  return { ...scenario, add: [...others, { table, row }] };
}

/** The scenario with one more changed cell, which takes the place of an earlier change of that cell. */
export function withChanged(
  scenario: Scenario,
  table: TableName,
  key: string,
  column: string,
  value: ScenarioValue,
): Scenario {
  const others = scenario.change.filter((one) => one.table !== table || one.key !== key || one.column !== column);
  return { ...scenario, change: [...others, { table, key, column, value }] };
}

/** The scenario without some rows. */
export function withRemoved(scenario: Scenario, rows: readonly { table: TableName; key: string }[]): Scenario {
  const fresh = rows.filter(({ table, key }) => !scenario.remove.some((one) => one.table === table && one.key === key));
  return { ...scenario, remove: [...scenario.remove, ...fresh] };
}

/** The scenario without one of its parts. */
export function withoutPart(scenario: Scenario, { kind, index }: Supposition): Scenario {
  const rest = <T>(parts: readonly T[], own: Supposition["kind"]) =>
    parts.filter((_, at) => own !== kind || at !== index);
  return {
    add: rest(scenario.add, "add"),
    change: rest(scenario.change, "change"),
    remove: rest(scenario.remove, "remove"),
  };
}

/** What a scenario does to the row `table:key`; null where it leaves it alone. */
export function supposedOf({ add, change }: Scenario, rowKey: string): "supposed row" | "supposed value" | null {
  if (add.some(({ table, row }) => `${table}:${keyOf(table, row)}` === rowKey)) return "supposed row";
  return change.some(({ table, key }) => `${table}:${key}` === rowKey) ? "supposed value" : null;
}

/** Columns that the query reads and a supposed row leaves empty: an empty cell may keep the query from counting it. */
export function unsaid({ add }: Scenario, read: (table: TableName) => ReadonlySet<string>): readonly string[] {
  return add.flatMap(({ table, row }) => {
    const empty = [...read(table)].filter((column) => (row[column] ?? null) === null);
    return empty.length === 0
      ? []
      : [`${keyOf(table, row)} leaves ${empty.join(", ")} empty; the query reads that and may pass over the row.`];
  });
}

/** Whether the verdict flips, in a sentence. */
export function flipSentence(record: VerdictRow, supposed: VerdictRow): string {
  const [before, after] = [record, supposed].map(({ verdict }) => VERDICTS[verdict].text.toLowerCase());
  if (before !== after) return `The verdict flips: by the record the bet is ${before}, with the supposition ${after}.`;
  const same = `The verdict does not flip: the bet is ${before} by the record and with the supposition.`;
  return isSameFinding(record, supposed) ? `${same} Nothing changes in what the query finds.` : same;
}

/** Whether a supposition leaves all that the query finds as it is. */
export function isSameFinding(record: VerdictRow, supposed: VerdictRow): boolean {
  const { decisive: before, ...counts } = record;
  const { decisive: after, ...supposedCounts } = supposed;
  return (
    JSON.stringify([before, Object.entries(counts).sort()]) ===
    JSON.stringify([after, Object.entries(supposedCounts).sort()])
  );
}

/**
 * Why the query may pass over supposed rows: they are dated after the day of judgement, or only verified rows count.
 *
 * @param read the columns of a table that the query reads
 */
export function passedOver(
  { add }: Scenario,
  read: (table: TableName) => ReadonlySet<string>,
  asOf: string,
  verifiedOnly: boolean,
): readonly string[] {
  return add.flatMap(({ table, row }) => {
    const key = keyOf(table, row);
    const late = Object.entries(row).find(
      ([column, value]) =>
        tableNamed(table).columns[column]?.type === "date" &&
        read(table).has(column) &&
        typeof value === "string" &&
        isAfter(value, asOf),
    );
    return [
      ...(late
        ? [`${key} is dated ${String(late[1])}, after ${formatDate(asOf)}: the query does not look so far.`]
        : []),
      ...(verifiedOnly && row["evidence"] !== "seen"
        ? [`${key} is not marked as seen, and only rows read in their source count.`]
        : []),
    ];
  });
}
