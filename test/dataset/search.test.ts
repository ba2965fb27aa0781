import { describe, expect, it } from "vitest";
import { searchIndex, wordsOf } from "../../src/dataset/search.ts";

interface Item {
  readonly name: string;
  readonly text?: string;
}

const found = (items: readonly Item[], query: string) => {
  const search = searchIndex(items, [
    { weight: 10, textOf: ({ name }) => name },
    { weight: 2, textOf: ({ text }) => text ?? "" },
  ]);
  const scores = search(query);
  return scores === null ? null : [...scores].sort((a, b) => b[1] - a[1]).map(([index]) => items[index]?.name);
};

describe("wordsOf", () => {
  it("parts letters from digits, and drops case, accents and signs", () => {
    expect(wordsOf("Mamba-2, Kolmogorov–Arnold; Über_FP16")).toEqual([
      "mamba",
      "2",
      "kolmogorov",
      "arnold",
      "uber",
      "fp",
      "16",
    ]);
  });
});

describe("a search", () => {
  const items = [
    { name: "Grouped-query attention", text: "Groups of query heads share keys" },
    { name: "Multi-query attention" },
    { name: "FlashAttention", text: "Tiles exact attention" },
    { name: "Sigmoid attention", text: "Trained with a flash kernel" },
    { name: "Mamba-2" },
  ];

  it("is none without a word", () => {
    expect(found(items, " – ")).toBeNull();
  });

  it("takes words in any order and by their beginnings", () => {
    expect(found(items, "att grou")).toEqual(["Grouped-query attention"]);
  });

  it("wants every word", () => {
    expect(found(items, "grouped mamba")).toEqual([]);
  });

  it("finds a name however its parts are joined", () => {
    expect(found(items, "mamba2")).toEqual(["Mamba-2"]);
    expect(found(items, "MAMBA 2")).toEqual(["Mamba-2"]);
  });

  it("does not find the middle of a word", () => {
    expect(found(items, "tention")).toEqual([]);
  });

  it("ranks a name above a description", () => {
    expect(found([{ name: "Other", text: "mamba" }, { name: "Mamba" }], "mamba")).toEqual(["Mamba", "Other"]);
  });

  it("ranks a whole word above a beginning and a short name above a long one", () => {
    const names = [{ name: "Mixtures" }, { name: "Mixture of experts" }, { name: "Mixture" }];
    expect(found(names, "mixture")).toEqual(["Mixture", "Mixtures", "Mixture of experts"]);
  });

  it("ranks first the name that the words spell out, within one word too", () => {
    expect(found(items, "flash attention")?.[0]).toBe("FlashAttention");
    expect(found(items, "attention flash")?.[0]).toBe("FlashAttention");
  });
});
