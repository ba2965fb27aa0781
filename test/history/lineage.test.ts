import { describe, expect, it } from "vitest";
import { kinOf, pairsAmong } from "../../src/history/lineage.ts";
import type { LineageRow } from "../../src/history/rows.ts";

const pair = (later: string, earlier: string): LineageRow => ({
  technique_id: later,
  technique: later.toUpperCase(),
  builds_on_id: earlier,
  builds_on: earlier.toUpperCase(),
  relation: "refines",
  what: "",
  evidence: "seen",
  sources: null,
});

// a ← b ← d and a ← c ← d, d ← e; f stands apart.
const PAIRS = [pair("b", "a"), pair("c", "a"), pair("d", "b"), pair("d", "c"), pair("e", "d"), pair("g", "f")];

const steps = (relatives: readonly { readonly id: string; readonly steps: number }[]) =>
  relatives.map(({ id, steps: n }) => `${id}${n}`);

describe("kinOf", () => {
  it("finds ancestors and descendants, nearest first, each once", () => {
    const { ancestors, descendants } = kinOf("d", PAIRS);
    expect(steps(ancestors)).toEqual(["b1", "c1", "a2"]);
    expect(steps(descendants)).toEqual(["e1"]);
    expect(steps(kinOf("a", PAIRS).descendants)).toEqual(["b1", "c1", "d2", "e3"]);
    expect(kinOf("none", PAIRS)).toEqual({ ancestors: [], descendants: [] });
  });

  it("ends where an edited query gives a circle", () => {
    const { ancestors } = kinOf("x", [pair("x", "y"), pair("y", "z"), pair("z", "x")]);
    expect(steps(ancestors)).toEqual(["y1", "z2"]);
  });
});

it("draws lines along the line of descent, not between cousins", () => {
  const names = (id: string) =>
    pairsAmong(id, kinOf(id, PAIRS), PAIRS).map((row) => row.technique_id + row.builds_on_id);
  expect(names("b")).toEqual(["ba", "db", "ed"]);
  expect(names("a")).toEqual(["ba", "ca", "db", "dc", "ed"]);
});
