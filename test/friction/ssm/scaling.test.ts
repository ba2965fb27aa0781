import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TaxResult, taxClaims } from "../../../src/friction/ssm/scaling/claims.ts";
import {
  claimedScaling,
  claimedTaxes,
  dealtTaxes,
  scalingFindings,
} from "../../../src/friction/ssm/scaling/findings.ts";
import { CLAIMED_RUNS, scalingInputs, scanGpus } from "../../../src/friction/ssm/scaling/machine.ts";
import {
  claimedLayout,
  DEALINGS,
  decodeTimes,
  kernelCrossovers,
  kernelGains,
  NAMES,
  taxesByLength,
  taxesBySize,
  taxOf,
} from "../../../src/friction/ssm/scaling/points.ts";
import type { KernelRow } from "../../../src/friction/ssm/scaling/rows.ts";
import { rangesAround, scalingSensitivity } from "../../../src/friction/ssm/scaling/sensitivity.ts";
import { INPUTS, layoutOf, PRESETS, type Scaling, scalingOf } from "../../../src/friction/ssm/scaling/settings.ts";
import {
  describeDecoding,
  describeKernels,
  describeParts,
  describeScaling,
  describeSizes,
} from "../../../src/friction/ssm/scaling/words.ts";

const sheet = (gpu: string, metric: string, value: number, dtype: string | null = null) => ({
  id: `${gpu} ${metric} ${dtype}`,
  gpu,
  dtype,
  metric,
  value,
  primitive: "datasheet",
  evidence: "seen",
});

const gpus = scanGpus([
  sheet("H100 SXM", "memory_gb", 80),
  sheet("H100 SXM", "gbps", 3350),
  sheet("H100 SXM", "tflops", 989, "bf16"),
  sheet("H100 SXM", "tflops", 67, "fp32"),
  sheet("No vector peak", "memory_gb", 80),
  sheet("No vector peak", "gbps", 3350),
  sheet("No vector peak", "tflops", 989, "bf16"),
]);

const address = (query: string) => {
  const set = new URLSearchParams(query);
  return { get: (key: string) => set.get(key) };
};

function scalingAt(query: string): Scaling {
  const found = scalingOf(address(query), gpus);
  if (found === null) throw new Error("no accelerator");
  return found;
}

const claimed = claimedScaling([
  { id: "map-tax-1p5-to-3-5", quantity: "1.5; 3-5", unit: "x" },
  { id: "map-3x-tax", quantity: "3", unit: "x" },
  { id: "map-gpus-8-512", quantity: "8; 512", unit: "GPUs" },
]);

describe("settings", () => {
  it("offer accelerators whose vector peak is on record", () => {
    expect(gpus.map(({ name }) => name)).toEqual(["H100 SXM"]);
  });

  it("stand at their standards where an address asks for what is not there", () => {
    expect(scalingAt("params=none&tokens=1&gpus=0&mixer=attention&passing=x&gpu=none")).toEqual(scalingAt(""));
  });

  it("have the usual values of the ranges as their standards", () => {
    for (const { id, value } of scalingInputs({ within: 153, between: 51 }))
      expect(INPUTS[id].standard * INPUTS[id].scale, id).toBeCloseTo(value, 10);
  });

  it("cut a layout down to its GPUs, and say so", () => {
    expect(layoutOf(512, 8, 64, "serial")).toEqual({
      layout: { gpus: 512, tensor: 8, context: 64, passing: "serial" },
      problems: [],
    });
    const { layout, problems } = layoutOf(16, 8, 64, "serial");
    expect(layout).toMatchObject({ tensor: 8, context: 2 });
    expect(problems).toEqual(["64 parts of 8 GPUs take more than 16: counted with 2 of 8."]);
  });

  it("under a preset are those of the claims' runs", () => {
    const values = PRESETS.map(
      ({ values: set }) => new URLSearchParams(Object.entries(set).map(([k, v]) => [k, v ?? ""])),
    );
    const shown = values.map((query) => scalingAt(String(query)));
    expect(shown.map(({ shape, layout }) => [shape.parameters, layout.gpus, layout.context])).toEqual([
      [7e9, 8, 1],
      [7e9, 8, 8],
      [65e9, 512, 1],
      [65e9, 512, 64],
    ]);
    const [whole, cut] = dealtTaxes(scalingAt("")).filter(({ label }) => !label.includes("prefix"));
    expect(shown.map(taxOf).map((tax) => tax.toFixed(6))).toEqual(
      [whole?.small, cut?.small, whole?.large, cut?.large].map((tax) => tax?.toFixed(6)),
    );
  });
});

