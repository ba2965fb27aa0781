import { meanQueryUsd, simulateQueries } from "../../src/analysis/orchestration/ordinary-query.ts";
import { quantileEstimate } from "../../src/analysis/orchestration/quantile-interval.ts";
import { type Run, runUsd } from "../../src/analysis/orchestration/query-cost.ts";
import { factRow, pricesOf, roundCapsOf, runAt, tokensOf, trafficOf } from "../../src/orchestra/facts.ts";
import { type Model, type ModelResult, modelRows } from "./model.ts";

const DRAWS = { seed: 1, samples: 20_000 };

/**
 * How far one query's cost can be driven up: the costliest run that the published scripts allow, over one call of the
 * cheapest model and over ordinary queries.
 */
export const queryCost: Model = {
  name: "query-cost",
  results: (tables) => {
    const facts = modelRows(tables, "orchestration_facts", factRow);
    const prices = pricesOf(facts).filter(({ inScript }) => inScript);
    const [cheapest, dearest] = [prices[0], prices.at(-1)];
    if (cheapest === undefined || dearest === undefined) return [];
    const tokens = tokensOf(facts);
    const readings: readonly Reading[] = [
      {
        name: "output-only",
        words: "output tokens only, as many in each call",
        cheap: runAt(cheapest.price, { prompt: 0, completion: 1000 }),
        added: 0,
        ids: [],
      },
      ...(tokens === null
        ? []
        : [
            {
              name: "mean-tokens",
              words: "each call with the mean prompt and completion on tau2-Bench",
              cheap: runAt(cheapest.price, tokens),
              added: 0,
              ids: tokens.ids,
            },
            {
              name: "growing-prompt",
              words: "as mean-tokens, each completion added to every later prompt, no prompt cut",
              cheap: runAt(cheapest.price, tokens),
              added: tokens.completion,
              ids: tokens.ids,
            },
          ]),
    ];
    return roundCapsOf(facts).flatMap((cap) =>
      readings.flatMap(({ name, words, cheap, added, ids }): readonly ModelResult[] => {
        const worst = runUsd({ ...cheap, rounds: cap.rounds, price: dearest.price, addedTokens: added }, null);
        const ordinary = ids.length === 0 ? null : trafficOf(facts, { ...cheap, addedTokens: added });
        const about = {
          scenario: `${cap.id}.${name}`,
          unit: "1",
          inputs: [cap.id, cheapest.id, dearest.id, ...ids].map(key),
        };
        const over: ModelResult = {
          ...about,
          quantity: "times-cheapest-call",
          value: worst / runUsd(cheap, null),
          low: null,
          high: null,
          assumptions: `every round up to the cap calls the dearest model; ${words}; over one call of the cheapest model`,
        };
        if (ordinary === null) return [over];
        const costs = simulateQueries(ordinary.traffic, DRAWS);
        const median = quantileEstimate(costs, 0.5);
        const inputs = [...about.inputs, ...ordinary.ids.map(key)];
        const drawn = `${words}; ordinary queries end after each round with the same probability and call GPT-5 in half of the rounds`;
        return [
          over,
          {
            ...about,
            inputs,
            quantity: "times-median-query",
            value: worst / median.value,
            low: worst / (median.high ?? median.value),
            high: worst / (median.low ?? median.value),
            assumptions: `${drawn}; ${DRAWS.samples} queries drawn from seed ${DRAWS.seed}, 95% interval of their median`,
          },
          {
            ...about,
            inputs,
            quantity: "times-mean-query",
            value: worst / meanQueryUsd(ordinary.traffic),
            low: null,
            high: null,
            assumptions: drawn,
          },
        ];
      }),
    );
  },
};

interface Reading {
  readonly name: string;
  readonly words: string;
  /** One call of the cheapest model. */
  readonly cheap: Run;
  readonly added: number;
  readonly ids: readonly string[];
}

const key = (id: string) => `orchestration_facts:${id}`;
