import { expect, it } from "vitest";
import { contribution } from "../../../src/friction/scorecard/contribution.ts";
import { toMarkdown, toScorecardJson } from "../../../src/friction/scorecard/document.ts";
import { forecast } from "../../../src/friction/scorecard/forecast.ts";
import { nearestTechniques, subjectOf } from "../../../src/friction/scorecard/similar.ts";
import type { Scorecard } from "../../../src/friction/scorecard/state.ts";
import { card, duration, scoresOf, technique } from "./sample.ts";

function scored(entered: Scorecard) {
  const techniques = [technique("other", "22221", { name: "Other | thing" })];
  const durations = Array.from({ length: 16 }, (_, i) => duration(`t${i}`, "22221", i + 1));
  const subject = subjectOf(entered, techniques);
  return {
    card: entered,
    contribution: contribution(entered, { techniques, sources: [], today: "2026-03-17" }),
    nearest: subject && nearestTechniques(subject, techniques),
    forecast: subject && forecast(subject, entered, { durations, techniques, verifiedOnly: false }),
    link: "https://site.test/?s=22222",
    today: "2026-03-17",
    datasetVersion: "v",
  };
}

it("JSON says by which schema it is written, and holds scores, nearest techniques and forecast", () => {
  expect(
    JSON.parse(toScorecardJson(scored(card({ name: "New", scores: scoresOf("22222"), upstream: "yes" })))),
  ).toMatchObject({
    schema: "hardware-friction-scorecard",
    schema_version: 1,
    link: "https://site.test/?s=22222",
    technique: { id: "new", in_dataset: false, org: null },
    rating: { rubric_version: 2, h: 6, e: 4, zone: "green", scores: { ga: 2 } },
    product: { upstream: "yes", stance: "build" },
    nearest: [{ id: "other", distance: 1 }],
    forecast: { stage: "default", n: 16, reached: 16, median_months: 8.5 },
  });
});

it("a score with gaps has no zone, no nearest techniques and no forecast", () => {
  const partial = scored(card({ scores: scoresOf("2----") }));
  expect(JSON.parse(toScorecardJson(partial))).toMatchObject({
    rating: { h: null, zone: null, scores: { ga: 2, mal: null } },
    nearest: null,
    forecast: null,
  });
  expect(toMarkdown(partial)).toContain("not rated");
});

it("Markdown keeps marks of a reader's text from being read as its own", () => {
  const text = toMarkdown(scored(card({ name: "A *bold* <name>", scores: scoresOf("22222") })));
  expect(text).toContain("# A \\*bold\\* \\<name\\>");
  expect(text).toContain("| Other \\| thing | 1 |");
  expect(text).toContain("An estimated half were on by default 8.5 months");
});
