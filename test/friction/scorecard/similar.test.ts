import { describe, expect, it } from "vitest";
import { forecast, MIN_SIMILAR } from "../../../src/friction/scorecard/forecast.ts";
import type { Technique, TechniqueDuration } from "../../../src/friction/scorecard/rows.ts";
import { nearestTechniques, type Subject, subjectOf } from "../../../src/friction/scorecard/similar.ts";
import {
  forecastSentences,
  horizonText,
  moveSentence,
  nearestSentences,
  zoneSentence,
} from "../../../src/friction/scorecard/words.ts";
import { card, duration, scoresOf, technique } from "./sample.ts";

const forecastOf = (
  of: Subject,
  distance: number,
  durations: readonly TechniqueDuration[],
  techniques: readonly Technique[] = [],
  verifiedOnly = false,
) => forecast(of, { distance, stage: "default" }, { durations, techniques, verifiedOnly });

const many = <T>(n: number, make: (i: number) => T) => Array.from({ length: n }, (_, i) => make(i));

function subject(digits: string, more = {}, techniques = [technique("other")]) {
  const found = subjectOf(card({ scores: scoresOf(digits), ...more }), techniques);
  if (found === null) throw new Error("not rated");
  return found;
}

describe("the nearest techniques", () => {
  it("need all five axes", () => {
    expect(subjectOf(card({ scores: scoresOf("222-2") }), [])).toBeNull();
  });

  it("leave out the technique itself and those not rated", () => {
    const all = [technique("own"), technique("blank", "-----"), technique("other", "12222")];
    const found = nearestTechniques(subject("22222", { name: "Own" }, all), all);
    expect(found.shown.map(({ item }) => item.id)).toEqual(["other"]);
  });

  it("say how many more lie as near as the last, and count over all of them", () => {
    const all = many(23, (i) => technique(`t${i}`, "22222", { adoption_2025: i < 12 ? 0 : 3 }));
    const found = nearestTechniques(subject("22222"), all);
    expect(found.cut).toEqual({ distance: 0, n: 23, nShown: 10 });
    expect(found.became).toEqual({ n: 23, used: 11, none: 12, unknown: 0 });
    expect(nearestSentences(found)[0]).toBe(
      "Of the 23 techniques with the same scores, 11 were in several or standard use at the end of 2025; for 12 no use was found.",
    );
    expect(nearestSentences(found)[1]).toContain("23 techniques lie at distance 0, and 10 of them are shown");
    expect(nearestSentences(nearestTechniques(subject("22222"), all.slice(0, 10)))).toHaveLength(1);
  });

  it.each<[object, string]>([
    [{}, "the first by identifier, as neither a category nor a date is given"],
    [{ category: "systems" }, "those of the same category and then the first by identifier, as no date is given"],
    [{ date: "2023" }, "those nearest in time"],
    [{ category: "systems", date: "2023" }, "those of the same category and then those nearest in time"],
  ])("say what broke the tie with %j", (more, how) => {
    const all = many(11, (i) => technique(`t${i}`));
    expect(nearestSentences(nearestTechniques(subject("22222", more), all))[1]).toContain(`are shown, ${how}.`);
  });

  it("warn where the outcome chose the rows", () => {
    const found = nearestTechniques(subject("22222"), [technique("used", "22222", { adoption_2025: 3 })], true);
    expect(nearestSentences(found)[0]).toContain("hardly any technique without use remains");
  });
});

