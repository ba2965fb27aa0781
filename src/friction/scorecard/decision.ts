import type { Scores } from "../../analysis/profile.js";
import { composites } from "../../analysis/profile.js";
import { type ZoneName, zoneOf } from "../../analysis/rubric.js";
import type { IsInfrastructure, TaxPayer, Upstream } from "./state.js";

/** What a note comes down to, from the least to the most reserve. */
export const STANCES = ["build", "build-with-care", "carry-cost", "wait"] as const;

export type Stance = (typeof STANCES)[number];

export const STANCE_TEXT: Readonly<Record<Stance, string>> = {
  build: "Little stands against building on it.",
  "build-with-care": "Build on it with a way back.",
  "carry-cost": "Build on it only if you can carry the integration yourself.",
  wait: "Do not let a product depend on it yet.",
};

export interface DecisionNote {
  /** Null where the answers do not give one yet; `lines` says what is missing. */
  readonly stance: Stance | null;
  /** How the stance is added up. */
  readonly sum: string | null;
  readonly lines: readonly string[];
}

const ZONE_POINTS: Readonly<Record<ZoneName, number>> = { green: 0, yellow: 1, orange: 2, red: 3 };

/** Points of integration work that remain, 0 none to 3 all of it with nobody in sight to do it. */
const INTEGRATION_POINTS: Readonly<Record<Exclude<Upstream, "unknown">, Readonly<Record<TaxPayer, number>>>> = {
  yes: { we: 0, vendor: 0, community: 0, unknown: 0 },
  partly: { we: 1, vendor: 1, community: 1, unknown: 2 },
  no: { we: 2, vendor: 1, community: 2, unknown: 3 },
};

export interface DecisionInput {
  readonly scores: Scores | null;
  readonly upstream: Upstream;
  readonly taxPayer: TaxPayer;
  readonly infrastructure: IsInfrastructure | null;
}

/**
 * A note on whether to build a product on a technique: points of its zone plus points of the integration that is left.
 * The points are this project's own and nothing tests them; they order cases, they do not measure.
 */
export function decisionNote({ scores, upstream, taxPayer, infrastructure }: DecisionInput): DecisionNote {
  if (scores === null) return open("Rate all five axes: the note starts from the zone.");
  const { h, e } = composites(scores);
  const zone = zoneOf(h, e);
  const lines = [...doubts(scores, upstream), hardwareLine(h)];
  if (infrastructure === "yes") {
    const points = ZONE_POINTS[zoneOf(h, 4)];
    return {
      stance: stanceOf(points),
      sum: `${points} of 3 for the zone it would have with a ready ecosystem (H ${h}, E 4); integration counts nothing, as it is the product`,
      lines: [
        "Your product is the infrastructure: what is not upstream is work that you sell, so a low E is the opening and not the obstacle. It helps only if others want the technique.",
        ...lines,
      ],
    };
  }
  if (upstream === "unknown") {
    return {
      stance: null,
      sum: null,
      lines: ["Find out first whether it runs on upstream PyTorch operators; the note depends on it.", ...lines],
    };
  }
  const integration = INTEGRATION_POINTS[upstream][taxPayer];
  const total = ZONE_POINTS[zone] + integration;
  return {
    stance: stanceOf(Math.ceil(total / 2)),
    sum: `${ZONE_POINTS[zone]} of 3 for the ${zone} zone, ${integration} of 3 for the integration left: ${total} of 6`,
    lines: [
      upstreamLine(upstream),
      ...(upstream === "yes" ? [] : [payerLine(taxPayer)]),
      ...lines,
      ...(infrastructure === null ? ["If your product is itself the infrastructure, say so: the note changes."] : []),
    ],
  };
}

function open(line: string): DecisionNote {
  return { stance: null, sum: null, lines: [line] };
}

function stanceOf(points: number): Stance {
  return STANCES[points] ?? "wait";
}

function upstreamLine(upstream: Exclude<Upstream, "unknown">): string {
  if (upstream === "yes")
    return "It is upstream, or runs on upstream operators: others keep it working through the next release and the next GPU.";
  return upstream === "partly"
    ? "Part of it is not upstream: that part has to be ported to each new release and GPU by somebody."
    : "It is not upstream: every release and every GPU generation asks for the work again.";
}

function payerLine(payer: TaxPayer): string {
  switch (payer) {
    case "we":
      return "You do the integration: plan people for it for as long as the forecast says, not for one port.";
    case "vendor":
      return "A vendor or lab does it: their plan is your plan, so keep a version that runs without them.";
    case "community":
      return "The community may do it: nobody owes you a date, so plan as if the work were yours.";
    case "unknown":
      return "Nobody is known to do the integration: until somebody is, count it as yours.";
  }
}

function hardwareLine(h: number): string {
  if (h >= 5) return `H is ${h} of 6: the computation fits the GPU, so what is missing can be made up by engineering.`;
  return h >= 3
    ? `H is ${h} of 6: even with a finished ecosystem it wastes part of the GPU.`
    : `H is ${h} of 6: no integration work changes how the computation meets the GPU.`;
}

/** Answers that do not go together with the scores. */
function doubts([, , , , im]: Scores, upstream: Upstream): readonly string[] {
  if (upstream === "yes" && im === 0)
    return ["You say that it is upstream but rate its infrastructure as research code (IM 0): one of the two is off."];
  if (upstream === "no" && im === 2)
    return ["You say that it is not upstream but rate its infrastructure as widely shipped (IM 2): check both."];
  return [];
}
