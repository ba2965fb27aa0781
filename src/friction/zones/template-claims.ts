import { describeRange, type MonthRange, parseMonths, parseParts } from "../../tables/claimed-months.js";
import { counted, round } from "../../tables/finding.js";
import type { Verdict } from "../../ui/claim.js";
import { formatDate } from "../../ui/format.js";
import { type PointedFinding, pointed } from "./pointed.js";
import type { ClaimRow, Template, TemplateEvent } from "./rows.js";
import { byDate, firstOfEach } from "./templates.js";

/** Claims on the two templates, in the order in which the page tests them. */
export const TEMPLATE_CLAIMS: Readonly<Record<Template, readonly string[]>> = {
  FlashAttention: ["map-flash-lag-20", "map-flash-breakdown"],
  MoE: ["map-moe-36", "map-moe-no-oss", "map-moe-serving-late2024"],
};

/** Months by which a dated event may miss a claim that is made in whole months. */
export const TOLERANCE_MONTHS = 2;

/** One way to read a claim, and the event that dates it. */
interface Reading {
  readonly name: string;
  readonly months: number;
  readonly event: TemplateEvent;
}

/** What the events of a template say to a claim on it; null for a claim without a test here. */
export function templateFinding(claim: ClaimRow, events: readonly TemplateEvent[]): PointedFinding | null {
  const of = (template: Template) => events.filter((event) => event.template === template);
  switch (claim.id) {
    case "map-flash-lag-20":
      return readingsFinding(universalReadings(of("FlashAttention")), parseMonths(claim.quantity));
    case "map-flash-breakdown":
      return breakdownFinding(of("FlashAttention"), parseParts(claim.quantity));
    case "map-moe-36":
      return readingsFinding(standardReadings(of("MoE")), parseMonths(claim.quantity));
    case "map-moe-no-oss":
      return openStackFinding(of("MoE"));
    case "map-moe-serving-late2024":
      return servingFinding(of("MoE"));
    default:
      return null;
  }
}

/** Universal: on by default in a framework, or the last serving stack on record. */
function universalReadings(events: readonly TemplateEvent[]): readonly Reading[] {
  const defaults = byDate(events.filter(({ stage }) => stage === "default"));
  const stacks = firstOfEach(events, "serving_stack");
  const last = stacks.at(-1);
  return [
    ...defaults.map((event) => ({ name: event.what, months: event.months, event })),
    ...(last === undefined
      ? []
      : [
          {
            name: `The last of ${counted(stacks.length, "serving stack")} on record (${last.who})`,
            months: last.months,
            event: last,
          },
        ]),
  ];
}

/** Standard: a first flagship, or on by default; from the essay's own start and from the first paper. */
function standardReadings(events: readonly TemplateEvent[]): readonly Reading[] {
  const first = (stage: string) => byDate(events.filter((event) => event.stage === stage))[0];
  const paper = first("paper");
  const clock = events.find(({ starts_clock }) => starts_clock);
  return ["frontier_flagship", "default"].flatMap((stage) => {
    const event = first(stage);
    if (event === undefined) return [];
    const fromClock =
      clock === undefined ? [] : [{ name: `${clock.what} → ${event.what}`, months: event.months, event }];
    const fromPaper =
      paper === undefined || paper === clock
        ? []
        : [{ name: `${paper.what} → ${event.what}`, months: event.months - paper.months, event }];
    return [...fromClock, ...fromPaper];
  });
}

function within(months: number, { from, to }: MonthRange): boolean {
  return months >= from - TOLERANCE_MONTHS && months <= to + TOLERANCE_MONTHS;
}

/** A claimed lag against each reading; only dates that were read in their source decide. */
function readingsFinding(readings: readonly Reading[], claimed: MonthRange | null): PointedFinding {
  const events = [...new Set(readings.map(({ event }) => event))];
  if (claimed === null || readings.length === 0)
    return pointed(events, "undecidable", ["No dated event in this selection can be compared with the claim."]);
  const decided = readings.filter(({ event }) => event.evidence === "seen");
  const sentences = readings.map(
    ({ name, months, event }) =>
      `${name}: ${round(months)} months, ${within(months, claimed) ? "fits" : "does not fit"}${event.evidence === "seen" ? "" : " (date not yet checked, does not count)"}.`,
  );
  return pointed(events, verdictOver(decided.map(({ months }) => within(months, claimed))), [
    `${describeRange(claimed)}, but to which event? A reading fits within ${TOLERANCE_MONTHS} months; one technique is one observation.`,
    ...sentences,
  ]);
}

