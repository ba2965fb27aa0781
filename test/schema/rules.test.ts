import { expect, test } from "vitest";
import { parsePartialDate } from "../../src/schema/cell.ts";
import { atMost, disputeNeedsNote, divisible, notBefore, seenNeedsSource } from "../../src/schema/rules.ts";
import { tableNamed } from "../../src/schema/tables.ts";

test("atMost lets equal and unknown values pass", () => {
  const { check } = atMost("low", "high");
  expect(check({ low: 1, high: 2 })).toBeNull();
  expect(check({ low: 2, high: 2 })).toBeNull();
  expect(check({ low: 2, high: null })).toBeNull();
  expect(check({ low: 3, high: 2 })).toEqual({ column: "low", message: "low 3 is greater than high 2" });
});

test("divisible refuses a remainder and a divisor of zero", () => {
  const { check } = divisible("n_heads", "n_kv_heads");
  expect(check({ n_heads: 32, n_kv_heads: 8 })).toBeNull();
  expect(check({ n_heads: null, n_kv_heads: 8 })).toBeNull();
  expect(check({ n_heads: 32, n_kv_heads: 5 })).toEqual({
    column: "n_kv_heads",
    message: "n_heads 32 is not divisible by n_kv_heads 5",
  });
  expect(check({ n_heads: 32, n_kv_heads: 0 })).not.toBeNull();
});

test("notBefore compares dates only as far as both are known", () => {
  const { check } = notBefore("end", "start");
  const dates = (end: string, start: string) => ({ end: parsePartialDate(end), start: parsePartialDate(start) });
  expect(check(dates("2024", "2024-05-17"))).toBeNull();
  expect(check(dates("2024-05", "2024-05-17"))).toBeNull();
  expect(check(dates("2024-05-17", "2024-05-17"))).toBeNull();
  expect(check({ end: null, start: parsePartialDate("2024") })).toBeNull();
  expect(check(dates("2023", "2024-05-17"))).toEqual({ column: "end", message: "end 2023 is before start 2024-05-17" });
  expect(check(dates("2024-05-16", "2024-05-17"))).not.toBeNull();
});

test("a row marked as seen needs a source", () => {
  expect(seenNeedsSource.check({ evidence: "seen", sources: ["a"] })).toBeNull();
  expect(seenNeedsSource.check({ evidence: "recalled", sources: null })).toBeNull();
  expect(seenNeedsSource.check({ evidence: "seen", sources: null })?.column).toBe("evidence");
});

test("a disputed row needs a note", () => {
  expect(disputeNeedsNote.check({ evidence: "disputed", note: "A says 1, B says 2" })).toBeNull();
  expect(disputeNeedsNote.check({ evidence: "recalled", note: null })).toBeNull();
  expect(disputeNeedsNote.check({ evidence: "disputed", note: null })?.column).toBe("note");
});

test("attention and recurrent layers make up the stack", () => {
  const rule = tableNamed("models").rules?.find(({ description }) => description.includes("n_recurrent_layers"));
  const layers = (
    n_layers: number,
    n_attention_layers: number,
    n_recurrent_layers: number,
    architecture_class = "other",
  ) => rule?.check({ n_layers, n_attention_layers, n_recurrent_layers, architecture_class });
  expect(layers(32, 4, 28)).toBeNull();
  expect(layers(32, 4, 20, "hybrid")).toBeNull();
  expect(layers(32, 4, 29, "hybrid")).not.toBeNull();
  expect(layers(32, 4, 20)).toEqual({
    column: "n_layers",
    message: "n_attention_layers 4 + n_recurrent_layers 20 is 24, but n_layers is 32",
  });
});

test("a rating for 2025 speaks of the last day of that year", () => {
  const rule = tableNamed("ratings").rules?.find(({ description }) => description.includes("2025-12-31"));
  const rating = (as_of_kind: string, as_of: string) => rule?.check({ as_of_kind, as_of: parsePartialDate(as_of) });
  expect(rating("2025", "2025-12-31")).toBeNull();
  expect(rating("introduction", "2017")).toBeNull();
  expect(rating("2025", "2025")?.column).toBe("as_of");
  expect(rating("2025", "")?.column).toBe("as_of");
});
