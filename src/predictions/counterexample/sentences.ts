import type { Parameter } from "../../engine/result.js";
import { parsePartialDate } from "../../schema/cell.js";
import { isTableName, tableNamed } from "../../schema/tables.js";
import { formatCount, formatDate, formatNumber, formatValue } from "../../ui/format.js";
import type { BetRecord } from "../bets.js";
import { VERDICTS, type Verdict } from "../verdict.js";
import { overturns } from "./overturns.js";
import type { FlipRecord } from "./record.js";

/** One definition, changed alone, under which the verdict is another. */
export interface DefinitionFlip {
  readonly name: string;
  readonly value: Parameter;
  readonly parameters: BetRecord["combinations"][number]["parameters"];
  readonly verdict: Verdict;
}

/** Definitions that overturn the verdict when nothing else is changed, and how many were tried alone. */
export function definitionFlips({ combinations, outcome }: Pick<BetRecord, "combinations" | "outcome">) {
  const standard = combinations[0]?.parameters ?? {};
  const alone = combinations.flatMap(({ parameters, verdict }) => {
    const changed = Object.entries(parameters).filter(([name, value]) => value !== standard[name]);
    const [only] = changed;
    return only && changed.length === 1 ? [{ name: only[0], value: only[1], parameters, verdict }] : [];
  });
  const flips: readonly DefinitionFlip[] = alone.filter(({ verdict }) => overturns(outcome.verdict, verdict));
  return { flips, tried: alone.length };
}

/** What a change would do: `falsify the bet`, `leave it undecidable`. */
export function aim(verdict: Verdict): string {
  if (verdict === "holding" || verdict === "confirmed") return "falsify it";
  return verdict === "falsified" ? "take the counterexample away" : "decide it";
}

const becomes = (verdict: Verdict) => `the bet would be ${VERDICTS[verdict].text.toLowerCase()}`;

const words = (name: string) => name.replaceAll("_", " ");

/** One sentence for each kind of change: the least that was found, or that none was, and among how many. */
export function flipSentences(record: BetRecord): readonly { readonly kind: string; readonly text: string }[] {
  const { flips, tried } = record.search;
  const { verdict } = record.outcome;
  const definitions = definitionFlips(record);
  const first = (kind: FlipRecord["kind"]) => flips.find((flip) => flip.kind === kind);
  const [definition] = definitions.flips;
  const date = first("date");
  const addition = first("addition");
  const removal = first("removal");
  const told = (flip: FlipRecord | undefined, text: (flip: FlipRecord) => string, many: string, n: number) =>
    flip === undefined ? none(many, n) : `${text(flip)}: ${becomes(flip.verdict)}. ${among(many, n)}`;
  return [
    {
      kind: "One definition",
      text: definition
        ? `${definitionText(definition)}: ${becomes(definition.verdict)}. ${among("other values", definitions.tried)}`
        : none("other values", definitions.tried),
    },
    { kind: "One date", text: told(date, dateText, "moves of a date", tried.date) },
    ...(verdict === "falsified"
      ? []
      : [{ kind: "One row more", text: told(addition, additionText, "added rows", tried.addition) }]),
    { kind: "One row less", text: removalText(removal, tried.removal, verdict) },
  ];
}

function none(many: string, tried: number): string {
  return tried === 0 ? "The finding hangs on nothing of this kind." : `None found. ${among(many, tried)}`;
}

function among(many: string, tried: number): string {
  return `(${formatNumber(tried)} ${many} tried)`;
}

function removalText(flip: FlipRecord | undefined, tried: number, verdict: Verdict): string {
  const [row] = flip?.rows ?? [];
  if (flip === undefined || row === undefined) return none("removed rows", tried);
  const then = becomes(flip.verdict);
  if (flip.rows.length > 1) {
    return `No single row carries it. Without ${flip.rows.length} rows together ${then}${flip.rows.length > 2 ? "; a smaller set may exist" : ""}. ${among("removed rows", tried)}`;
  }
  const text =
    verdict === "falsified" ? `“${row.name}” carries it alone: without it ${then}.` : `Without “${row.name}”: ${then}.`;
  return `${text} ${among("removed rows", tried)}`;
}

export function definitionText({ name, value }: DefinitionFlip): string {
  return `“${words(name)}” set to ${typeof value === "number" ? formatNumber(value) : formatValue(value, "text")}`;
}

export function dateText({ rows, cells, months }: FlipRecord): string {
  const by = Math.abs(months ?? 0);
  const [cell] = cells;
  const way = (months ?? 0) < 0 ? "earlier" : "later";
  return `“${rows[0]?.name ?? ""}” ${formatCount(by, "month")} ${way}, ${dayText(cell?.from)} to ${dayText(cell?.to)}`;
}

export function additionText({ rows, cells }: FlipRecord): string {
  const [row] = rows;
  const like = `Another row like “${row?.name ?? ""}”, dated today`;
  if (cells.length === 0) return like;
  return `${like}, with ${cells.map((cell) => cellText(row?.key.split(":")[0] ?? "", cell)).join(" and ")}`;
}

function cellText(table: string, { column, from, to }: FlipRecord["cells"][number]): string {
  if (Array.isArray(to)) {
    const added = to.filter((item) => !(Array.isArray(from) && from.includes(item)));
    return `${words(column)} also naming ${added.join(", ")}`;
  }
  const unit = isTableName(table) ? tableNamed(table).columns[column]?.unit : undefined;
  // A column's name ends in the letter of its unit, which is written out here.
  const name = unit === undefined ? column : column.replace(/_[bt]$/, "");
  return `${words(name)} ${plain(to)} instead of ${plain(from)}${unit === undefined ? "" : ` ${unit}`}`;
}

function plain(value: FlipRecord["cells"][number]["from"]): string {
  if (value === null) return "none";
  return typeof value === "number" ? formatNumber(value) : words(formatValue(value, "text"));
}

function dayText(value: FlipRecord["cells"][number]["from"] | undefined): string {
  const date = typeof value === "string" ? parsePartialDate(value) : null;
  return date === null ? String(value ?? "") : formatDate(date.iso, date.precision);
}