function verdictOver(fits: readonly boolean[]): Verdict {
  if (fits.length === 0) return "undecidable";
  return fits.every(Boolean) ? "agrees" : fits.some(Boolean) ? "mixed" : "disagrees";
}

/** Whether framework, validation and tooling follow each other as claimed. */
function breakdownFinding(events: readonly TemplateEvent[], parts: readonly number[]): PointedFinding {
  const [framework = 0, validation = 0, tooling = 0] = parts;
  const toolingFrom = framework + validation;
  const toolingTo = toolingFrom + tooling;
  const [merged] = firstOfEach(events, "framework_upstream").filter(({ evidence }) => evidence === "seen");
  const [model] = firstOfEach(events, "first_large_model");
  const stacks = firstOfEach(events, "serving_stack").filter(({ evidence }) => evidence === "seen");
  const early = stacks.filter(({ months }) => months < toolingFrom);
  const inPart = stacks.filter(({ months }) => months >= toolingFrom && months <= toolingTo);
  if (parts.length !== 3 || merged === undefined || stacks.length === 0)
    return pointed([], "undecidable", [
      "No framework and serving stack with a date read in its source is in this selection.",
    ]);
  const fits = [
    within(merged.months, { from: framework, to: framework }),
    // Tooling comes last only where most stacks came in its part.
    2 * inPart.length > stacks.length,
  ];
  const validated =
    model === undefined
      ? "Validation: no event on record stands for it."
      : `Validation: no stage on record; the first large model came after ${round(model.months)} months${model.evidence === "seen" ? "" : " (not yet checked)"}.`;
  return pointed([merged, ...stacks, ...(model === undefined ? [] : [model])], verdictOver(fits), [
    `Framework: ${merged.what} after ${round(merged.months)} months against ${framework}, ${fits[0] ? "fits" : "does not fit"}.`,
    validated,
    `Tooling: of ${counted(stacks.length, "serving stack")}, ${early.length} came before month ${toolingFrom}, where the claim lets tooling begin, and ${inPart.length} within its part${fits[1] ? "" : ": the parts ran side by side rather than one after another"}.`,
  ]);
}

const OPEN_STAGES = new Set(["reference_code", "library", "framework_upstream"]);

/** Open MoE code dated between Switch Transformer and the first flagship. */
function openStackFinding(events: readonly TemplateEvent[]): PointedFinding {
  const clock = events.find(({ starts_clock }) => starts_clock);
  const [flagship] = byDate(events.filter(({ stage }) => stage === "frontier_flagship"));
  if (clock === undefined || flagship === undefined)
    return pointed([], "undecidable", ["The events that bound the claimed years are not in this selection."]);
  const open = byDate(events).filter(
    ({ stage, date, evidence }) =>
      OPEN_STAGES.has(stage) && evidence === "seen" && date > clock.date && date < flagship.date,
  );
  if (open.length === 0)
    return pointed([clock, flagship], "undecidable", [
      "No open library or framework support is on record for those years, which does not prove that there was none.",
    ]);
  return pointed(open, "disagrees", [
    `Between ${clock.what} and ${flagship.what} the record has ${counted(open.length, "event")} of open code, libraries or frameworks:`,
    ...open.map(({ what, date, date_precision }) => `${formatDate(date, date_precision ?? "day")}: ${what}.`),
  ]);
}

const NAMED_STACKS = ["vLLM", "NVIDIA TensorRT-LLM"];

/** Late 2024, from October on. */
const LATE_2024 = "2024-10-01";

/** First MoE support of the two serving stacks that the claim names. */
function servingFinding(events: readonly TemplateEvent[]): PointedFinding {
  const firsts = firstOfEach(events, "serving_stack").filter(
    ({ who, evidence }) => NAMED_STACKS.includes(who) && evidence === "seen",
  );
  if (firsts.length < NAMED_STACKS.length)
    return pointed(firsts, "undecidable", ["The first support of both stacks is not on record in this selection."]);
  const early = firsts.filter(({ date }) => date < LATE_2024);
  return pointed(firsts, verdictOver(firsts.map((event) => !early.includes(event))), [
    "The claim speaks of robust support and does not say what would count. These are the dates of first support; expert-parallel serving came later.",
    ...firsts.map(({ what, date, date_precision }) => `${formatDate(date, date_precision ?? "day")}: ${what}.`),
  ]);
}
