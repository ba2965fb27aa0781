import { ascending } from "d3";
import type { Template, TemplateEvent } from "./rows.js";

/** Stages in the order in which adoption is expected to pass them. */
export const STAGE_ORDER = [
  "paper",
  "reference_code",
  "library",
  "framework_upstream",
  "serving_stack",
  "first_large_model",
  "frontier_flagship",
  "default",
] as const;

export const STAGE_LABELS: Readonly<Record<string, string>> = {
  paper: "Paper",
  reference_code: "Authors' code",
  library: "Library",
  framework_upstream: "Framework",
  serving_stack: "Serving stack",
  first_large_model: "Large model",
  frontier_flagship: "Flagship",
  default: "On by default",
};

/** A stretch of the essay's account, in months from the start of its clock. */
export interface Segment {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  /** The essay gives no end: "36+". */
  readonly open: boolean;
}

/** What the essay's parts of a template stand for, in its order. */
const PART_LABELS: Readonly<Record<Template, readonly string[]>> = {
  FlashAttention: ["framework", "validation", "tooling"],
  MoE: ["from research to standard"],
};

/** The essay's parts, in months each, laid end to end from the start of its clock. */
export function segmentsOf(template: Template, parts: readonly number[], open: boolean): readonly Segment[] {
  let from = 0;
  return parts.map((months, i) => {
    const segment = {
      label: PART_LABELS[template][i] ?? `part ${i + 1}`,
      from,
      to: from + months,
      open: open && i === parts.length - 1,
    };
    from = segment.to;
    return segment;
  });
}

/** The first event of each stage of each technique, in the order of stages. */
export function firstEvents(events: readonly TemplateEvent[]): readonly TemplateEvent[] {
  return STAGE_ORDER.flatMap((stage) => {
    const [first] = byDate(events.filter((event) => event.stage === stage));
    return first === undefined ? [] : [first];
  });
}

/** Each organisation's first event of one stage, oldest first. */
export function firstOfEach(events: readonly TemplateEvent[], stage: string): readonly TemplateEvent[] {
  const seen = new Set<string>();
  return byDate(events.filter((event) => event.stage === stage)).filter(({ who }) => {
    if (seen.has(who)) return false;
    seen.add(who);
    return true;
  });
}

export function byDate(events: readonly TemplateEvent[]): readonly TemplateEvent[] {
  return [...events].sort((a, b) => ascending(a.date, b.date) || ascending(a.event_id, b.event_id));
}
