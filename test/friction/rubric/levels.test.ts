import { describe, expect, it } from "vitest";
import { chosenRubric, illustratingVersion, LATEST_VERSION, recordOf } from "../../../src/friction/rubric/levels.ts";
import type { LevelRow } from "../../../src/friction/rubric/rows.ts";

const row = (rubric_version: number, more: Partial<LevelRow> = {}): LevelRow => ({
  rubric_version,
  axis: "ga",
  level: 2,
  n_agreed: 3,
  n_split: 1,
  place: 1,
  architecture_id: "rope",
  name: "RoPE",
  category: "position",
  adoption_2025: 3,
  n_raters: 1,
  rater: "one",
  reason: "a rotation",
  evidence: "seen",
  ...more,
});

describe("chosenRubric", () => {
  it.each([
    [null, LATEST_VERSION],
    ["1", 1],
    ["9", LATEST_VERSION],
  ])("of the address %j is version %i", (text, version) => {
    expect(chosenRubric({ get: () => text }).version).toBe(version);
  });
});

describe("illustratingVersion", () => {
  it("is the wording's own where anybody rated by it", () => {
    expect(illustratingVersion([row(1), row(2)], 2)).toBe(2);
    expect(illustratingVersion([row(1), row(2)], 1)).toBe(1);
  });

  it("is another as long as nobody did, and none without ratings", () => {
    expect(illustratingVersion([row(1)], 2)).toBe(1);
    expect(illustratingVersion([], 2)).toBeNull();
  });
});

describe("recordOf", () => {
  it("holds counts and examples of one level", () => {
    const rows = [row(1), row(1, { place: 2, name: "GQA" }), row(1, { level: 1 }), row(2), row(1, { axis: "im" })];
    const record = recordOf(rows, 1, "ga", 2);
    expect(record).toMatchObject({ nAgreed: 3, nSplit: 1 });
    expect(record.examples.map(({ name }) => name)).toEqual(["RoPE", "GQA"]);
  });

  it("keeps the counts of a level without an example, and has none for a level that nobody gave", () => {
    const bare = row(1, { architecture_id: null, name: null, reason: null, n_agreed: 0, n_split: 2 });
    expect(recordOf([bare], 1, "ga", 2)).toEqual({ nAgreed: 0, nSplit: 2, examples: [] });
    expect(recordOf([], null, "ga", 2)).toEqual({ nAgreed: 0, nSplit: 0, examples: [] });
  });
});
