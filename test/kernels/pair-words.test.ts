import { expect, test } from "vitest";
import { pairNamed } from "../../src/gpu/pairs.ts";
import { claimedRange } from "../../src/kernels/pair-figures.ts";
import { chosenText, comparisonText, expectationText, figureText } from "../../src/kernels/pair-words.ts";
import { sentence } from "../../src/kernels/words.ts";

const words = (id: string, quantity: string | null, value: number, n: number | null = 40) => {
  const pair = pairNamed(id);
  if (!pair) throw new Error(`no pair ${id}`);
  return [
    comparisonText(pair),
    figureText(pair, { value, low: 0.9 * value, high: 1.1 * value, n }).replaceAll("\u00a0", " "),
    expectationText(pair, claimedRange(quantity)).replaceAll("\u00a0", " "),
  ];
};

test("times, bytes and shares are each in their own words", () => {
  expect(words("flash-time", "2-4", 3)).toEqual([
    "Time of prefill-materialized over that of prefill-flash",
    "3× (2.7× to 3.3×, n 40)",
    "Held against: 2× to 4×.",
  ]);
  expect(words("flash-memory", "10-20", 65, null)).toEqual([
    "Bytes of prefill-materialized over those of prefill-flash",
    "65× (counted)",
    "Held against: 10× to 20×.",
  ]);
  expect(words("kan-share", "~10", 0.1)).toEqual([
    "Rate of the faster of kan-spline and kan-spline-dense as a share of that of the fastest of gemm-tiled, gemm-register, gemm-subgroup and gemm-subgroup-matrix",
    "10 % (9 % to 11 %, n 40)",
    "No figure to hold it against.",
  ]);
});

test("a single figure is read with room", () => {
  expect(words("kan-weights-time", "~100", 90)[2]).toContain("50× to 200×, as a single figure is read as from half");
});

test("a claim without a figure says what it is held against, if anything", () => {
  expect(words("sparsity-time", null, 2)[2]).toContain("above 1×");
  expect(words("mqa-time", null, 2)[2]).toBe("No figure to hold it against.");
});

test("where several kernels compete for a side, the one that stood for it is named", () => {
  const [splines, attention] = [pairNamed("kan-weights-time"), pairNamed("flash-time")];
  expect(splines && chosenText(splines, "kan-spline-dense", "kan-mlp-params")).toBe("; fastest here: kan-spline-dense");
  expect(attention && chosenText(attention, "prefill-materialized", "prefill-flash")).toBe("");
});

test.each([
  ["the device was lost: driver", "the device was lost: driver."],
  ["A valid external Instance reference no longer exists.", "A valid external Instance reference no longer exists."],
  ["no reason given \n", "no reason given."],
])("%j ends with one full stop", (text, told) => {
  expect(sentence(text)).toBe(told);
});
