import { describe, expect, it } from "vitest";
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
