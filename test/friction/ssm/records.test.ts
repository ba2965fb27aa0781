import { describe, expect, it } from "vitest";
import { recordLines } from "../../../src/friction/ssm/records.ts";
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
