import { capsuleLinear } from "../../../src/gpu/kernels/capsule/linear.ts";
import { capsuleRouting } from "../../../src/gpu/kernels/capsule/routing.ts";
import type { KernelCase } from "./case.ts";

const LAYERS = [
  { batch: 1, inputs: 1, inputLength: 1, classes: 1, outputLength: 1 },
  { batch: 3, inputs: 7, inputLength: 5, classes: 3, outputLength: 3 },
  { batch: 1, inputs: 131, inputLength: 8, classes: 10, outputLength: 16 },
  { batch: 2, inputs: 9, inputLength: 2, classes: 64, outputLength: 16 },
  { batch: 33, inputs: 5, inputLength: 4, classes: 2, outputLength: 4 },
  { batch: 9, inputs: 101, inputLength: 3, classes: 7, outputLength: 6 },
];

const SMALL = { batch: 2, inputs: 67, inputLength: 4, classes: 5, outputLength: 4 };
const ROUTED = { ...SMALL, iterations: 3 };

export const CAPSULE_CASES: readonly KernelCase[] = [
  {
    kernel: capsuleLinear,
    shapes: LAYERS,
    mutations: [
      { what: "one depth left out", from: "l < DEPTH; l++", to: "l < DEPTH - 1u; l++", at: SMALL },
      {
        what: "no barrier before the products",
        from: /workgroupBarrier\(\);\s*for \(var l/,
        to: "for (var l",
        at: SMALL,
      },
      {
        what: "tiles overwritten while they are read",
        from: /workgroupBarrier\(\);\s*\}\s*store_four/,
        to: "}\nstore_four",
        at: SMALL,
      },
      {
        what: "weights read by columns",
        from: "whole_l * COLUMNS + column",
        to: "column * WHOLE + whole_l",
        at: SMALL,
      },
    ],
  },
  {
    kernel: capsuleRouting,
    shapes: LAYERS.map((layer, index) => ({ ...layer, iterations: 1 + (index % 4) })),
    mutations: [
      { what: "only the last vote", from: "+= v;", to: "= v;", at: ROUTED },
      {
        what: "couplings of another class",
        from: "couplings[i * CLASSES + (local + 0u) / LENGTH]",
        to: "couplings[i * CLASSES]",
        at: ROUTED,
      },
      {
        what: "a softmax that lacks a class",
        from: "var total = 0.0f",
        to: "var total = -exp(logits[row] - largest)",
        at: ROUTED,
      },
      { what: "the sum not squashed", from: "sqrt(square) / (1.0f + square) * s[k]", to: "s[k]", at: ROUTED },
      {
        what: "no barrier before the logits",
        from: /workgroupBarrier\(\);(\s*for \(var pair = local; [^{]*\{\s*var logit)/,
        to: "$1",
        at: ROUTED,
      },
      {
        what: "no barrier before the softmax",
        from: /workgroupBarrier\(\);(\s*for \(var pair = local; [^{]*\{\s*let row)/,
        to: "$1",
        at: ROUTED,
      },
      {
        what: "no barrier before the sums",
        from: /workgroupBarrier\(\);(\s*for \(var i = 0u; i < count)/,
        to: "$1",
        at: ROUTED,
      },
      {
        what: "predictions overwritten while they are read",
        from: /workgroupBarrier\(\);\s*\}\s*if \(local \+ 0u/,
        to: "}\nif (local + 0u",
        at: ROUTED,
      },
      {
        what: "no barrier before the squash",
        from: /workgroupBarrier\(\);(\s*for \(var k = local; [^{]*\{\s*let capsule)/,
        to: "$1",
        at: { batch: 1, inputs: 131, inputLength: 8, classes: 10, outputLength: 16, iterations: 3 },
      },
      { what: "one chunk only", from: "min((place.x + 1u) * CHUNK, INPUTS)", to: "min(CHUNK, INPUTS)", at: ROUTED },
    ],
  },
];
