import { describe, expect, it } from "vitest";
import {
  addressChanges,
  EMPTY,
  readScorecard,
  type Scorecard,
  writeScorecard,
} from "../../../src/friction/scorecard/state.ts";
import { card, scoresOf } from "./sample.ts";

const read = (query: Readonly<Record<string, string | null>>) => readScorecard((key) => query[key] ?? null);

const FULL: Scorecard = {
  name: "Größe & „Maß“, v2",
  category: "kan",
  date: "2026-02",
  work: "https://example.org/?a=1&b=2#c",
  title: "A title; with, marks",
  oneLine: "Does this, and that.",
  org: "Lab A;Lab B",
  scores: scoresOf("21-10"),
  reasons: { ga: "because", mal: "", par: "100% sure", sti: "", im: "+" },
  upstream: "partly",
  taxPayer: "community",
  infrastructure: "no",
  distance: 3,
  stage: "first_production",
  rater: "me",
  id: "own-id",
};

describe("the address of a scorecard", () => {
  it("is empty where nothing is entered", () => {
    expect(Object.values(writeScorecard(EMPTY)).every((value) => value === null)).toBe(true);
    expect(read({})).toEqual({ card: EMPTY, problems: [] });
  });

  it("gives back what was entered, through the query string of a browser", () => {
    const url = new URL("https://site.test/");
    for (const [key, value] of Object.entries(writeScorecard(FULL)))
      if (value !== null) url.searchParams.set(key, value);
    const again = new URL(url.href).searchParams;
    expect(readScorecard((key) => again.get(key))).toEqual({ card: FULL, problems: [] });
    expect(again.get("s")).toBe("21-10");
  });

  it("holds a choice that is not the usual one and only that", () => {
    expect(addressChanges(EMPTY, card({ distance: 0 }))).toEqual({ d: "0" });
    expect(addressChanges(card({ distance: 0 }), EMPTY)).toEqual({ d: null });
    expect(addressChanges(FULL, FULL)).toEqual({});
  });

  it.each([
    [{ s: "99" }, "s=99"],
    [{ s: "2222x" }, "s=2222x"],
    [{ d: "abc" }, "d=abc"],
    [{ d: "5" }, "d=5"],
    [{ d: "" }, "d="],
    [{ up: "maybe" }, "up=maybe"],
    [{ tax: "them" }, "tax=them"],
    [{ infra: "1" }, "infra=1"],
    [{ stage: "paper" }, "stage=paper"],
    [{ c: "toString" }, "c=toString"],
  ])("says what it cannot read of %j, uses the default and keeps the rest", (damage, named) => {
    const { card: kept, problems } = read({ n: "Name", ga: "why", ...damage });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(named);
    expect(kept).toEqual(card({ name: "Name", reasons: { ...EMPTY.reasons, ga: "why" } }));
  });

  it("cuts a text that is too long and says how long it was", () => {
    const { card: kept, problems } = read({ n: "x".repeat(5000), s: "22222" });
    expect(kept.name).toHaveLength(120);
    expect(kept.scores).toEqual(scoresOf("22222"));
    expect(problems[0]).toMatch(/5000 characters; the first 120/);
  });
});
