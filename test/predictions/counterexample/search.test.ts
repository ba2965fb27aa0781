import { describe, expect, it } from "vitest";
import { leastChanges } from "../../../src/predictions/counterexample/search.ts";
import { parseScenario } from "../../../src/predictions/scenario.ts";
import { additionsOf, questionOf } from "./toy.ts";

describe("the least change", () => {
  it("of a date is the least number of months, back or forth", async () => {
    // Falsified where two events lie in 2026; one does, the other is five months short of it.
    const question = questionOf("count", [
      ["early", "2025-08-17"],
      ["late", "2026-03"],
      ["old", "2019"],
    ]);
    const { flips, tried } = await leastChanges(question);
    const [least] = flips.filter(({ change }) => change.kind === "date");
    expect(least).toMatchObject({ verdict: "falsified", change: { months: 5, row: { id: "early" } } });
    expect(least?.scenario.change).toEqual([
      { table: "adoption_events", key: "early", column: "date", value: "2026-01-17" },
    ]);
    expect(tried.date).toBeGreaterThan(0);
  });

  it("that adds a row copies one as it is before it rewrites a cell", async () => {
    const question = questionOf("count", [
      ["one", "2026-03"],
      ["old", "2019-05-01"],
    ]);
    const { flips } = await leastChanges(question);
    const [added] = flips.filter(({ change }) => change.kind === "addition");
    expect(added).toMatchObject({ verdict: "falsified", change: { rewritten: [] } });
    expect(parseScenario(added?.scenario)).toMatchObject({ kind: "scenario" });
  });

  it("rewrites one cell where no copy does, to a value that the query names", async () => {
    const { flips } = await leastChanges(questionOf("default", [["one", "2026-03"]]));
    expect(additionsOf(flips)).toEqual([[{ column: "stage", value: "default" }]]);
  });

  it("is none where nothing decides", async () => {
    const { flips, tried } = await leastChanges(questionOf("never", [["one", "2026-03"]]));
    expect(flips).toEqual([]);
    expect(tried.addition).toBeGreaterThan(0);
  });
});

describe("a falsified bet", () => {
  it("is carried by the one row without which it stands", async () => {
    const { flips } = await leastChanges(
      questionOf("any", [
        ["old", "2019"],
        ["one", "2026-03"],
      ]),
    );
    const removals = flips.filter(({ change }) => change.kind === "removal");
    expect(removals).toHaveLength(1);
    expect(removals[0]).toMatchObject({
      verdict: "holding",
      change: { kind: "removal", rows: [{ row: { id: "one" } }] },
    });
  });

  it("is carried by a set of which none can be left out where no row carries it alone", async () => {
    const { flips } = await leastChanges(
      questionOf("any", [
        ["one", "2026-03"],
        ["two", "2026-04"],
        ["old", "2019"],
      ]),
    );
    const set = flips.find(({ change }) => change.kind === "removal");
    expect(set?.change.kind === "removal" && set.change.rows.map(({ row }) => row["id"])).toEqual(["one", "two"]);
  });
});