describe("the claims' runs", () => {
  it("lie on the way from few GPUs to many", () => {
    for (const { parameters, gpus: all, tensor } of CLAIMED_RUNS) {
      const layout = claimedLayout(parameters, DEALINGS[2]);
      expect(layout.gpus).toBeCloseTo(all, 6);
      expect(layout.tensor).toBeCloseTo(tensor, 6);
      expect(layout.context).toBeCloseTo(all / tensor, 6);
    }
  });

  it("are drawn as claimed", () => {
    expect(claimedTaxes(claimed)).toEqual([
      { billions: 7, low: 1.5, high: 1.5, label: "claimed 1.5×" },
      { billions: 65, low: 3, high: 5, label: "claimed 3–5×" },
    ]);
  });

  it("give the claimed growth only where each sequence is cut over all GPUs and states wait for each other", () => {
    const [whole, , serial] = dealtTaxes(scalingAt(""));
    expect(whole?.small).toBeLessThan(1.2);
    expect(whole?.large).toBeLessThan(1.2);
    expect(serial?.small).toBeCloseTo(1.4, 1);
    expect(serial?.large).toBeGreaterThan(3);
    const holds = Object.fromEntries(
      scalingFindings(scalingAt(""), claimed).map(({ claim, holds: how }) => [claim, how]),
    );
    expect(holds).toMatchObject({ "map-tax-1p5-to-3-5": "partly", "map-gpus-8-512": "partly", "waw-ssm-no-kv": "yes" });
  });
});

describe("curves", () => {
  it("cross 1 where it says so", () => {
    const scaling = scalingAt("");
    for (const { series, tokens } of kernelCrossovers(scaling)) {
      const curve = kernelGains(scaling).filter((point) => point.series === series);
      expect(curve.filter(({ x }) => x < tokens * 0.99).every(({ y }) => y <= 1)).toBe(true);
      expect(curve.filter(({ x }) => x > tokens * 1.01).every(({ y }) => y >= 1)).toBe(true);
    }
  });

  it("are finite and above zero at any setting", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 1000, noNaN: true }),
        fc.integer({ min: 256, max: 1_048_576 }),
        fc.integer({ min: 1, max: 65_536 }),
        fc.integer({ min: 1, max: 4096 }),
        (params, tokens, all, parts) => {
          const scaling = scalingAt(`params=${params}&tokens=${tokens}&gpus=${all}&parts=${parts}&team=8`);
          for (const points of [kernelGains, taxesByLength, taxesBySize, decodeTimes])
            for (const { y } of points(scaling)) expect(y > 0 && Number.isFinite(y)).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe("words", () => {
  it("say the tax, of what time consists, and what stays the same", () => {
    const scaling = scalingAt("params=65&gpus=512&team=8&parts=64");
    expect(describeScaling(scaling)).toMatch(
      /^Training 65B parameters with SSD \(Mamba-2\) takes 3\.\d\d times .* 512 × H100 SXM, 8 to a layer, .* in 64 parts, states handed on one by one\.$/,
    );
    expect(describeParts(scaling)).toMatch(/^With attention \d+% of it goes to projections/);
    expect(describeDecoding(decodeTimes(scaling), scaling)).toMatch(/SSD \(Mamba-2\) [\d.]+ ms at any length/);
    expect(describeSizes(taxesBySize(scaling), [], scaling)).toContain("No measured run is left");
  });

  it("compare published speed-ups with the curve at their length", () => {
    const scaling = scalingAt("");
    const points = kernelGains(scaling);
    const at8k = points.find(({ series, x }) => series === NAMES.ssd && x === 8192)?.y ?? 0;
    const row = (gain: number, more: Partial<KernelRow> = {}): KernelRow => ({
      id: "k",
      mixer: "ssd",
      implementation: "i",
      gpu: null,
      is_crossover: false,
      tokens: 8192,
      gain,
      evidence: "seen",
      ...more,
    });
    const rows = [row(at8k), row(1.9 * at8k), row(3 * at8k), row(1, { is_crossover: true })];
    expect(describeKernels(points, [], rows)).toContain("2 of 3 published speed-ups lie within a factor of two");
  });
});

describe("uncertainty", () => {
  it("keeps a set value within its range, around the tax that the section states", () => {
    const scaling = scalingAt("memory=99&within=1000&exponential=30");
    for (const { low, value, high } of rangesAround(scaling)) {
      expect(low).toBeLessThanOrEqual(value);
      expect(high).toBeGreaterThanOrEqual(value);
    }
    expect(scalingSensitivity(scaling).tornado.value).toBeCloseTo(taxOf(scaling), 8);
  });
});

describe("the claims on the tax, from the computed results", () => {
  const results = (whole: readonly [number, number], cut: readonly [number, number]): readonly TaxResult[] =>
    ["team", "serial"].flatMap((dealing) =>
      ["7b.8-gpus", "65b.512-gpus"].map((scenario, i) => {
        const value = (dealing === "team" ? whole : cut)[i] ?? 0;
        return {
          id: "r",
          scenario,
          mixer: "ssd",
          dealing,
          value,
          low: 0.9 * value,
          high: 1.1 * value,
          evidence: "seen",
        };
      }),
    );
  const verdicts = (rows: readonly TaxResult[]) => taxClaims(claimed).map(({ test }) => test(rows).verdict);

  it("agree where sequences kept whole give them, in part where only a cut does", () => {
    expect(verdicts(results([1.5, 4], [1, 1]))).toEqual(["agrees", "disagrees", "mixed"]);
    expect(verdicts(results([1.4, 3], [1, 1]))).toEqual(["agrees", "agrees", "agrees"]);
    expect(verdicts(results([1, 1], [1.4, 3.2]))).toEqual(["mixed", "mixed", "mixed"]);
    expect(verdicts(results([2, 1], [2, 1]))).toEqual(["disagrees", "disagrees", "disagrees"]);
    expect(verdicts([])).toEqual(["undecidable", "undecidable", "undecidable"]);
  });
});