describe("the forecast", () => {
  it("is refused below eight techniques, with a wider distance that has enough", () => {
    const rows = [...many(MIN_SIMILAR - 1, (i) => duration(`near${i}`, "22222", i + 1)), duration("far", "00222", 5)];
    const result = forecastOf(subject("22222"), 2, rows);
    expect(result).toMatchObject({ n: 7, estimate: null, wider: { distance: 4, n: 8 } });
    expect(forecastSentences(result)[0]).toContain("No forecast: only 7 techniques");
    expect(forecastOf(subject("22222"), 4, rows)).toMatchObject({ n: 8, wider: null });
  });

  it("counts the censored as watched, and what is undated, uncollected or its own not at all", () => {
    const own = technique("own");
    const rows = [
      duration("own", "22222", 1),
      ...many(4, (i) => duration(`there${i}`, "22222", 10 * (i + 1))),
      ...many(4, (i) => duration(`not${i}`, "22222", 50, "not_reached", { evidence: "recalled" })),
      duration("undated", "22222", null, "undated"),
      duration("elsewhere", "22222", 3, "reached", { stage: "first_production" }),
    ];
    const result = forecastOf(subject("22222", { name: "own" }, [own]), 0, rows, [
      own,
      technique("uncollected"),
      technique("distant", "00000"),
      technique("there0"),
    ]);
    expect(result).toMatchObject({ n: 8, nReached: 4, nCensored: 4, nUndated: 1, nUncollected: 1, nSeen: 4 });
    expect(result.estimate?.horizons.map(({ share }) => share?.share)).toEqual([0.125, 0.25, 0.375]);
    expect(forecastSentences(result).join(" ")).toContain(
      "Left out though similar: 1 adopted at a date not on record and 1 without collected events.",
    );
  });

  it("says so where the curve does not come down to half", () => {
    const rows = many(9, (i) => duration(`t${i}`, "22222", 30, i === 0 ? "reached" : "not_reached"));
    const [message] = forecastSentences(forecastOf(subject("22222"), 2, rows));
    expect(message).toMatch(/does not reach half: by month 30.*estimated 11%/);
  });

  it("leads with the counts, and calls the half an estimate", () => {
    const rows = [
      ...many(4, (i) => duration(`early${i}`, "22222", 10 + i)),
      ...many(12, (i) => duration(`not${i}`, "22222", 20, "not_reached")),
      ...many(12, (i) => duration(`late${i}`, "22222", 30 + i)),
      ...many(10, (i) => duration(`watched${i}`, "22222", 60, "not_reached")),
    ];
    const result = forecastOf(subject("22222"), 2, rows);
    expect(result.estimate?.median?.months).toBe(39);
    expect(forecastSentences(result)[0]).toBe(
      "16 of 38 similar techniques within distance 2 were on by default by the end of 2025; the other 22 count as watched so far (censored). An estimated half were on by default 39 months after their paper (95% interval 35 or more, no upper end).",
    );
  });

  it("gives no month for the half where only a few were watched as long", () => {
    const rows = [...many(9, (i) => duration(`n${i}`, "22222", 5, "not_reached")), duration("t", "22222", 40)];
    const result = forecastOf(subject("22222"), 2, rows);
    expect(result.estimate).toMatchObject({ median: null, atRiskAtHalf: 1 });
    const [message] = forecastSentences(result);
    expect(message).toContain("1 of 10 similar techniques");
    expect(message).toContain("comes to half only where 1 technique was still being watched");
    expect(message).not.toContain("40");
  });

  it("gives an upper limit to a share of which nobody is part yet", () => {
    const rows = many(18, (i) => duration(`t${i}`, "22222", 40 + i));
    const [first] = forecastOf(subject("22222"), 2, rows).estimate?.horizons ?? [];
    expect(horizonText(first?.share ?? null)).toBe("0% (95% interval 0–18%)");
  });

  it("is refused from rows that the outcome chose", () => {
    const rows = many(15, (i) => duration(`t${i}`, "22222", i + 1));
    const result = forecastOf(subject("22222"), 2, rows, [], true);
    expect(result).toMatchObject({ n: 15, nReached: 15, estimate: null, isSelected: true });
    expect(forecastSentences(result)[0]).toContain("An absence cannot be read in a source");
  });
});

describe("the result in words", () => {
  it("says what is missing and what is still possible", () => {
    expect(zoneSentence(scoresOf("-----"))).toContain("Nothing is rated yet");
    expect(zoneSentence(scoresOf("22-2-"))).toBe(
      "PAR and IM are not rated yet. H 4–6, E 2–4; still possible: green, yellow and orange.",
    );
    expect(zoneSentence(scoresOf("00-22"))).toBe("PAR is not rated yet. H 0–2, E 4; the zone is red either way.");
    expect(zoneSentence(scoresOf("22222"))).toBe("H 6 of 6, E 4 of 4: green zone.");
  });

  it("names the axes on which a point would move it", () => {
    expect(moveSentence([2, 2, 2, 2, 2], "easier")).toBe("No zone has less friction.");
    expect(moveSentence([2, 2, 2, 2, 1], "easier")).toBe("1 point more on IM: green.");
    expect(moveSentence([2, 2, 1, 2, 2], "harder")).toBe("1 point less on GA, MAL, PAR, STI or IM: yellow.");
    expect(moveSentence([2, 1, 1, 2, 2], "easier")).toBe("1 point more on MAL or PAR: green.");
  });
});
