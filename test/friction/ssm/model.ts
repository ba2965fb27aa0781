import type { Model } from "../../../src/friction/ssm/model.ts";

const FAMILY = { "pure SSM": "pure_ssm", "linear RNN": "linear_rnn", hybrid: "hybrid_ssm" } as const;

/** A model of a kind and size, released in 2024 and read in its source unless said otherwise. */
export function model(kind: Model["kind"], params_total_b: number, more: Partial<Model> = {}): Model {
  return {
    id: `${kind}-${params_total_b}`,
    name: `${kind} ${params_total_b}B`,
    org: "Lab",
    released: "2024-08-01",
    released_precision: "day",
    kind,
    family: FAMILY[kind],
    origin: "from_scratch",
    params_total_b,
    params_active_b: params_total_b,
    release_params_b: null,
    headline_result: null,
    open_weights: "yes",
    evidence: "seen",
    sources: [],
    ...more,
  };
}
