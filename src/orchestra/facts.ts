import * as v from "valibot";
import type { QuantilePoint } from "../analysis/orchestration/latency.js";
import type { Traffic } from "../analysis/orchestration/ordinary-query.js";
import type { Run, TokenPrice } from "../analysis/orchestration/query-cost.js";
import { type Evidence, isEvidence } from "../ui/evidence.js";

/** The columns of `orchestration_facts` that the models read. */
export const factRow = v.object({
  id: v.string(),
  quantity: v.string(),
  value_low: v.nullable(v.number()),
  value_high: v.nullable(v.number()),
  unit: v.nullable(v.string()),
  context: v.string(),
  date: v.string(),
  sources: v.array(v.string()),
  evidence: v.custom<Evidence>(isEvidence),
});

export type Fact = v.InferOutput<typeof factRow>;

/** A figure read from one row or more. */
export interface FromFacts {
  /** The rows, by their id. */
  readonly ids: readonly string[];
  readonly evidence: Evidence;
  readonly sources: readonly string[];
}

/** A published latency of one kind of call. */
export interface Trace extends FromFacts {
  readonly id: string;
  readonly label: string;
  /** P50 and P99 at the least, in seconds, by rising probability. */
  readonly points: readonly QuantilePoint[];
  readonly p50: number;
  readonly p99: number;
}

/** Every latency with a published P50 and P99, in one row or over several of one name, the longest tail last. */
export function tracesOf(facts: readonly Fact[]): readonly Trace[] {
  const found = facts.flatMap(
    (fact): { readonly stem: string; readonly fact: Fact; readonly points: QuantilePoint[] }[] => {
      const [, first, second] = /^latency per call P(\d+)(?:;P(\d+))?$/.exec(fact.quantity) ?? [];
      if (first === undefined || fact.unit !== "s") return [];
      const point = (percent: string, seconds: number | null) =>
        seconds === null ? [] : [{ probability: Number(percent) / 100, seconds }];
      const points = [...point(first, fact.value_low), ...(second === undefined ? [] : point(second, fact.value_high))];
      return [{ stem: fact.id.replace(/-p\d+$/, ""), fact, points }];
    },
  );
  const stems = [...new Set(found.map(({ stem }) => stem))];
  const traces = stems.flatMap((stem): Trace[] => {
    const parts = found.filter((part) => part.stem === stem);
    const points = parts.flatMap((part) => part.points).sort((a, b) => a.probability - b.probability);
    const p50 = points.find(({ probability }) => probability === 0.5)?.seconds;
    const p99 = points.find(({ probability }) => probability === 0.99)?.seconds;
    if (p50 === undefined || p99 === undefined || p99 <= p50 || p50 <= 0) return [];
    return [
      {
        id: stem,
        label: parts[0]?.fact.context ?? stem,
        points,
        p50,
        p99,
        ...fromFacts(parts.map(({ fact }) => fact)),
      },
    ];
  });
  return traces.sort((a, b) => a.p99 / a.p50 - b.p99 / b.p50);
}

/** Where figures come from: their rows, with the weakest mark among them. */
export function fromFacts(facts: readonly Fact[]): FromFacts {
  const weakest: Evidence = facts.some(({ evidence }) => evidence === "disputed")
    ? "disputed"
    : facts.every(({ evidence }) => evidence === "seen")
      ? "seen"
      : "recalled";
  return {
    ids: facts.map(({ id }) => id),
    evidence: weakest,
    sources: [...new Set(facts.flatMap(({ sources }) => sources))],
  };
}

/** A model's price of tokens. */
export interface Priced extends FromFacts {
  readonly id: string;
  readonly label: string;
  readonly price: TokenPrice;
  /** Whether it is an entry of the published evaluation scripts, and not of a later price list. */
  readonly inScript: boolean;
}

/** Every price of tokens on record, the cheapest output first. A row with one price has it for input and output. */
export function pricesOf(facts: readonly Fact[]): readonly Priced[] {
  return facts
    .flatMap((fact): Priced[] => {
      const { id, unit, context, value_low: input, value_high: output } = fact;
      if (unit !== "USD per million tokens" || input === null) return [];
      return [
        {
          id,
          label: context,
          price: { input, output: output ?? input },
          inScript: id.endsWith("-script"),
          ...fromFacts([fact]),
        },
      ];
    })
    .sort((a, b) => a.price.output - b.price.output || a.price.input - b.price.input || (a.id < b.id ? -1 : 1));
}

