import { describe, expect, it } from "vitest";
import type { ParameterDeclaration } from "../../src/engine/result.ts";
import { combinationsOf, definitionsOf } from "../../src/predictions/combinations.ts";

const declared = (
  name: string,
  type: ParameterDeclaration["type"],
  value: ParameterDeclaration["default"],
  description = "",
): ParameterDeclaration => ({ name, type, default: value, description });

const COMMON = [
  declared("as_of", "date", "2026-11-21"),
  declared("before_made", "boolean", true),
  declared("verified_only", "boolean", false),
];

describe("definitionsOf", () => {
  it("lists the default first and each alternative once", () => {
    const parameters = [
      ...COMMON,
      declared("linear", "boolean", true),
      declared("size", "number", 13, "Smallest [7|13|30.5]"),
      declared("stage", "text", "paper", "Stage [paper|code]"),
      declared("free", "number", 4, "Without alternatives"),
    ];
    expect(definitionsOf(parameters)).toEqual([
      { name: "linear", values: [true, false] },
      { name: "size", values: [13, 7, 30.5] },
      { name: "stage", values: ["paper", "code"] },
      { name: "free", values: [4] },
    ]);
  });
});

describe("combinationsOf", () => {
  it("has one for a query without definitions", () => {
    expect(combinationsOf(COMMON)).toEqual({ combinations: [{}], total: 1 });
  });

  it("begins with the default, then what differs least", () => {
    const parameters = [declared("a", "boolean", false), declared("b", "number", 1, "[1|2|3]")];
    expect(combinationsOf(parameters)).toEqual({
      combinations: [
        { a: false, b: 1 },
        { a: false, b: 2 },
        { a: false, b: 3 },
        { a: true, b: 1 },
        { a: true, b: 2 },
        { a: true, b: 3 },
      ],
      total: 6,
    });
  });

  it("is capped, and says how many there would be", () => {
    const parameters = Array.from({ length: 8 }, (_, index) => declared(`p${index}`, "boolean", false));
    const { combinations, total } = combinationsOf(parameters);
    expect(total).toBe(256);
    expect(combinations).toHaveLength(32);
    expect(new Set(combinations.map((combination) => JSON.stringify(combination))).size).toBe(32);
    const changed = combinations.map((combination) => Object.values(combination).filter(Boolean).length);
    expect(changed).toEqual(changed.toSorted((a, b) => a - b));
  });
});
