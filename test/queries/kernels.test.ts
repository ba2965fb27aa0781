import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { KERNELS } from "../../src/gpu/kernels/index.ts";
import { recordedRuns } from "../../src/kernels/recorded.ts";
import { databaseWith } from "./database.ts";

const row = (run: string, kernel: string, more: object = {}) => ({
  id: `${run}.${kernel}`,
  run,
  date: "2026-01-02",
  adapter: run,
  is_software: false,
  size: "quick",
  kernel,
  family: "gemm",
  parameters: '{"n":8}',
  status: "passed",
  median_ms: 2,
  low_ms: 1,
  high_ms: 3,
  n_samples: 12,
  useful_flops: 2e6,
  compulsory_bytes: 1e6,
  allocated_bytes: 3e6,
  code: "today",
  evidence: "measured",
  ...more,
});

describe("kernels/runs", () => {
  it("gives what passed, GPUs first, as the charts read it", async () => {
    const { run } = await databaseWith({
      kernel_runs: [
        row("a-software", "gemm-tiled", { is_software: true }),
        row("b-gpu", "gemm-tiled", { architecture_id: "attention" }),
        row("b-gpu", "gemm-naive"),
        row("b-gpu", "kan-spline", { status: "error", median_ms: null }),
      ],
    });
    const rows = await run("kernels/runs");
    const runs = recordedRuns({ columns: [], rows });
    expect(runs.map(({ id, isSoftware, measurements }) => [id, isSoftware, measurements.length])).toEqual([
      ["b-gpu", false, 2],
      ["a-software", true, 1],
    ]);
    expect(runs[0]?.measurements[1]).toMatchObject({
      kernelId: "gemm-tiled",
      architectureId: "attention",
      parameters: { n: 8 },
      medianMs: 2,
      lowMs: 1,
      highMs: 3,
    });
    expect(runs[1]?.label).toContain("(software adapter)");
  });
});

describe("kernels/recorded", () => {
  it("gives no rate of operations to a kernel that does none, and sorts it last of its family", async () => {
    const { run } = await databaseWith({
      kernel_runs: [
        row("a", "ceilings-copy", { family: "ceilings", useful_flops: 0 }),
        row("a", "ceilings-triad", { family: "ceilings" }),
      ],
    });
    const rows = await run("kernels/recorded");
    // 2e6 operations and 1e6 bytes in 2 ms are 1e9 and 5e8 a second.
    expect(rows.map(({ kernel, gflop_per_s, gb_per_s }) => [kernel, gflop_per_s, gb_per_s])).toEqual([
      ["ceilings-triad", 1, 0.5],
      ["ceilings-copy", null, 0.5],
    ]);
  });
});

describe("kernels/hardware-fit", () => {
  const rating = (architecture_id: string, more: object = {}) => ({
    architecture_id,
    as_of_kind: "introduction",
    as_of: "2020-01-01",
    rater: "first",
    rubric_version: 1,
    is_default: true,
    ga: 2,
    mal: 1,
    par: 2,
    sti: 0,
    im: 0,
    evidence: "seen",
    ...more,
  });

  it("gives each technique the H of its default rating, once", async () => {
    const { run } = await databaseWith({
      architectures: ["a", "b"].map((id) => ({
        id,
        name: id.toUpperCase(),
        introduced: "2020-01-01",
        evidence: "seen",
      })),
      ratings: [
        rating("a"),
        rating("a", { as_of_kind: "2025" }),
        rating("a", { rater: "second", is_default: false, ga: 0 }),
        rating("b", { evidence: "recalled", mal: 0 }),
      ],
    });
    expect(await run("kernels/hardware-fit")).toEqual([
      { architecture_id: "a", name: "A", h: 5, evidence: "seen" },
      { architecture_id: "b", name: "B", h: 4, evidence: "recalled" },
    ]);
    expect(await run("kernels/hardware-fit", { verified_only: true })).toHaveLength(1);
  });
});

const figure = (id: string, primitive: string, more: object = {}) => ({
  id,
  primitive,
  implementation: "code",
  metric: "tflops",
  value: 1,
  date: "2025-01-01",
  evidence: "seen",
  ...more,
});

const datasheet = (id: string, gpu: string, value: number, more: object = {}) =>
  figure(id, "datasheet", { gpu, value, dtype: "bf16", ...more });

