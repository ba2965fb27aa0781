import { describe, expect, it } from "vitest";
import { describeP, factClaims, scaleClaims } from "../../../src/friction/ssm/claims.ts";
import type { Model } from "../../../src/friction/ssm/model.ts";
import { model } from "./model.ts";

function test(claim: string, rows: readonly Model[]) {
  const found = [...scaleClaims, ...factClaims].find((candidate) => candidate.claim === claim);
  if (!found) throw new Error(`No test of ${claim}`);
  return found.test(rows);
}

describe("two lines in one essay", () => {
  it("decides nothing while no model without attention passes 7B", () => {
    expect(test("map-7b-cliff", [model("pure SSM", 7.3), model("hybrid", 52)]).verdict).toBe("undecidable");
    expect(test("map-7b-cliff", []).verdict).toBe("undecidable");
  });

  it("gives up the line of 7B at 8B, and both at a state-space model of 13B", () => {
    expect(test("map-7b-cliff", [model("pure SSM", 8)])).toMatchObject({ verdict: "mixed", n: 1 });
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
