import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crossoverLength } from "../../../src/analysis/sequence-scaling/crossover.ts";
import { decodeStep, kernelGain, mixingSeconds } from "../../../src/analysis/sequence-scaling/roofline.ts";
import { MIXERS, shapeOf } from "../../../src/analysis/sequence-scaling/shape.ts";
import { type Layout, trainingTax, trainingTime } from "../../../src/analysis/sequence-scaling/training.ts";
import { H100, KERNELS, LLAMA_LIKE } from "./setting.ts";

const decoding = { batch: 16, context: 32_768, bytesPerWeight: 2, bytesPerCachedValue: 2, bytesPerStateValue: 4 };

describe("a step of writing", () => {
  it("is that of a worked example", () => {
    // In Python: (12.885 GB of weights + 68.719 GB of cache) / (3.35 TB/s · 0.8), and with two passes over 0.268 GB of state.
    const attention = decodeStep("attention", LLAMA_LIKE, H100, KERNELS, decoding);
    expect(attention.weightBytes).toBeCloseTo(12_884_901_888, 0);
    expect(attention.memoryBytes).toBeCloseTo(68_719_476_736, 0);
    expect(attention.seconds).toBeCloseTo(0.030449395, 8);
    expect(decodeStep("ssd", LLAMA_LIKE, H100, KERNELS, decoding).seconds).toBeCloseTo(0.008012999, 8);
  });

  it("takes as long at any context with a state", () => {
    for (const mixer of ["linear", "mamba1", "ssd"] as const)
      expect(decodeStep(mixer, LLAMA_LIKE, H100, KERNELS, { ...decoding, context: 1e6 })).toEqual(
        decodeStep(mixer, LLAMA_LIKE, H100, KERNELS, { ...decoding, context: 1 }),
      );
  });

  it("never gets shorter with a longer context or a larger batch", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MIXERS),
        fc.integer({ min: 1, max: 500_000 }),
        fc.integer({ min: 1, max: 512 }),
        (mixer, context, batch) => {
          const seconds = (more: object) =>
            decodeStep(mixer, LLAMA_LIKE, H100, KERNELS, { ...decoding, context, batch, ...more }).seconds;
          expect(seconds({ context: 2 * context })).toBeGreaterThanOrEqual(seconds({}));
          expect(seconds({ batch: batch + 1 })).toBeGreaterThanOrEqual(seconds({}));
        },
      ),
    );
  });
});

describe("kernels", () => {
  it("wait for what is slowest", () => {
    // By hand: 16.9 Mflop / (989 T · 0.4) = 43 ns, 0.59 Mop / (67 T · 0.4) = 22 ns, 132,096 B / (3.35 TB/s · 0.8) = 49 ns.
    expect(mixingSeconds("ssd", LLAMA_LIKE, H100, KERNELS, 4096) / 32).toBeCloseTo(132_096 / 2.68e12, 15);
  });

  it("of SSD overtake attention within the published order of magnitude, and those of Mamba-1 later", () => {
    const at = (mixer: "ssd" | "mamba1") =>
      crossoverLength((n) => kernelGain(mixer, LLAMA_LIKE, H100, KERNELS, n)) ?? Number.NaN;
    // Dao and Gu 2024 measured 2K for SSD.
    expect(at("ssd")).toBeGreaterThan(1024);
    expect(at("ssd")).toBeLessThan(8192);
    expect(at("mamba1")).toBeGreaterThan(at("ssd"));
  });
});

const team: Layout = { gpus: 64, tensor: 8, context: 1, passing: "serial" };
const run = { length: 4096, tokensPerStep: 2 ** 22 };

describe("a step of training", () => {
  it("is that of a worked example, part by part", () => {
    // In Python: projections 3 · 4096/8 · 2P / (989 T · 0.6), attention 3.5 times its forward pass, 4 sums a layer,
    // gradients of 8 copies over 128 sequences each.
    const time = trainingTime("attention", LLAMA_LIKE, H100, KERNELS, team, run);
    expect(time.projections).toBeCloseTo(0.0333522233, 9);
    expect(time.mixing).toBeCloseTo(0.0032433689, 9);
    expect(time.tensorMessages).toBeCloseTo(0.0504054429, 9);
    expect(time.contextMessages).toBe(0);
    expect(time.gradientMessages).toBeCloseTo(0.0004317666, 9);
    expect(time.seconds).toBeCloseTo(0.0874328017, 9);
  });

  it("hands states on in 63 hops, or by 6 of a prefix scan", () => {
    const messages = (passing: "serial" | "prefix") =>
      trainingTime("ssd", LLAMA_LIKE, H100, KERNELS, { gpus: 512, tensor: 8, context: 64, passing }, run)
        .contextMessages;
    // In Python: 2 · 64 blocks · hops · (10 µs + 0.524 MB / 51 GB/s).
    expect(messages("serial")).toBeCloseTo(0.1635391849, 9);
    expect(messages("prefix")).toBeCloseTo(0.0155751605, 9);
  });

  it("sends nothing on one GPU, and its tax is then one of kernels alone", () => {
    const alone = { gpus: 1, tensor: 1, context: 1, passing: "serial" } as const;
    for (const mixer of MIXERS) {
      const { projections, mixing, seconds } = trainingTime(mixer, LLAMA_LIKE, H100, KERNELS, alone, run);
      expect(seconds).toBe(projections + mixing);
    }
  });

  it("has no tax of attention over itself", () => {
    expect(trainingTax("attention", LLAMA_LIKE, H100, KERNELS, team, run)).toBe(1);
  });

  it("has a tax that falls with the size of the model where a sequence stays in one team", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e9, max: 1e11, noNaN: true }), fc.constantFrom("mamba1", "ssd"), (size, mixer) => {
        const alone = { gpus: 8, tensor: 1, context: 1, passing: "serial" } as const;
        const distance = (parameters: number) =>
          Math.abs(trainingTax(mixer, shapeOf(parameters), H100, KERNELS, alone, run) - 1);
        expect(distance(4 * size)).toBeLessThanOrEqual(distance(size) + 1e-9);
      }),
    );
  });

  it("costs a recurrence more, the more parts a sequence is cut into, and never less in series than by a scan", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5 }), (power) => {
        const at = (context: number, passing: "serial" | "prefix") =>
          trainingTime("ssd", LLAMA_LIKE, H100, KERNELS, { gpus: 512, tensor: 8, context, passing }, run)
            .contextMessages;
        const parts = 2 ** power;
        expect(at(2 * parts, "serial")).toBeGreaterThan(at(parts, "serial"));
        expect(at(parts, "serial")).toBeGreaterThanOrEqual(at(parts, "prefix"));
      }),
    );
  });
});

describe("a crossover", () => {
  it("is where the ratio passes 1", () => {
    expect(crossoverLength((n) => n / 1000)).toBeCloseTo(1000, 6);
    expect(crossoverLength(() => 0.5)).toBeNull();
    expect(crossoverLength(() => 2)).toBe(16);
  });
});
