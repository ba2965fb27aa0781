import * as v from "valibot";
import { factRow, figureOf } from "../../src/orchestra/facts.ts";
import { type Model, modelRows } from "./model.ts";

const baseRow = v.object({ id: v.string(), params_total_b: v.nullable(v.number()) });

/** The size of the orchestrator, as stated and as its base model has it: training by GRPO adds no parameters. */
export const orchestratorSize: Model = {
  name: "orchestrator-size",
  results: (tables) => {
    const stated = figureOf(modelRows(tables, "orchestration_facts", factRow), "base-model");
    const base = modelRows(tables, "models", baseRow).find(({ id }) => id === "qwen3-8b")?.params_total_b ?? null;
    if (stated === null || base === null) return [];
    return [
      {
        scenario: "orchestrator-8b",
        quantity: "parameters",
        value: base,
        low: Math.min(base, stated.value),
        high: Math.max(base, stated.value),
        unit: "B",
        assumptions:
          "the value is that of the base model Qwen3-8B, which training leaves as it is; the other end is as stated",
        inputs: ["models:qwen3-8b", "orchestration_facts:base-model"],
      },
    ];
  },
};
