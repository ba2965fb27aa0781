import * as v from "valibot";
import { wilsonShare } from "../../analysis/summary.js";
import type { QueryResult } from "../../engine/result.js";
import { counted, describeShare, enumerate } from "../../tables/finding.js";
import { readRows } from "../../tables/rows.js";
import type { Ends } from "./claimed.js";
import { describeP } from "./claims.js";
import { type CliffTest, DECISIVE } from "./cliff.js";
import { describeModel, LINES, largest, type Model, shortName } from "./model.js";
import { KINDS } from "./records-chart.js";

const denominatorRow = v.object({
  size_bin: v.string(),
  n: v.number(),
  n_organisations: v.number(),
  n_organisations_recurrent: v.number(),
  n_transformer: v.number(),
  n_hybrid: v.number(),
  n_linear_rnn: v.number(),
  n_pure_ssm: v.number(),
});

/** What the figure of records shows. */
export function describeRecords(rows: readonly Model[], { heading, text }: Ends): string {
  const top = (kind: Model["kind"], origin: Model["origin"]) =>
    largest(rows.filter((m) => m.released !== null && m.kind === kind && m.origin === origin));
  const parts = KINDS.flatMap(({ label }) => {
    const model = top(label, "from_scratch");
    return model ? [`${label} ${describeModel(model)}`] : [];
  });
  const converted = KINDS.flatMap(({ label }) => top(label, "converted") ?? []).map(describeModel);
  const spans = rows.filter(({ released_precision }) => released_precision === "year").length;
  if (parts.length === 0) return "No model is on record in this selection.";
  return `Largest trained from scratch: ${parts.join("; ")}. Solid lines and filled marks are trained from scratch; dashed lines and hollow marks are conversions of a trained Transformer${converted.length > 0 ? `, the largest being ${converted.join(" and ")}` : ""}. Dotted lines are the ends that the essay claims: ${heading}B in its heading, ${text}B in its text.${
    spans > 0
      ? ` ${counted(spans, "model is", "models are")} known to the year only: drawn across it, with the mark in the middle, and counted from its end.`
      : ""
  }`;
}

/** What the test of an edge finds, under its definition. */
export function describeTest({ definition, below, above, pValue, stepAdvantage }: CliffTest): string {
  const { line, linear, converted, size } = definition;
  const scope = `${linear ? "Linear RNNs counted as pure" : "State-space models only"}, conversions ${converted ? "counted" : "left out"}, ${size === "total" ? "all parameters" : "active parameters"}`;
  if (!below || !above) return `${scope}: there are no models on both sides of ${line}B in this selection.`;
  const gap = `${scope}: ${describeShare(below)} of the models below ${line}B are pure, ${describeShare(above)} above; Fisher's exact test gives ${describeP(pValue)}.`;
  return `${gap} ${describeFit(line, stepAdvantage)}`;
}

/** How an edge and a gradual change compare, by the difference of AIC. */
function describeFit(line: number, stepAdvantage: number): string {
  const by = `Akaike’s criterion differs by ${Math.abs(stepAdvantage).toFixed(1)}`;
  if (Math.abs(stepAdvantage) < DECISIVE)
    return `An edge at ${line}B and a gradual change with size describe the rows about equally well (${by}).`;
  return stepAdvantage > 0
    ? `An edge at ${line}B describes the rows better than a gradual change with size (${by}).`
    : `A gradual change with size describes the rows better than an edge at ${line}B (${by}).`;
}

/** What the figure of shares rests on. */
export function describeShares({ sized, below, above }: CliffTest): string {
  if (!below || !above) return "";
  const labs = new Set(sized.map(({ model }) => model.org)).size;
  return `${counted(sized.length, "model")} of ${counted(labs, "organisation")}; ticks above are pure models, ticks below hybrids. Models of one lab are not independent and large ones are also later ones, so intervals and p values look surer than they are.`;
}

/** How many large models there are in all, and why this table and that of sequence models differ. */
export function describeDenominator(result: QueryResult, models: readonly Model[]): string {
  const rows = readRows(denominatorRow, result);
  const large = rows.find(({ size_bin }) => size_bin === "13B and more");
  const unknown = rows.find(({ size_bin }) => size_bin === "size not published");
  if (!large) return "No model of 13B or more is on record in this selection.";
  const recurrent = wilsonShare(large.n_hybrid + large.n_linear_rnn + large.n_pure_ssm, large.n);
  return (
    `In the table of all releases, ${large.n} models have 13B parameters or more, from ${counted(large.n_organisations, "organisation")}${unknown ? `; ${unknown.n} further models do not publish their size` : ""}. ` +
    `So large models are common, but large models that replace attention are not: ${recurrent ? describeShare(recurrent) : "none"}, from ${counted(large.n_organisations_recurrent, "organisation")}, and ${large.n_hybrid} of them are hybrids. ` +
    `${describeBothTables(models)} ` +
    "With so few tries, a technical limit, caution about a costly run and the late arrival of these techniques all leave the same gap. The record holds published models only; a run that failed would not show. Conversions show that models without attention can be run at that size, not that they can be trained there."
  );
}

/** Why the table of sequence models has more large models than the table of releases. */
function describeBothTables(models: readonly Model[]): string {
  const large = models.filter(({ params_total_b }) => params_total_b >= LINES[13]);
  const both = large.filter(({ release_params_b }) => release_params_b !== null);
  const only = large.filter(({ release_params_b }) => release_params_b === null);
  const converted = only.filter(({ origin }) => origin === "converted").length;
  const differ = both
    .filter((m) => m.release_params_b !== m.params_total_b)
    .map((m) => `${shortName(m)}: ${m.params_total_b}B there, ${m.release_params_b}B here`);
  return `The table of sequence models, on which the rest of this page rests, has ${large.length} models of that size: ${both.length} of them are also among the releases, ${only.length} are not, ${converted} of these as conversions. ${
    differ.length > 0 ? `It gives sizes as the models are sold (${differ.join("; ")}).` : ""
  }`.trim();
}

const yearRow = v.object({
  year: v.number(),
  kind: v.string(),
  scratch: v.nullable(v.array(v.string())),
  scratch_b: v.nullable(v.number()),
});

/** When each kind was last trained from scratch, and what size it had then. */
export function describeYears(result: QueryResult): string {
  const rows = readRows(yearRow, result);
  const years = rows.map(({ year }) => year);
  if (years.length === 0) return "No dated model is on record in this selection.";
  const last = Math.max(...years);
  const parts = KINDS.flatMap(({ label }) => {
    const own = rows.filter(({ kind, scratch_b }) => kind === label && scratch_b !== null);
    const latest = own.reduce<(typeof own)[number] | undefined>(
      (top, r) => (top && top.year > r.year ? top : r),
      undefined,
    );
    if (!latest) return [`no ${label} is on record`];
    return [
      latest.year === last
        ? `the largest ${label} has ${latest.scratch_b}B parameters (${enumerate(latest.scratch ?? [])})`
        : `no ${label} is on record; the last, of ${latest.year}, has ${latest.scratch_b}B (${enumerate(latest.scratch ?? [])})`,
    ];
  });
  return `Of ${last}, trained from scratch: ${parts.join("; ")}. An empty place means that no model is on record, not that none was tried.`;
}
