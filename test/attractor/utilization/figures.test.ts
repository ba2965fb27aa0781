import { describe, expect, it } from "vitest";
import { claimedShares } from "../../../src/attractor/utilization/claimed.ts";
import { claims, type Evidence, sizeOf } from "../../../src/attractor/utilization/claims.ts";
import { datedRuns, type Figure, lanesOf, type OwnRow, runsOf } from "../../../src/attractor/utilization/figures.ts";
import {
  datedFinding,
  kernelFinding,
  laneNote,
  ownFinding,
  runFinding,
  sameProduct,
  vendorFinding,
} from "../../../src/attractor/utilization/words.ts";

const figure = (family: string, share: number | null, more: Partial<Figure> = {}): Figure => ({
  family,
  level: "kernel",
  what: "code",
  device: "H100",
  vendor: "NVIDIA",
  number_format: "bf16",
  share,
  share_high: null,
  date: null,
  place: 1,
  evidence: "seen",
  id: `${family}-${share}`,
  ...more,
});

const claimRows = [
  ["com-mamba2-util", "10-20; 60-70"],
  ["map-kan-util", "~10"],
  ["map-ode-util", "5-15"],
].map(([id = "", quantity = ""]) => ({
  id,
  essay: "comments",
  claim: "it",
  quantity,
  unit: "% utilization",
  testable_by: "kernel_run",
}));

describe("lanes of shares", () => {
  it("has a lane for every family, also where nothing was published", () => {
    const lanes = lanesOf([figure("KAN", null)], "kernel");
    expect(lanes).toHaveLength(10);
    expect(lanes.find(({ family }) => family === "KAN")).toMatchObject({ range: null, median: null, withoutPeak: 1 });
    expect(lanes.map(({ family }) => family)).not.toContain("Transformer");
    expect(lanesOf([], "run").map(({ family }) => family)).toContain("Transformer");
  });

  it("spans from the lowest share to the upper end of the highest", () => {
    const rows = [
      figure("RWKV", 0.25, { share_high: 0.4 }),
      figure("RWKV", 0.35),
      figure("RWKV", 0.9, { level: "run" }),
    ];
    expect(lanesOf(rows, "kernel").find(({ family }) => family === "RWKV")).toMatchObject({
      range: [0.25, 0.4],
      median: 0.3375,
      interval: null,
    });
  });

  it("gives the median an interval from six figures on: then it is the whole range", () => {
    // Conover: for n = 6 the 1st and 6th of the ordered values hold the median with 96.9%.
    const lane = lanesOf(
      [0.1, 0.2, 0.3, 0.4, 0.5, 0.6].map((share) => figure("RWKV", share)),
      "kernel",
    ).find(({ family }) => family === "RWKV");
    expect(lane).toMatchObject({ interval: [0.1, 0.6] });
    expect(lane?.median).toBeCloseTo(0.35, 12);
  });
});

describe("findings on utilization", () => {
  const claimed = claimedShares(claimRows);

  it("says what is published, what is not, and what stands in its place", () => {
    const lanes = lanesOf(
      [figure("Matrix product", 0.5), figure("Matrix product", 0.97), figure("KAN", null)],
      "kernel",
    );
    const text = kernelFinding(lanes, claimed, [0.0625, 0.068]);
    expect(text).toContain("matrix product 50–97% (n = 2)");
    expect(text).toContain("No share is on record for");
    expect(text).toContain("The essays give 4 figures for families without any");
    expect(text).toContain("6–7% of the peak by datasheet");
    expect(kernelFinding(lanesOf([], "kernel"), claimed, null)).toContain("No share of a peak is published");
    expect(lanes.map(laneNote).slice(0, 2)).toEqual(["n = 2, median 74%", "nothing published on record"]);
    expect(lanes.find(({ family }) => family === "KAN")).toSatisfy(
      (lane) => laneNote(lane) === "1 rate, no peak on record",
    );
  });

  it("warns of few runs", () => {
    expect(runFinding(lanesOf([figure("RWKV", 0.48, { level: "run" })], "run"))).toBe(
      "Model FLOP utilization of whole runs: RWKV 48% (n = 1). With so few runs of RWKV the ranges are what was published, not what is usual.",
    );
  });

  it("compares chips by one script and one format only", () => {
    const what = "torch.matmul, best shape found by mamf-finder";
    const rows = [
      figure("Matrix product", 0.8, { what }),
      figure("Matrix product", 0.5, { what, vendor: "AMD", device: "MI300X" }),
      figure("Matrix product", 0.7, { what, number_format: "fp8" }),
      figure("Matrix product", 0.9),
    ];
    expect(sameProduct(rows).map(({ vendor }) => vendor)).toEqual(["AMD", "NVIDIA"]);
    expect(vendorFinding(sameProduct(rows), rows)).toContain("AMD 50% (1 chip); NVIDIA 80% (1 chip)");
    expect(vendorFinding([], [])).toBe("No such measurement is in this selection.");
  });

  it("sets whole runs in time, and says until when all were of one vendor", () => {
    const run = (share: number, date: string | null, vendor: string | null) =>
      figure("Transformer", share, { level: "run", date, vendor, id: `${date}-${vendor}-${share}` });
    const rows = [
      run(0.55, "2026-08-01", "Google"),
      run(0.4, "2024-01-01", "NVIDIA"),
      run(0.5, "2023-07-01", "NVIDIA"),
      run(0.3, null, "NVIDIA"),
      run(0.3, "2021-01-01", null),
      figure("Matrix product", 0.7, { date: "2020-01-01" }),
    ];
    const runs = datedRuns(rows);
    expect(runs.map(({ date, share }) => [date, share])).toEqual([
      ["2023-07-01", 0.5],
      ["2024-01-01", 0.4],
      ["2026-08-01", 0.55],
    ]);
    expect(datedFinding(runs).replaceAll("\u00a0", " ")).toContain(
      "3 whole runs with a date: NVIDIA 2, from July 2023 on; Google 1, from August 2026 on. Until August 2026 all are on chips of NVIDIA.",
    );
    expect(datedFinding(runs.slice(0, 2))).toContain("All are on chips of NVIDIA.");
    expect(datedFinding([])).toMatch(/^No run/);
  });

  it("keeps runs of different devices apart, and says of a software adapter that it is none", () => {
    const own = (run: string, family: string, share: number, is_software: boolean): OwnRow => ({
      run,
      device: run,
      is_software,
      family,
      kernel: `${family}-${share}`,
      share,
      low: share,
      high: share,
    });
    const rows = [
      own("gpu", "Matrix product", 0.4, false),
      own("soft", "Matrix product", 0.1, true),
      own("soft", "KAN", 0.05, true),
    ];
    const [gpu = [], soft = []] = runsOf(rows);
    expect([gpu.length, soft.length]).toEqual([1, 2]);
    expect(ownFinding(soft)).toContain("nothing below carries over");
    expect(ownFinding(soft)).toContain("the spline layer of a KAN 0.5×");
    expect(ownFinding(gpu)).not.toContain("processor");
  });
});