describe("kernels/published-rates", () => {
  const datasheets = [
    datasheet("d-sxm", "H100 SXM", 989),
    datasheet("d-pcie", "H100 PCIe", 756),
    datasheet("d-f32", "H100 SXM", 67, { dtype: "fp32" }),
    datasheet("d-memory", "H100 SXM", 3350, { metric: "gbps", dtype: null }),
    datasheet("d-gb", "GB200 SXM", 2500),
    datasheet("d-b", "B200 SXM", 2250),
  ];
  const shares = async (kernel_benchmarks: readonly object[], kernel_runs: readonly object[] = [], parameters = {}) => {
    const { run } = await databaseWith({
      kernel_benchmarks: [...datasheets, ...kernel_benchmarks.map((one) => ({ ...one }))],
      kernel_runs: kernel_runs.map((one) => ({ ...one })),
    });
    const rows = await run("kernels/published-rates", parameters);
    return new Map(rows.map((found) => [found["id"], found]));
  };

  it("takes a published figure's own peak, else the datasheet's of that model, form and format", async () => {
    const rows = await shares([
      figure("own", "gemm", { gpu: "H100", dtype: "bf16", value: 500, peak_tflops: 1000 }),
      figure("sheet", "gemm", { gpu: "B200", dtype: "bf16", value: 1125 }),
      figure("half", "attention_flash2", { gpu: "H100 PCIe", dtype: "fp16", value: 378 }),
      figure("unknown", "webgpu_gemm", { gpu: "Apple M4 Max", dtype: "fp32", value: 7 }),
      figure("format", "gemm", { gpu: "B200", dtype: "fp32", value: 6 }),
      figure("range", "attention_flash", {
        gpu: "H100",
        dtype: "fp16",
        metric: "pct_of_peak",
        value: 25,
        value_high: 40,
      }),
    ]);
    expect(rows.get("own")).toMatchObject({ share_of_peak: 0.5, peak: 1000 });
    expect(rows.get("sheet")).toMatchObject({ share_of_peak: 0.5, datasheet: "B200 SXM" });
    expect(rows.get("half")).toMatchObject({ share_of_peak: 0.5, datasheet: "H100 PCIe" });
    expect(rows.get("unknown")).toMatchObject({ share_of_peak: null, rate: 7 });
    expect(rows.get("format")?.["share_of_peak"]).toBeNull();
    expect(rows.get("range")).toMatchObject({ rate: null, share_of_peak: 0.25, share_of_peak_high: 0.4 });
  });

  it("gives a figure once that was published as a rate and as a share", async () => {
    const both = { implementation: "matmul", gpu: "H100", dtype: "bf16", shape: "big" };
    const rows = await shares([
      figure("rate", "gemm", { ...both, value: 800, peak_tflops: 989 }),
      figure("share", "gemm", { ...both, metric: "pct_of_peak", value: 80.9 }),
    ]);
    expect(rows.has("rate")).toBe(true);
    expect(rows.has("share")).toBe(false);
  });

  it("holds a recorded GPU against its datasheet, and a software adapter against none", async () => {
    const gpu = { adapter: "NVIDIA H100 80GB HBM3" };
    const rows = await shares(
      [],
      [
        // 67 GFLOP in 2 ms are 33.5 TFLOP/s, half of 67; 3.35 GB in 2 ms are half of 3350 GB/s.
        row("h", "gemm-tiled", { ...gpu, useful_flops: 67e9 }),
        row("h", "ceilings-copy", { ...gpu, compulsory_bytes: 3.35e9 }),
        { ...row("h", "gemm-tiled", { ...gpu, useful_flops: 1e9 }), id: "h.gemm-tiled.2" },
        row("h", "kan-spline", gpu),
        row("s", "gemm-tiled", { adapter: "SwiftShader on H100", is_software: true }),
      ],
    );
    expect(rows.get("h.gemm-tiled")).toMatchObject({ share_of_peak: 0.5, unit: "TFLOP/s", datasheet: "H100 SXM" });
    expect(rows.get("h.ceilings-copy")).toMatchObject({ share_of_peak: 0.5, unit: "GB/s", topic: "Memory copy" });
    expect(rows.get("s.gemm-tiled")).toMatchObject({ share_of_peak: null, is_software: true });
    expect([...rows.keys()].sort()).toEqual(["h.ceilings-copy", "h.gemm-tiled", "s.gemm-tiled"]);
    const none = await shares([], [row("s", "gemm-tiled", { is_software: true })], { with_software: false });
    expect(none.size).toBe(0);
  });

  it("leaves out what was not read in its source, peaks as well", async () => {
    const recalled = figure("recalled", "gemm", { gpu: "B200", dtype: "bf16", evidence: "recalled" });
    expect((await shares([recalled])).size).toBe(1);
    expect((await shares([recalled], [], { verified_only: true })).size).toBe(0);
  });
});

describe("kernels/published-ratios", () => {
  it("gives the ratio of two kernels of one run with an interval that holds wherever both of theirs do", async () => {
    const { run } = await databaseWith({
      kernel_benchmarks: [
        figure("fa1_runtime_vs_optimized", "attention_flash", { metric: "speedup_vs", value: 2, value_high: 4 }),
        figure("fa1_memory_2k", "attention_flash", { metric: "memory_saving_x", value: 10 }),
      ],
      kernel_runs: [
        row("g", "prefill-materialized", { median_ms: 8, low_ms: 6, high_ms: 10, allocated_bytes: 9e6 }),
        row("g", "prefill-flash"),
        row("other", "kan-spline"),
      ],
    });
    const rows = await run("kernels/published-ratios");
    expect(rows.map(({ quantity, origin, ratio, low, high }) => [quantity, origin, ratio, low, high])).toEqual([
      ["time", "published", 2, 2, 4],
      // 8 / 2, from 6 / 3 to 10 / 1.
      ["time", "recorded", 4, 2, 10],
      ["memory", "published", 10, 10, 10],
      ["memory", "recorded", 3, 3, 3],
    ]);
  });
});

describe("the kernels that the queries name", () => {
  it.each(["published-rates", "published-ratios"])("are of the lab: %s", async (name) => {
    const sql = await readFile(`src/queries/kernels/${name}.sql`, "utf8");
    const families = [...new Set(KERNELS.map(({ family }) => family))];
    const named = [...sql.matchAll(/'([a-z0-9]+(?:-[a-z0-9]*)+)'/g)]
      .flatMap(([, id]) => id ?? [])
      .filter((id) => families.some((family) => id.startsWith(`${family}-`)));
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((start) => !KERNELS.some(({ id }) => id.startsWith(start)))).toEqual([]);
  });
});
