import { expect, test } from "vitest";
import { didYouMean, suggest } from "../../loaders/suggestion.ts";

const IDS = ["flashattention", "flashattention-2", "lookahead-decoding", "gqa", "mqa", "mamba-2"];

test("a slip of the finger finds its word", () => {
  expect(suggest("flashatention", IDS)).toBe("flashattention");
  expect(suggest("manba-2", IDS)).toBe("mamba-2");
});

test("the nearest word wins, and the first of the alphabet among equals", () => {
  expect(suggest("flashattention-3", IDS)).toBe("flashattention-2");
  expect(suggest("xqa", IDS)).toBe("gqa");
});

test("the beginning of a word finds the shortest that begins so", () => {
  expect(suggest("flash", IDS)).toBe("flashattention");
  expect(suggest("decoding", IDS)).toBe("lookahead-decoding");
});

test("nothing is suggested for a word that is like no other", () => {
  expect(suggest("retention", IDS)).toBeNull();
  expect(didYouMean("retention", IDS)).toBe("");
  expect(didYouMean("gpa", IDS)).toBe("; did you mean gqa?");
});
