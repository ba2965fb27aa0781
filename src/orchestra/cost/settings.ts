import type { Traffic } from "../../analysis/orchestration/ordinary-query.js";
import type { Run, TokenPrice } from "../../analysis/orchestration/query-cost.js";
import { type Choice, chosenOf } from "../../ui/choice.js";
import { type Quantity, quantityOf } from "../../ui/quantity-control.js";
import type { PageState } from "../../ui/url-state.js";
import type { Priced } from "../facts.js";

type Address = Pick<PageState, "get">;

function priceChoice(key: string, legend: string, standard: string): (prices: readonly Priced[]) => Choice<string> {
  return (prices) => ({
    key,
    legend,
    options: prices.map(({ id, label, price }) => ({
      value: id,
      label:
        price.input === price.output
          ? `${label}: ${price.input} USD`
          : `${label}: ${price.input} in, ${price.output} out`,
    })),
    standard: prices.some(({ id }) => id === standard) ? standard : (prices[0]?.id ?? ""),
  });
}

/** The model that an attack calls in every round. */
export const DEAR = priceChoice("dear", "Model called in every round (USD per million tokens)", "price-opus-script");
/** The model whose one call is the cheapest query. */
export const CHEAP = priceChoice("cheap", "Cheapest model", "price-qwen8b-script");
/** The expert of ordinary queries. */
export const EXPERT = priceChoice("expert", "Expert", "price-gpt5-script");

export const ROUNDS: Quantity = {
  key: "rounds",
  label: "Cap on rounds",
  min: 1,
  max: 1000,
  standard: 50,
  whole: true,
  slider: "log",
};
export const PROMPT: Quantity = {
  key: "prompt",
  label: "Prompt of the first round",
  unit: "tokens",
  min: 0,
  max: 200_000,
  standard: 11_154,
  slider: "linear",
};
export const OUTPUT: Quantity = {
  key: "output",
  label: "Written in each round",
  unit: "tokens",
  min: 1,
  max: 32_000,
  standard: 766,
  slider: "log",
};
export const ADDED: Quantity = {
  key: "added",
  label: "Added to each next prompt",
  unit: "tokens",
  min: 0,
  max: 20_000,
  standard: 766,
  slider: "linear",
};
export const CONTEXT: Quantity = {
  key: "context",
  label: "Prompts are cut at",
  unit: "tokens",
  min: 1000,
  max: 2_000_000,
  standard: 131_072,
  slider: "log",
};
export const FEE: Quantity = {
  key: "fee",
  label: "Fee of the tool in each round",
  unit: "USD",
  min: 0,
  max: 1,
  standard: 0,
};
export const BUDGET: Quantity = {
  key: "budget",
  label: "Stop once spent (0: never)",
  unit: "USD",
  min: 0,
  max: 100_000,
  standard: 0,
};
export const MEAN_ROUNDS: Quantity = {
  key: "usual",
  label: "Mean rounds",
  min: 1,
  max: 100,
  standard: 2.8,
  slider: "log",
};
export const SHARE: Quantity = {
  key: "share",
  label: "Rounds that call the expert",
  unit: "%",
  min: 0,
  max: 100,
  standard: 50,
  slider: "linear",
};

export const BASELINE: Choice<"call" | "query"> = {
  key: "over",
  legend: "Compared with",
  legendShown: true,
  options: [
    { value: "call", label: "one call of the cheapest model" },
    { value: "query", label: "the mean ordinary query" },
  ],
};

/** Everything that the page computes from. */
export interface CostSetting {
  readonly attack: Run;
  readonly cheapCall: Run;
  readonly traffic: Traffic;
  readonly budgetUsd: number | null;
  readonly dear: Priced;
  readonly cheap: Priced;
}

/** The setting as the address has it; null where no price is left in the selection. */
export function costSetting(state: Address, prices: readonly Priced[]): CostSetting | null {
  const priced = (choice: (prices: readonly Priced[]) => Choice<string>): Priced | undefined => {
    if (prices.length === 0) return undefined;
    const id = chosenOf(state, choice(prices));
    return prices.find((one) => one.id === id);
  };
  const [dear, cheap, expert] = [priced(DEAR), priced(CHEAP), priced(EXPERT)];
  if (dear === undefined || cheap === undefined || expert === undefined) return null;
  const run = (price: TokenPrice): Run => ({
    rounds: quantityOf(state, ROUNDS),
    price,
    promptTokens: quantityOf(state, PROMPT),
    outputTokens: quantityOf(state, OUTPUT),
    addedTokens: quantityOf(state, ADDED),
    contextTokens: quantityOf(state, CONTEXT),
    toolUsd: quantityOf(state, FEE),
  });
  return {
    attack: run(dear.price),
    cheapCall: { ...run(cheap.price), rounds: 1, toolUsd: 0 },
    traffic: {
      meanRounds: quantityOf(state, MEAN_ROUNDS),
      roundCap: quantityOf(state, ROUNDS),
      expertShare: quantityOf(state, SHARE) / 100,
      expert: expert.price,
      run: run(cheap.price),
    },
    budgetUsd: quantityOf(state, BUDGET) || null,
    dear,
    cheap,
  };
}
