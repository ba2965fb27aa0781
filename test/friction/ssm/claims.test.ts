import { describe, expect, it } from "vitest";
import { claimedFrom } from "../../../src/friction/ssm/claimed.ts";
import { describeP, scaleClaims } from "../../../src/friction/ssm/claims.ts";
import { factClaims } from "../../../src/friction/ssm/facts.ts";
import type { Model } from "../../../src/friction/ssm/model.ts";
import { model } from "./model.ts";

const claimed = claimedFrom([
  { id: "map-7b-cliff", quantity: "7; 13", unit: "B parameters" },
  { id: "att-rwkv-14b", quantity: "14", unit: "B parameters" },
  { id: "map-falconh1-140b", quantity: "140", unit: "B parameters" },
  { id: "map-jamba-52b-active", quantity: "52", unit: "B active parameters" },
  { id: "att-retnet-6p7", quantity: "6.7", unit: "B parameters" },
  { id: "map-falcon-2024-09", quantity: "2024-09", unit: "date" },
]);

function test(claim: string, rows: readonly Model[]) {
  const found = [...scaleClaims(claimed), ...factClaims(claimed)].find((candidate) => candidate.claim === claim);
  if (!found) throw new Error(`No test of ${claim}`);
  return found.test(rows);
}

describe("two lines in one essay", () => {
  it("decides nothing while no model without attention passes 7B", () => {
    expect(test("map-7b-cliff", [model("pure SSM", 7.3), model("hybrid", 52)]).verdict).toBe("undecidable");
    expect(test("map-7b-cliff", []).verdict).toBe("undecidable");
  });

  it("disagrees with a line that a state-space model passed, and in part where only a linear RNN did", () => {
    const passed = test("map-7b-cliff", [model("pure SSM", 8)]);
    expect(passed).toMatchObject({ verdict: "disagrees", n: 1 });
    expect(passed.sentence).toContain("the one of the heading, 7B, is none");
    expect(test("map-7b-cliff", [model("linear RNN", 14)]).verdict).toBe("mixed");
    expect(test("map-7b-cliff", [model("pure SSM", 13)]).verdict).toBe("disagrees");
  });

  it("does not count conversions, which were not trained at their size", () => {
    expect(test("map-7b-cliff", [model("pure SSM", 7), model("pure SSM", 30, { origin: "converted" })])).toMatchObject({
      verdict: "undecidable",
      n: 1,
    });
  });
});

describe("hybrids from 13B on", () => {
  it("are all there is, unless a linear RNN or a state-space model is as large", () => {
    const hybrid = model("hybrid", 52);
    expect(test("map-ssm-13b-hybrid", [hybrid, model("pure SSM", 8)])).toMatchObject({ verdict: "agrees", n: 1 });
    expect(test("map-ssm-13b-hybrid", [hybrid, model("linear RNN", 14)]).verdict).toBe("mixed");
    expect(test("map-ssm-13b-hybrid", [hybrid, model("pure SSM", 13)]).verdict).toBe("disagrees");
    expect(test("map-ssm-13b-hybrid", []).verdict).toBe("undecidable");
  });
});

describe("RWKV", () => {
  it("stops at 14B if conversions do not pass it", () => {
    const scratch = model("linear RNN", 14, { name: "RWKV-4 14B" });
    const converted = model("linear RNN", 72, { name: "QRWKV-72B", origin: "converted" });
    expect(test("att-rwkv-14b", [scratch]).verdict).toBe("agrees");
    expect(test("att-rwkv-14b", [scratch, converted]).verdict).toBe("mixed");
    expect(test("att-rwkv-14b", [model("linear RNN", 30, { name: "RWKV-9 30B" })]).verdict).toBe("disagrees");
    expect(test("att-rwkv-14b", [converted]).verdict).toBe("undecidable");
  });
});

describe("facts given in passing", () => {
  it("are decided by a row that was read in its source, not by one that was not", () => {
    const falcon = model("hybrid", 34, { name: "Falcon-H1 34B" });
    expect(test("map-falconh1-140b", [falcon]).verdict).toBe("disagrees");
    expect(test("map-falconh1-140b", [{ ...falcon, evidence: "recalled" }])).toMatchObject({
      verdict: "undecidable",
      n: 1,
      nSeen: 0,
    });
    expect(test("map-falconh1-140b", []).verdict).toBe("undecidable");
  });

  it("tell active from all parameters", () => {
    const jamba = model("hybrid", 52, { name: "Jamba v0.1", params_active_b: 12 });
    expect(test("map-jamba-52b-active", [jamba]).verdict).toBe("disagrees");
    expect(test("map-jamba-52b-active", [{ ...jamba, params_active_b: 52 }]).verdict).toBe("agrees");
  });
});

describe("Falcon Mamba", () => {
  const falcon = model("pure SSM", 7, { id: "falcon_mamba", released: "2024-08-12", headline_result: "Surpasses X" });

  it("is not judged by its month alone, as its scores are the main claim", () => {
    const finding = test("map-falcon-2024-09", [falcon]);
    expect(finding.verdict).toBe("mixed");
    expect(finding.sentence).toContain("not in the month that the essay names");
    expect(finding.sentence).toContain("only what its authors report (“Surpasses X”)");
    expect(test("map-falcon-2024-09", [{ ...falcon, released: "2024-09-03" }]).verdict).toBe("mixed");
    expect(test("map-falcon-2024-09", [{ ...falcon, evidence: "recalled" }]).verdict).toBe("undecidable");
  });
});

describe("describeP", () => {
  it("writes no more digits than matter", () => {
    expect([0.0000004, 0.0026, 0.057, 0.522].map(describeP)).toEqual([
      "p < 0.001",
      "p = 0.003",
      "p = 0.06",
      "p = 0.52",
    ]);
  });
});
