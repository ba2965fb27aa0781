import type { StageRow } from "../../lag/rows.js";
import { counted, enumerate } from "../../tables/finding.js";
import { formatDate } from "../../ui/format.js";
import { type Candidate, isBacked } from "./candidates.js";
import { TRIED } from "./settings.js";

/** One case study: its name, and what its dated rows say. */
export interface CaseStudy {
  readonly id: "mamba" | "retnet" | "rwkv";
  readonly title: string;
  readonly text: string;
}

/** The three case studies from their dated stages and their rows among the alternatives. */
export function caseStudies(rows: readonly Candidate[], events: readonly StageRow[]): readonly CaseStudy[] {
  return [
    { id: "mamba", title: "Mamba → Mamba-2", text: mamba(rows, events) },
    { id: "retnet", title: "RetNet", text: retnet(rows, events) },
    { id: "rwkv", title: "RWKV", text: rwkv(rows, events) },
  ];
}

function mamba(rows: readonly Candidate[], events: readonly StageRow[]): string {
  const [one, two] = [find(rows, "mamba"), find(rows, "mamba-2")];
  const successor = months(events, "mamba", "abandoned");
  return sentences(
    one && `Mamba appeared on ${day(one.introduced)}: GEMM alignment ${one.ga} of 2, ${backing(one)}.`,
    reach(events, "mamba"),
    one && others(one),
    successor === null
      ? ""
      : `After ${successor} months its authors published Mamba-2, which computes the same kind of layer by matrix products${two ? ` (GEMM alignment ${two.ga} of 2)` : ""}.`,
    two && others(two),
    one && two && two.ga > one.ga && two.n_by_others > 0 && !isBacked(two, 7)
      ? "So the hardware fit was mended by its authors, and the houses that train large models came after the paper, not before it."
      : "",
  );
}

function retnet(rows: readonly Candidate[], events: readonly StageRow[]): string {
  const own = find(rows, "retnet");
  const left = months(events, "retnet", "abandoned");
  return sentences(
    own &&
      `RetNet appeared on ${day(own.introduced)} with H ${own.h} of 6 and ${backing(own)}: past both gates at ${passed(own)} of the ${TRIED.minH.length * TRIED.minBackingB.length} places that the table above gives them.`,
    reach(events, "retnet"),
    own && others(own),
    left === null ? "" : `After ${left} months its authors published another design.`,
  );
}

function rwkv(rows: readonly Candidate[], events: readonly StageRow[]): string {
  const versions = rows.filter(({ architecture_id: id }) => id.startsWith("rwkv"));
  const first = events.find(({ technique_id: id, stage }) => id === "rwkv" && stage === "reference_code");
  const largest = Math.max(0, ...versions.map(({ largest_model_b: size }) => size ?? 0));
  const own = versions.reduce((n, row) => n + row.n_models, 0);
  const byOthers = versions.reduce((n, row) => n + row.n_by_others, 0);
  const hs = [...new Set(versions.map(({ h }) => h))].sort();
  return sentences(
    first && `RWKV began as a repository on ${day(first.date)}, long before its first paper.`,
    versions.length > 0 ? `${counted(versions.length, "version")} on the map, H ${hs.join(" or ")} of 6.` : "",
    reach(events, "rwkv-4"),
    reach(events, "rwkv-6"),
    versions.length > 0
      ? `${counted(own, "model")} on record ${own === 1 ? "lists" : "list"} one of them, ${byOthers} by another organisation; the largest has ${largest}B parameters. Transformers converted to RWKV are not counted as uses.`
      : "",
  );
}

/** In how many places of the gates a technique passes both. */
function passed(row: Candidate): number {
  return TRIED.minH.flatMap((minH) => TRIED.minBackingB.filter((size) => row.h >= minH && isBacked(row, size))).length;
}

function find(rows: readonly Candidate[], id: string): Candidate | undefined {
  return rows.find(({ architecture_id: own }) => own === id);
}

function day(date: string): string {
  return formatDate(date, "day");
}

function backing({ backing_model: model, backing_b: size }: Candidate): string {
  return model === null
    ? "authors whose houses had no model on record"
    : `authors whose house had released ${model} (${size}B)`;
}

function others(row: Candidate): string {
  const { technique, n_by_others: n, first_by_other: first, first_other_model: model, first_other_house: house } = row;
  const name = technique.replace(/ [(/].*$/, "");
  if (n === 0 || first === null) return `No model of another organisation with ${name} is on record.`;
  return `${counted(n, "model")} of other organisations ${n === 1 ? "uses" : "use"} ${name}, first ${model} of ${house} (${formatDate(first, row.first_by_other_precision ?? "day")}).`;
}

const REACHED: readonly (readonly [stage: string, words: string])[] = [
  ["framework_upstream", "a major framework"],
  ["serving_stack", "a serving stack"],
  ["two_serving_stacks", "a second serving stack"],
];

function reach(events: readonly StageRow[], technique: string): string {
  const own = events.filter(({ technique_id: id }) => id === technique);
  const name = own[0]?.technique.replace(/ [(/].*$/, "");
  if (name === undefined) return "";
  const dated = REACHED.flatMap(([stage, words]) => {
    const lag = own.find((row) => row.stage === stage)?.months ?? null;
    return lag === null ? [] : [{ words, lag }];
  });
  if (dated.length === 0) return `No framework and no serving stack that runs ${name} is on record.`;
  const told = dated
    .toSorted((a, b) => a.lag - b.lag)
    .map(({ words, lag }) => `${words} ${lag < 0 ? `${-lag} months before its paper` : `${lag} months after it`}`);
  return `${name}, counted from its paper, reached ${enumerate(told)}.`;
}

function months(events: readonly StageRow[], technique: string, stage: string): number | null {
  return events.find((row) => row.technique_id === technique && row.stage === stage)?.months ?? null;
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(" ");
}