describe("claims on utilization", () => {
  const all: Evidence = {
    rows: [],
    ceilings: [
      { device: "A100", share: 0.0625, evidence: "seen" },
      { device: "H100", share: 0.068, evidence: "seen" },
    ],
    claimed: claimedShares(claimRows),
    facts: [],
  };
  const test = (id: string, more: Partial<Evidence> = {}) => {
    const found = claims.find(({ claim }) => claim === id);
    if (!found) throw new Error(`No test of ${id}`);
    return found.test({ ...all, ...more });
  };

  it("cannot decide on a share that nobody published, and says what datasheets allow", () => {
    expect(test("map-kan-util")).toMatchObject({ verdict: "undecidable", n: 2 });
    expect(test("map-kan-util").sentence).toContain("10% for KAN asks for matrix products or fewer bits");
    expect(test("map-ode-util").sentence).toContain("of 5–15% for Neural ODE only the lower part");
  });

  it("decides once five shares are on record", () => {
    const rows = (share: number) => Array.from({ length: 5 }, (_, i) => figure("KAN", share, { id: `${i}` }));
    expect(test("map-kan-util", { rows: rows(0.1) }).verdict).toBe("agrees");
    expect(test("map-kan-util", { rows: rows(0.5) }).verdict).toBe("disagrees");
    expect(test("map-kan-util", { rows: rows(0.1).slice(1) }).verdict).toBe("undecidable");
  });

  it("reads the tax from the datasheets: 16 and 14.7 times are within 10 to 100, at one end", () => {
    expect(test("att-10-100x")).toMatchObject({ verdict: "mixed", n: 2 });
    expect(test("att-10-100x").sentence).toContain("14.7 to 16 times");
    expect(test("att-10-100x", { ceilings: [] }).verdict).toBe("undecidable");
    expect(test("att-10-100x", { ceilings: [{ device: "x", share: 0.5, evidence: "seen" }] }).verdict).toBe(
      "disagrees",
    );
  });

  it("lists training runs by the size that they name", () => {
    const rows = [
      figure("RWKV", 0.48, { level: "run", what: "RWKV-4 14B training" }),
      figure("RWKV", 0.37, { level: "run", what: "RWKV-7 7.2B training" }),
      figure("Linear attention", 0.75, { level: "run", what: "inference" }),
    ];
    expect(test("map-ssm-13b", { rows })).toMatchObject({ verdict: "undecidable", n: 2 });
    expect(test("map-ssm-13b", { rows }).sentence).toContain("37% at 7.2B, 48% at 14B");
    expect(test("map-ssm-13b", { rows }).sentence).toContain("shows no collapse");
    expect([sizeOf("RWKV-7 7.2B training"), sizeOf("none")]).toEqual([7.2, null]);
  });

  it("finds no date in facts that start later", () => {
    expect(test("att-google-2016", { facts: [{ date: "2025-10-01", evidence: "seen" }] }).sentence).toContain(
      "from 2025 on",
    );
  });
});
