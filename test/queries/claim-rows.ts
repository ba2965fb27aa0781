import { expect } from "vitest";
import { databaseWithModels, type SomeRows } from "./database.ts";

export async function answer(claim: string, rows: SomeRows, parameters = {}) {
  const { run } = await databaseWithModels(rows);
  const [row, ...more] = await run(`claims/${claim}`, parameters);
  expect(more).toEqual([]);
  return row ?? {};
}

export async function verdict(claim: string, rows: SomeRows) {
  return (await answer(claim, rows))["verdict"];
}

export const figure = (id: string, metric: string, value: number, more: object = {}) => ({
  id,
  primitive: "p",
  implementation: "i",
  metric,
  value,
  date: "2025-01-01",
  evidence: "seen",
  ...more,
});

export const sheet = (id: string, gpu: string, metric: string, value: number, more: object = {}) =>
  figure(id, metric, value, { primitive: "datasheet", gpu, ...more });

export const fact = (id: string, quantity: string, low: number | null, high: number | null, more: object = {}) => ({
  id,
  quantity,
  value_low: low,
  value_high: high,
  context: "c",
  date: "2025-12-30",
  evidence: "seen",
  ...more,
});

export const transformer = (id: string, more: object = {}) => ({
  id,
  name: id,
  org: "O",
  released: "2024-01-01",
  is_frontier_flagship: true,
  attention: "GQA",
  ffn: "dense",
  architecture_class: "dense_transformer",
  params_total_b: 70,
  params_active_b: 70,
  n_layers: 80,
  d_model: 8192,
  n_heads: 64,
  n_kv_heads: 8,
  head_dim: 128,
  context_length: 131_072,
  mechanisms: [],
  evidence: "seen",
  ...more,
});

export const gain = (id: string, more: object) => ({
  id,
  method: "M",
  kind: "rl_post_training",
  model_or_paper: "DeepSeek-R1",
  org: "O",
  date: "2025-01-20",
  gain_kind: "accuracy_points",
  evidence: "seen",
  ...more,
});

export const event = (id: string, technique: string, stage: string, date: string, more: object = {}) => ({
  id,
  technique_id: technique,
  tier: "kernel",
  stage,
  date,
  what: "w",
  who: "W",
  evidence: "seen",
  ...more,
});

export const A_TO_E = ["a", "b", "c", "d", "e"];