/** The highest numbers of rounds that the published scripts allow, the lowest first. */
export function roundCapsOf(
  facts: readonly Fact[],
): readonly (FromFacts & { readonly id: string; readonly rounds: number; readonly label: string })[] {
  return facts
    .flatMap((fact) =>
      (fact.quantity === "maximum rounds" || fact.quantity === "maximum steps") && fact.value_high !== null
        ? [{ id: fact.id, rounds: fact.value_high, label: fact.context, ...fromFacts([fact]) }]
        : [],
    )
    .sort((a, b) => a.rounds - b.rounds);
}

/** The fact of an id, where it is on record with a figure. */
export function figureOf(facts: readonly Fact[], id: string): { readonly value: number; readonly fact: Fact } | null {
  const fact = facts.find((one) => one.id === id);
  const value = fact?.value_high ?? fact?.value_low ?? null;
  return fact === undefined || value === null ? null : { value, fact };
}

/** Rents of one H100 for an hour, in USD: a row of a range has two ends. */
export function rentsOf(facts: readonly Fact[]): readonly (FromFacts & {
  readonly id: string;
  readonly low: number;
  readonly high: number;
  readonly label: string;
  readonly date: string;
})[] {
  return facts
    .flatMap((fact) => {
      const { id, unit, context, date, value_low: low, value_high: high } = fact;
      return unit === "USD per H100-hour" && low !== null
        ? [{ id, low, high: high ?? low, label: context, date, ...fromFacts([fact]) }]
        : [];
    })
    .sort((a, b) => a.low - b.low || (a.id < b.id ? -1 : 1));
}

/** Cost of one query with and without the orchestrator, in USD. */
export function queryCostsOf(
  facts: readonly Fact[],
): (FromFacts & { readonly frontierUsd: number; readonly orchestratedUsd: number }) | null {
  const frontier = figureOf(facts, "hle-cost-gpt5");
  const orchestrated = figureOf(facts, "hle-cost-orch");
  if (frontier === null || orchestrated === null) return null;
  return {
    frontierUsd: frontier.value,
    orchestratedUsd: orchestrated.value,
    ...fromFacts([frontier.fact, orchestrated.fact]),
  };
}

/** The tokens of an orchestrator's call: mean prompt and mean completion. */
export function tokensOf(
  facts: readonly Fact[],
): (FromFacts & { readonly prompt: number; readonly completion: number }) | null {
  const prompt = figureOf(facts, "tokens-prompt-tau2");
  const completion = figureOf(facts, "tokens-completion-tau2");
  if (prompt === null || completion === null) return null;
  return { prompt: prompt.value, completion: completion.value, ...fromFacts([prompt.fact, completion.fact]) };
}

/** A run of one round at a price, with prompts that no context cuts and no tool's fee. */
export function runAt(price: TokenPrice, tokens: { readonly prompt: number; readonly completion: number }): Run {
  return {
    rounds: 1,
    price,
    promptTokens: tokens.prompt,
    outputTokens: tokens.completion,
    addedTokens: 0,
    contextTokens: Number.POSITIVE_INFINITY,
    toolUsd: 0,
  };
}

/** Ordinary traffic as on record: rounds of a query on HLE, calls of GPT-5 in a round, the scripts' prices. */
export function trafficOf(facts: readonly Fact[], run: Run): (FromFacts & { readonly traffic: Traffic }) | null {
  const rounds = figureOf(facts, "chain-hle-requests");
  const share = figureOf(facts, "gpt5-calls-per-step");
  const cap = figureOf(facts, "max-rounds-hle");
  const expert = facts.find(({ id }) => id === "price-gpt5-script");
  const [price] = expert === undefined ? [] : pricesOf([expert]);
  if (rounds === null || share === null || cap === null || price === undefined || expert === undefined) return null;
  return {
    traffic: { meanRounds: rounds.value, roundCap: cap.value, expertShare: share.value, expert: price.price, run },
    ...fromFacts([rounds.fact, share.fact, cap.fact, expert]),
  };
}
