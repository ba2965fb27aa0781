import { describe, expect, it } from "vitest";
import { dated, recordLines } from "../../../src/friction/ssm/records.ts";
import { model } from "./model.ts";

describe("recordLines", () => {
  const lines = recordLines(
    [
      model("pure SSM", 7, { released: "2024-04-01" }),
      model("pure SSM", 2.8, { released: "2023-12-01" }),
      model("pure SSM", 1.5, { released: "2025-03-01" }),
      model("pure SSM", 8, { released: "2025-02-01", origin: "converted" }),
      model("hybrid", 52, { released: null }),
    ],
    "2025-12-31",
  );

  it("keeps the largest so far, to the end of the watch", () => {
    expect(lines[0]?.steps.map(({ date, sizeB }) => [date.toISOString().slice(0, 10), sizeB])).toEqual([
      ["2023-12-01", 2.8],
      ["2024-04-01", 7],
      ["2025-12-31", 7],
    ]);
  });

  it("tells conversions apart and leaves out what has no date", () => {
    expect(lines.map(({ kind, origin }) => [kind, origin])).toEqual([
      ["pure SSM", "from_scratch"],
      ["pure SSM", "converted"],
    ]);
  });
});

describe("a model known to the year", () => {
  const big = model("hybrid", 560, { name: "Big", released: "2025-01-01", released_precision: "year" });
  const early = model("hybrid", 456, { name: "Early", released: "2025-01-15" });
  const steps = (until: string) =>
    recordLines([big, early], until)[0]?.steps.map(({ date, model: { name } }) => [
      date.toISOString().slice(0, 10),
      name,
    ]);

  it("hides no record of its year", () => {
    expect(steps("2026-12-31")).toEqual([
      ["2025-01-15", "Early"],
      ["2025-12-31", "Big"],
      ["2026-12-31", "Big"],
    ]);
  });

  it("spans the year, or what the watch saw of it", () => {
    expect(steps("2025-06-30")?.at(-1)).toEqual(["2025-06-30", "Big"]);
    const [, span] = dated([big, early], "2026-12-31");
    expect([span?.from, span?.to]).toEqual([new Date("2025-01-01"), new Date("2025-12-31")]);
  });
});
