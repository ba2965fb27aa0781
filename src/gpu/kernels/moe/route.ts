import type { BufferSpec, Pass } from "../../kernel.js";
import { each } from "../parts/tile.js";
import type { RouterShape } from "./router-shape.js";

/** Tokens of a workgroup. */
const GROUP_TOKENS = 8;
const INVOCATIONS = 64;
const DEPTH = 32;

/** What the router leaves: per token and place among its experts, the expert's number and weight. */
export function routeBuffers(
  { tokens, active }: RouterShape,
  role: BufferSpec["role"] = "scratch",
): readonly BufferSpec[] {
  return [
    { name: "chosen", type: "u32", length: tokens * active, role },
    { name: "weight", type: "f32", length: tokens * active, role },
  ];
}

/**
 * Lists of the visits that each expert gets: `list` has room for every token in each, as no token visits an expert
 * twice. A visit is a token's number times `active` plus its place.
 */
export function listBuffers({ tokens, experts }: RouterShape): readonly BufferSpec[] {
  return [
    { name: "counts", type: "u32", length: experts, role: "scratch" },
    { name: "list", type: "u32", length: experts * tokens, role: "scratch" },
  ];
}

/**
 * Logits, top k, softmax over the k. A workgroup takes eight tokens; its invocations share the experts, and split the
 * inner dimension where there are fewer experts than invocations. An expert's rank among the logits of a token is the
 * number of larger ones, and of equal ones before it, so that all are ranked at once.
 *
 * @param listed also appends every visit to its expert's list; `counts` must be zero
 */
export function routePass({ tokens, width, experts, active }: RouterShape, listed: boolean): Pass {
  const expertLanes = Math.min(INVOCATIONS, 2 ** Math.ceil(Math.log2(experts)));
  return {
    label: "route",
    bindings: [
      { buffer: "x", access: "read", as: "array<f32>" },
      { buffer: "router", access: "read", as: "array<f32>" },
      { buffer: "weight", access: "read_write", as: "array<f32>" },
      ...(listed
        ? ([
            { buffer: "counts", access: "read_write", as: "array<atomic<u32>>" },
            { buffer: "list", access: "read_write", as: "array<u32>" },
          ] as const)
        : ([{ buffer: "chosen", access: "read_write", as: "array<u32>" }] as const)),
    ],
    code: `
const TOKENS = ${tokens}u;
const WIDTH = ${width}u;
const EXPERTS = ${experts}u;
const ACTIVE = ${active}u;
const DEPTH = ${DEPTH}u;
const INVOCATIONS = ${INVOCATIONS}u;
const LANES = ${expertLanes}u;
const SLICES = INVOCATIONS / LANES;

var<workgroup> tile: array<f32, ${GROUP_TOKENS * DEPTH}>;
var<workgroup> slices: array<f32, ${GROUP_TOKENS * INVOCATIONS}>;
var<workgroup> logits: array<f32, ${GROUP_TOKENS * experts}>;
var<workgroup> top_logit: array<f32, ${GROUP_TOKENS * active}>;
var<workgroup> top_expert: array<u32, ${GROUP_TOKENS * active}>;

@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(workgroup_id) group: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let first_token = ${GROUP_TOKENS}u * group_of(group).x;
  for (var first_expert = 0u; first_expert < EXPERTS; first_expert += LANES) {
    let expert = first_expert + local % LANES;
${each(GROUP_TOKENS, (t) => `    var sum_${t} = 0.0f;`)}
    for (var start = 0u; start < WIDTH; start += DEPTH) {
      for (var i = local; i < ${GROUP_TOKENS * DEPTH}u; i += INVOCATIONS) {
        let token = first_token + i / DEPTH;
        let l = start + i % DEPTH;
        tile[i] = select(0.0f, x[min(token, TOKENS - 1u) * WIDTH + min(l, WIDTH - 1u)], l < WIDTH);
      }
      workgroupBarrier();
      if (expert < EXPERTS) {
        for (var l = local / LANES; l < min(DEPTH, WIDTH - start); l += SLICES) {
          let factor = router[(start + l) * EXPERTS + expert];
${each(GROUP_TOKENS, (t) => `          sum_${t} = fma(tile[${t * DEPTH}u + l], factor, sum_${t});`)}
        }
      }
      workgroupBarrier();
    }
${each(GROUP_TOKENS, (t) => `    slices[${t}u * INVOCATIONS + local] = sum_${t};`)}
    workgroupBarrier();
    for (var i = local; i < ${GROUP_TOKENS}u * LANES; i += INVOCATIONS) {
      let token = i / LANES;
      let lane = i % LANES;
      if (first_expert + lane >= EXPERTS) { continue; }
      var sum = 0.0f;
      for (var slice = 0u; slice < SLICES; slice++) { sum += slices[token * INVOCATIONS + slice * LANES + lane]; }
      logits[token * EXPERTS + first_expert + lane] = sum;
    }
    workgroupBarrier();
  }

  for (var i = local; i < ${GROUP_TOKENS}u * EXPERTS; i += INVOCATIONS) {
    let first = i - i % EXPERTS;
    let own = logits[i];
    var rank = 0u;
    for (var other = first; other < first + EXPERTS; other++) {
      rank += u32(logits[other] > own || (logits[other] == own && other < i));
    }
    if (rank < ACTIVE) {
      top_logit[i / EXPERTS * ACTIVE + rank] = own;
      top_expert[i / EXPERTS * ACTIVE + rank] = i % EXPERTS;
    }
  }
  workgroupBarrier();

  for (var i = local; i < ${GROUP_TOKENS}u * ACTIVE; i += INVOCATIONS) {
    if (first_token + i / ACTIVE >= TOKENS) { continue; }
    let first = i - i % ACTIVE;
    var total = 0.0f;
    for (var other = first; other < first + ACTIVE; other++) { total += exp(top_logit[other] - top_logit[first]); }
    let visit = first_token * ACTIVE + i;
    weight[visit] = exp(top_logit[i] - top_logit[first]) / total;
    ${
      listed
        ? `let expert = top_expert[i];
    list[expert * TOKENS + min(atomicAdd(&counts[expert], 1u), TOKENS - 1u)] = visit;`
        : "chosen[visit] = top_expert[i];"
    }
  }
}`,
    groups: [Math.ceil(tokens / GROUP_TOKENS), 1, 1],
  };
}
