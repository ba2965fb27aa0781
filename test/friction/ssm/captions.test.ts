import { describe, expect, it } from "vitest";
import type { QueryResult } from "../../../src/engine/result.ts";
import { describeDenominator, describeRecords, describeYears } from "../../../src/friction/ssm/captions.ts";
import { model } from "./model.ts";

const result = (rows: QueryResult["rows"]): QueryResult => ({ columns: [], rows });

const largeBin = {
  size_bin: "13B and more",
  n: 129,
  n_organisations: 30,
  n_organisations_recurrent: 9,
  n_transformer: 113,
  n_hybrid: 14,
  n_linear_rnn: 2,
  n_pure_ssm: 0,
};

describe("the denominator", () => {
  const text = describeDenominator(result([largeBin]), [
    model("linear RNN", 14, { name: "RWKV-4 14B", release_params_b: 14.2 }),
    model("hybrid", 52, { release_params_b: 52 }),
    model("linear RNN", 72, { origin: "converted" }),
    model("pure SSM", 8),
  ]);

  it("has an interval", () => {
    expect(text).toContain("12% (95% interval 8–19%, n = 129)");
  });

  it("says why the table of sequence models has other numbers", () => {
    expect(text).toContain("has 3 models of that size: 2 of them are also among the releases, 1 are not, 1 of these");
    expect(text).toContain("RWKV-4 14B: 14B there, 14.2B here");
  });
});

describe("the records", () => {
  it("name the claimed ends in words and what is known to the year", () => {
    const text = describeRecords([model("hybrid", 40, { released_precision: "year" })], { heading: 7, text: 13 });
    expect(text).toContain("7B in its heading, 13B in its text");
    expect(text).toContain("1 model is known to the year only");
  });
});

describe("the years", () => {
  it("say which kind has no model in the last of them", () => {
    const text = describeYears(
      result([
        { year: 2025, kind: "pure SSM", scratch: null, scratch_b: null },
        { year: 2025, kind: "hybrid", scratch: ["H"], scratch_b: 560 },
        { year: 2024, kind: "pure SSM", scratch: ["A", "B"], scratch_b: 8 },
      ]),
    );
    expect(text).toBe(
      "Of 2025, trained from scratch: no pure SSM is on record; the last, of 2024, has 8B (A and B); no linear RNN is on record; the largest hybrid has 560B parameters (H). An empty place means that no model is on record, not that none was tried.",
    );
  });
});
