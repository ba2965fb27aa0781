import { describe, expect, it } from "vitest";
import type { PointedFinding } from "../../src/friction/zones/pointed.ts";
import { claimedLags } from "../../src/lag/claimed.ts";
import { around, LAG_TESTS, overall, unreadStages } from "../../src/lag/findings.ts";
import type { DurationRow } from "../../src/lag/rows.ts";
import { duration, repeat, waiting } from "./sample.ts";

const claimed = claimedLags([
  { id: "waw-tldr-lag", quantity: "12/24/36" },
  { id: "waw-kernel-lag", quantity: "~24" },
  { id: "waw-pred-serving-3y", quantity: "~36" },
]);

function find(claim: string, rows: readonly DurationRow[]): PointedFinding {
  const test = LAG_TESTS.find(({ claims }) => claims.includes(claim));
  if (!test) throw new Error(`no test of ${claim}`);
  return test.test(rows, claimed);
}

const near = (months: number, more: Partial<DurationRow>, n = 30) =>
  repeat(n, (i) => duration(months + (i - n / 2) / 10, more));

describe("the buckets of 12, 24 and 36 months", () => {
  it("agree where each tier keeps its time", () => {
    const rows = [
      ...near(12, { tier: "weight_only" }),
      ...near(24, { tier: "kernel" }),
      ...near(36, { tier: "system" }),
    ];
    const finding = find("waw-tldr-lag", rows);
    expect(finding).toMatchObject({ verdict: "agrees", n: 90 });
    expect(finding.points[0]).toContain("weight-only, kernel and system, the essays’ order");
  });

  it("disagree where only the fastest got there, and say so", () => {
    const rows = [
      ...near(38, { tier: "weight_only" }),
      ...near(9, { tier: "kernel" }, 6),
      ...repeat(40, () => waiting(60)),
      ...near(70, { tier: "system" }),
    ];
    const finding = find("waw-lag-buckets", rows);
    expect(finding.verdict).toBe("disagrees");
    expect(finding.sentence).toContain("kernel more than half have not got there");
    expect(finding.points[0]).toContain("not the essays’ order");
    expect(finding.points[1]).toContain("kernel 40 of 46 (87%)");
  });

  it("are undecided on nothing", () => {
    expect(find("waw-tldr-lag", []).verdict).toBe("undecidable");
  });
});

describe("kernel changes since 2023", () => {
  it("are told with and without those that wait", () => {
    const late = { stage: "two_serving_stacks", paper_year: 2024 } as const;
    const rows = [...near(8, late, 10), ...repeat(9, () => waiting(15, late))];
    const finding = find("waw-kernel-lag", rows);
    expect(finding.sentence).toContain("10 of 19 got there, after a median 7.95 months");
    expect(finding.points.join(" ")).toContain("that still wait move the median from 7.95 to");
  });
});

describe("the essay's own tests of its model", () => {
  it("are met by any technique that was quicker", () => {
    const finding = find("waw-fals-kernel", [duration(3, { technique: "Quick" }), duration(13)]);
    expect(finding.verdict).toBe("disagrees");
    expect(finding.points.join(" ")).toContain("Quick (3)");
    expect(finding.points.at(-1)).toContain("does not hold as a rule");
  });

  it("let the model stand otherwise", () => {
    const finding = find("waw-fals-serving", [duration(13, { tier: "system" })]);
    expect(finding.points.at(-1)).toContain("stands");
    expect(finding.verdict).toBe("undecidable");
    const many = (["two_serving_stacks", "default"] as const).flatMap((stage) =>
      repeat(5, () => duration(13, { tier: "system", stage })),
    );
    expect(find("waw-fals-serving", many).verdict).toBe("agrees");
  });
});

describe("training and architecture", () => {
  const rows = (training: number, kernel: number) =>
    (["framework_upstream", "default"] as const).flatMap((stage) => [
      ...near(training, { stage, tier: "training" }),
      ...near(kernel, { stage, tier: "kernel" }),
    ]);

  it.each([
    [5, 30, "agrees"],
    [30, 5, "disagrees"],
    [20, 20, "undecidable"],
  ] as const)("training %d months, kernels %d: %s", (training, kernel, verdict) => {
    expect(find("waw-training-faster", rows(training, kernel)).verdict).toBe(verdict);
  });
});

it("weeks and years are taken at their word", () => {
  const weeks = near(2, { stage: "first_large_model", tier: "weight_only" }, 20).map((row) => ({
    ...row,
    months: Math.abs(row.months ?? 0),
  }));
  expect(find("map-weeks", [...weeks, ...near(30, { stage: "serving_stack" })]).verdict).toBe("agrees");
  expect(find("map-weeks", near(3, { stage: "serving_stack" })).verdict).toBe("disagrees");
});

it("any technique is held to two or three years", () => {
  expect(find("waw-24-36-any", near(30, { stage: "serving_stack" })).verdict).toBe("agrees");
  expect(find("waw-24-36-any", near(6, { stage: "serving_stack" })).verdict).toBe("disagrees");
});

it("one verdict stands for several", () => {
  expect(overall(["agrees", "disagrees"])).toBe("mixed");
  expect(overall(["undecidable", "disagrees"])).toBe("disagrees");
  expect(overall([])).toBe("undecidable");
  expect(around(24)).toEqual({ from: 18, to: 30 });
});

it("stages whose dates were hardly read decide nothing on read rows alone", () => {
  const evidence = [
    { stage: "default", n_techniques: 36, n_first_seen: 3, first_on_record: "2019-01-01" },
    { stage: "serving_stack", n_techniques: 62, n_first_seen: 60, first_on_record: "2019-01-01" },
  ];
  expect(unreadStages(["default"], evidence)).toContain("default 3 of 36");
  expect(unreadStages(["serving_stack"], evidence)).toBeNull();
});
