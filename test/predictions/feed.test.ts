import { describe, expect, it } from "vitest";
import type { BetRecord } from "../../src/predictions/bets.ts";
import { atomFeed, jsonFeed, verdictChanges } from "../../src/predictions/feed.ts";
import type { Verdict } from "../../src/predictions/verdict.ts";

const point = (as_of: string, verdict: Verdict, actual = "found") => ({ as_of, verdict, actual });

const record = (id: string, history: BetRecord["history"]): BetRecord => ({
  id,
  outcome: {
    verdict: history.at(-1)?.verdict ?? "undecidable",
    as_of: "2026-11-21",
    actual: "found",
    n_for: 0,
    n_against: 1,
    strength_for: 0,
    strength_against: 0,
    decisive: [],
  },
  verifiedVerdict: "undecidable",
  history,
  combinations: [],
  totalCombinations: 0,
  search: { flips: [], tried: { date: 0, addition: 0, removal: 0 } },
});

const records = [
  record("steady", [point("2022-01-31", "holding", "one"), point("2023-01-31", "holding", "two")]),
  record("lost", [
    point("2022-01-31", "holding"),
    point("2023-03-31", "falsified", 'RWKV <14B> & "more"'),
    point("2025-06-30", "holding"),
  ]),
  record("late", [point("2022-01-31", "undecidable"), point("2025-06-30", "holding")]),
];
const bets = [{ id: "lost", statement: "Nothing above 13B", made_on: "2024-01-01" }];
const changes = verdictChanges(records, bets);
const ledger = { asOf: "2026-11-21", records };

describe("verdictChanges", () => {
  it("tells each change of verdict, the latest first, and no mere change of what was found", () => {
    expect(changes.map(({ id, asOf, from, to }) => [id, asOf, from, to])).toEqual([
      ["late", "2025-06-30", "undecidable", "holding"],
      ["lost", "2025-06-30", "falsified", "holding"],
      ["lost", "2023-03-31", "holding", "falsified"],
    ]);
  });
});

describe("a change before the bet was made", () => {
  it("is marked as read in retrospect", () => {
    expect(changes.map(({ id, inRetrospect }) => [id, inRetrospect])).toEqual([
      ["late", false],
      ["lost", false],
      ["lost", true],
    ]);
    expect(atomFeed(ledger, changes)).toContain("Falsified, in retrospect: Nothing above 13B");
  });
});

describe("jsonFeed", () => {
  it("holds where each bet stands and what changed", () => {
    const read = JSON.parse(jsonFeed(ledger, changes));
    expect(read.asOf).toBe("2026-11-21");
    expect(read.bets.map(({ id }: { id: string }) => id)).toEqual(["steady", "lost", "late"]);
    expect(read.changes).toHaveLength(3);
  });
});

describe("atomFeed", () => {
  const feed = atomFeed(ledger, changes);

  it("has an entry for each change with an id of its own", () => {
    const ids = [...feed.matchAll(/<id>([^<]+)<\/id>/g)].map(([, id]) => id);
    expect(ids).toHaveLength(4);
    expect(new Set(ids).size).toBe(4);
    expect(feed).toContain("<title>Falsified, in retrospect: Nothing above 13B</title>");
    expect(feed).toContain('<link href="predictions/lost?as_of=2023-03-31"/>');
  });

  it("escapes what rows say", () => {
    expect(feed).toContain("RWKV &lt;14B&gt; &amp; &quot;more&quot;");
    expect(feed).not.toContain("<14B>");
  });
});
