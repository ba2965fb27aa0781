import { expect, it } from "vitest";
import { databaseWith } from "./database.ts";

const technique = (id: string, introduced: string, adoption_2025: number | null, evidence = "seen") => ({
  id,
  name: id.toUpperCase(),
  category: "attention",
  introduced,
  adoption_2025,
  evidence,
});

/** Both default ratings of a technique; the sum of scores decides the zone. */
const ratings = (id: string, score: number) =>
  ["introduction", "2025"].map((as_of_kind) => ({
    architecture_id: id,
    as_of_kind,
    rater: "r",
    rubric_version: 1,
    ga: score,
    mal: score,
    par: score,
    sti: score,
    im: score,
    is_default: true,
    evidence: "seen",
  }));

it("counts adopted techniques by era and first zone", async () => {
  const { run } = await databaseWith({
    architectures: [
      technique("a", "2016-12-31", 2),
      technique("b", "2017-01-01", 1),
      technique("c", "2017-06", 3, "recalled"),
      technique("d", "2018", null),
      technique("e", "2011-12-31", 3),
      technique("f", "2023-01-01", 0),
    ],
    ratings: ["a", "b", "c", "d", "e"].flatMap((id) => ratings(id, 2)).concat(ratings("f", 0)),
  });
  const cells = async (parameters = {}) =>
    (await run("history/fates", parameters)).map((row) =>
      [row["era"], row["zone"], row["n_techniques"], row["n_adopted"], row["n_seen"]].join(" "),
    );
  expect(await cells()).toEqual(["2012–2016 green 1 1 1", "2017–2019 green 2 1 1", "2023–2025 red 1 0 1"]);
  expect(await cells({ at_least: 1 })).toContain("2017–2019 green 2 2 1");
  expect(await cells({ verified_only: true })).toContain("2017–2019 green 1 0 1");
});

it("keeps techniques without ratings, and names both ends of a pair", async () => {
  const { run } = await databaseWith({
    architectures: [
      technique("old", "2010", null),
      technique("new", "2020-05-01", 1),
      { id: "undated", name: "U", evidence: "seen" },
    ],
    lineage: [
      { technique_id: "new", builds_on_id: "old", relation: "refines", what: "w", sources: [], evidence: "recalled" },
    ],
  });
  expect((await run("history/techniques")).map((row) => row["technique_id"])).toEqual(["old", "new"]);
  expect((await run("history/lineage")).map((row) => [row["technique"], row["builds_on"]])).toEqual([["NEW", "OLD"]]);
  expect(await run("history/lineage", { verified_only: true })).toEqual([]);
});
