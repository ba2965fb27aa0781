import { describe, expect, test } from "vitest";
import type { Parameter, ParameterDeclaration, Snapshot } from "../../src/engine/result.js";
import {
  alternativesOf,
  describeChanges,
  parameterHelp,
  parameterKey,
  parameterProblems,
  readParameter,
  writeParameter,
} from "../../src/ui/parameter-state.js";

const declare = (type: ParameterDeclaration["type"], standard: Parameter): ParameterDeclaration => ({
  name: "p",
  type,
  default: standard,
  description: "",
});

describe("a parameter in the address", () => {
  test.each<[ParameterDeclaration["type"], Parameter, Parameter]>([
    ["boolean", false, true],
    ["boolean", true, false],
    ["number", 8, 0],
    ["number", 8, -1.5],
    ["number", 8, null],
    ["text", "x", ""],
    ["text", null, "ünder & score"],
    ["date", "2025-12-31", "2024-02-29"],
    ["date", "2025-12-31", null],
  ])("%s with default %j keeps %j", (type, standard, value) => {
    const declaration = declare(type, standard);
    expect(readParameter(declaration, writeParameter(declaration, value))).toBe(value);
  });

  test("is not written where it has its default", () => {
    expect(writeParameter(declare("number", 8), 8)).toBeNull();
  });

  test.each<[ParameterDeclaration["type"], Parameter, string]>([
    ["boolean", true, "perhaps"],
    ["number", 8, "eight"],
    ["number", 8, "Infinity"],
    ["date", "2025-12-31", "2025-02-30"],
    ["date", "2025-12-31", "yesterday"],
  ])("%s falls back to %j for %j", (type, standard, text) => {
    expect(readParameter(declare(type, standard), text)).toBe(standard);
  });

  test("has a key of its own, the page's key, or the switch's", () => {
    expect(parameterKey("tables/lag", "top")).toBe("lag.top");
    expect(parameterKey("tables/lag", "as_of", ["as_of"])).toBe("as_of");
    expect(parameterKey("tables/lag", "verified_only")).toBe("verified");
  });
});

test("changed parameters are named in words", () => {
  const parameters: ParameterDeclaration[] = [
    { name: "verified_only", type: "boolean", default: false, description: "" },
    { name: "as_of", type: "date", default: "2025-12-31", description: "" },
    { name: "top", type: "number", default: 8, description: "" },
  ];
  const snapshot = { parameters } as unknown as Snapshot;
  expect(describeChanges(snapshot, { verified_only: true, as_of: "2024-01-01", top: 8 })).toBe(
    "only rows read in their source, as of 2024-01-01",
  );
});

describe("alternatives that a description lists", () => {
  const listed = (type: ParameterDeclaration["type"], standard: Parameter, description: string) => ({
    ...declare(type, standard),
    description,
  });

  test("are its choices, the default first, and no part of its help", () => {
    const stage = listed("text", "second_stack", "When it is standard [framework|second_stack]");
    expect(alternativesOf(stage)).toEqual(["second_stack", "framework"]);
    expect(parameterHelp(stage)).toBe("When it is standard");
    expect(alternativesOf(listed("number", 13, "Least size [7|13|30]"))).toEqual([13, 7, 30]);
  });

  test("are none where there is no list", () => {
    expect(alternativesOf(listed("number", 13, "Least size"))).toEqual([]);
    expect(alternativesOf(listed("number", 13, "Least size [in billions]"))).toEqual([]);
  });
});

test("a value in the address that cannot be read is told", () => {
  const declarations = [declare("number", 8)];
  const told = (text: string | null) => parameterProblems("tables/lag", declarations, { get: () => text });
  expect(told("eight")).toEqual(["“lag.p” in the address is “eight”, but must be a number; 8 is used."]);
  expect(told("9")).toEqual([]);
  expect(told(null)).toEqual([]);
});
