import { describe, expect, it } from "vitest";
import { forecast, MIN_SIMILAR } from "../../../src/friction/scorecard/forecast.ts";
import { nearestTechniques, subjectOf } from "../../../src/friction/scorecard/similar.ts";
import {
  forecastSentences,
  moveSentence,
  nearestSentences,
  zoneSentence,
} from "../../../src/friction/scorecard/words.ts";
import { card, duration, scoresOf, technique } from "./sample.ts";

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

  it("say how many more lie as near as the last", () => {
    const all = many(23, (i) => technique(`t${i}`));
    const found = nearestTechniques(subject("22222"), all);
    expect(found.cut).toEqual({ distance: 0, n: 23, nShown: 10 });
    expect(nearestSentences(found)[1]).toContain("23 techniques lie at distance 0, and 10 of them are shown");
    expect(nearestSentences(nearestTechniques(subject("22222"), all.slice(0, 10)))).toHaveLength(1);
  });
});

describe("the forecast", () => {
  it("is refused below eight techniques, with a wider distance that has enough", () => {
    const rows = [...many(MIN_SIMILAR - 1, (i) => duration(`near${i}`, "22222", i + 1)), duration("far", "00222", 5)];
    const result = forecast(subject("22222"), 2, "default", rows, []);
    expect(result).toMatchObject({ n: 7, estimate: null, wider: { distance: 4, n: 8 } });
    expect(forecastSentences(result)[0]).toContain("No forecast: only 7 techniques");
    expect(forecast(subject("22222"), 4, "default", rows, [])).toMatchObject({ n: 8, wider: null });
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
    const result = forecast(subject("22222", { name: "own" }, [own]), 0, "default", rows, [
      own,
      technique("uncollected"),
      technique("distant", "00000"),
      technique("there0"),
    ]);
    expect(result).toMatchObject({ n: 8, nReached: 4, nCensored: 4, nUndated: 1, nUncollected: 1, nSeen: 4 });
    expect(result.estimate?.median.months).toBe(40);
    expect(result.estimate?.horizons.map(({ share }) => share?.share)).toEqual([0.125, 0.25, 0.375]);
    expect(forecastSentences(result).join(" ")).toContain(
      "Left out though similar: 1 adopted at a date not on record and 1 without collected events.",
    );
  });

  it("says so where the curve does not come down to half", () => {
    const rows = many(9, (i) => duration(`t${i}`, "22222", 30, i === 0 ? "reached" : "not_reached"));
    const [message] = forecastSentences(forecast(subject("22222"), 2, "default", rows, []));
    expect(message).toMatch(/does not reach half: by month 30.*estimated 11%/);
  });

  it("warns where only a few were watched as long as the median", () => {
    const rows = [...many(9, (i) => duration(`n${i}`, "22222", 5, "not_reached")), duration("t", "22222", 40)];
    const [message] = forecastSentences(forecast(subject("22222"), 2, "default", rows, []));
    expect(message).toContain("Only 1 technique was still being watched by then");
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
