import { describe, expect, it } from "vitest";
import { type Choice, chosenOf, misnamedProblems, readChoice, switchProblems } from "../../src/ui/choice.ts";

const stage: Choice<"first" | "last"> = {
  key: "stage",
  legend: "Stage",
  options: [
    { value: "first", label: "First" },
    { value: "last", label: "Last" },
  ],
  standard: "first",
};

const address = (value: string | null) => ({ get: () => value });

describe("a choice without a standard", () => {
  it("has its first option", () => {
    expect(chosenOf(address(null), { key: stage.key, legend: stage.legend, options: stage.options })).toBe("first");
  });
});

describe("readChoice", () => {
  it.each([
    [null, "first"],
    ["first", "first"],
    ["last", "last"],
  ])("reads %j", (text, value) => {
    expect(readChoice(address(text), stage)).toEqual({ value, problems: [] });
  });

  it.each(["nonsense", "", "LAST"])("names %j and has the standard value", (text) => {
    expect(readChoice(address(text), stage)).toEqual({
      value: "first",
      problems: [`“stage” in the address is “${text}”, but must be first or last; first is used.`],
    });
  });

  it("cuts what is too long to repeat", () => {
    const { problems } = readChoice(address("x".repeat(500)), stage);
    expect(problems[0]).toContain(`“${"x".repeat(20)}”`);
  });

  it("does not repeat a long list", () => {
    const options = Array.from({ length: 40 }, (_, i) => ({ value: `model-${i}`, label: `Model ${i}` }));
    const { problems } = readChoice(address("none"), { key: "model", legend: "Model", options });
    expect(problems).toEqual(["“model” in the address is “none”, but must be one of the list; model-0 is used."]);
  });

  it("takes a value beside its options where the choice accepts it", () => {
    const until: Choice<string> = { ...stage, accepts: (text) => (/^\d{4}$/.test(text) ? text : null) };
    expect(readChoice(address("2024"), until)).toEqual({ value: "2024", problems: [] });
    expect(readChoice(address("soon"), until).problems).toHaveLength(1);
  });
});

describe("switchProblems", () => {
  it.each([null, "1", "0"])("finds none in %j", (text) => {
    expect(switchProblems(address(text), "verified")).toEqual([]);
  });

  it.each(["maybe", "", "true"])("names %j", (text) => {
    expect(switchProblems(address(text), "verified").join()).toContain(`“verified” in the address is “${text}”`);
  });
});

describe("misnamedProblems", () => {
  it("names the key that this page has where the address has a sister page's", () => {
    expect(misnamedProblems(address(null), "released_until", "reported_until")).toEqual([]);
    expect(misnamedProblems(address("2024"), "released_until", "reported_until")).toEqual([
      "“released_until” in the address means nothing on this page: here it is “reported_until”.",
    ]);
  });
});
