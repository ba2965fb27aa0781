import { describe, expect, it } from "vitest";
import { allCliffTests, cliffTest, type Definition, sharesBySize, sizedBy } from "../../../src/friction/ssm/cliff.ts";
import { describeStrict, verdictWords } from "../../../src/friction/ssm/sensitivity.ts";
import { model } from "./model.ts";

const WIDE: Definition = { line: 7, linear: true, converted: false, size: "total" };

const many = (n: number, make: (i: number) => ReturnType<typeof model>) => Array.from({ length: n }, (_, i) => make(i));

describe("what is compared", () => {
  const models = [
    model("pure SSM", 7),
    model("linear RNN", 14),
    model("hybrid", 52, { family: "hybrid_ssm", params_active_b: 12 }),
    model("hybrid", 80, { family: "hybrid_linear", params_active_b: null }),
    model("pure SSM", 8, { origin: "converted" }),
  ];
  const sizes = (definition: Omit<Definition, "line">) => sizedBy(models, definition).map(({ sizeB }) => sizeB);

  it("leaves linear RNNs out together with hybrids of linear attention", () => {
    expect(sizes(WIDE)).toEqual([7, 14, 52, 80]);
    expect(sizes({ ...WIDE, linear: false })).toEqual([7, 52]);
  });

  it("counts conversions only where asked", () => {
    expect(sizes({ ...WIDE, converted: true })).toContain(8);
  });

  it("leaves out models whose active size is not known", () => {
    expect(sizes({ ...WIDE, size: "active" })).toEqual([7, 14, 12]);
  });
});

describe("the test of an edge", () => {
  it("finds an edge where pure models end at the line", () => {
    const models = [
      ...many(10, (i) => model("pure SSM", 1 + i * 0.6)),
      ...many(2, () => model("hybrid", 3)),
      ...many(12, (i) => model("hybrid", 8 + i * 0.4)),
    ];
    expect(cliffTest(models, { ...WIDE, line: 7 })).toMatchObject({
      verdict: "agrees",
      pureAbove: [],
      above: { share: 0, n: 12 },
    });
  });

  it("disagrees with an edge where the share falls with size on both sides", () => {
    const models = [1, 2, 4, 8, 16, 32, 64, 128].flatMap((sizeB, i) => [
      ...many(8 - i, () => model("pure SSM", sizeB)),
      ...many(i, () => model("hybrid", sizeB)),
    ]);
    const test = cliffTest(models, WIDE);
    const { verdict, pValue, stepAdvantage } = test;
    expect(pValue).toBeLessThan(0.05);
    expect(stepAdvantage).toBeLessThan(-2);
    expect(verdict).toBe("disagrees");
    expect(verdictWords(test)).toBe("a gradual decline");
    expect(describeStrict(test, allCliffTests(models))).toMatch(/^With linear RNNs left out: a gradual decline \(p /);
  });

  it("decides nothing on few models above, or where chance would do", () => {
    const below = [...many(10, () => model("pure SSM", 3)), ...many(10, () => model("hybrid", 3))];
    expect(cliffTest([...below, ...many(4, () => model("hybrid", 20))], WIDE).verdict).toBe("undecidable");
    const alike = [...many(5, () => model("pure SSM", 20)), ...many(6, () => model("hybrid", 20))];
    expect(cliffTest([...below, ...alike], WIDE).verdict).toBe("undecidable");
    expect(cliffTest([], WIDE).verdict).toBe("undecidable");
  });

  it("disagrees where pure models are commoner above", () => {
    const models = [...many(12, () => model("hybrid", 3)), ...many(12, () => model("pure SSM", 20))];
    expect(cliffTest(models, WIDE).verdict).toBe("disagrees");
  });

  it("runs once for each of the sixteen definitions", () => {
    const seen = new Set(allCliffTests([]).map(({ definition }) => JSON.stringify(definition)));
    expect(seen.size).toBe(16);
  });
});

describe("bins of size", () => {
  it("hold 3B and 7.6B below their edges, and 8B and 13B from theirs", () => {
    const sized = sizedBy(
      [3, 7.6, 8, 13, 40].map((b) => model("pure SSM", b)),
      WIDE,
    );
    expect(sharesBySize(sized).map(({ label, share }) => [label, share.n])).toEqual([
      ["up to 3B", 1],
      ["3B to 7B", 1],
      ["8B to 13B", 1],
      ["13B to 40B", 1],
      ["40B and more", 1],
    ]);
  });

  it("stand at the geometric mean of their sizes", () => {
    expect(sharesBySize(sizedBy([model("hybrid", 50), model("pure SSM", 200)], WIDE))[0]).toMatchObject({
      middleB: expect.closeTo(100, 9),
      share: { share: 0.5, n: 2 },
    });
  });
});
