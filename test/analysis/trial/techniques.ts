import type { Rating, Technique } from "../../../src/analysis/trial/technique.ts";

/** A technique from before the censoring day, unadopted unless said otherwise. */
export function technique(id: string, more: Partial<Technique> = {}): Technique {
  return {
    id,
    name: id,
    category: "attention",
    introduced: "2022-01-01",
    ratedMonthsLate: 0,
    rubricVersion: 1,
    h: 4,
    e: 2,
    zone: "orange",
    smallScale: "parity",
    adoption: 0,
    status: "not_reached",
    months: 48,
    seen: true,
    ...more,
  };
}

/** Techniques whose friction score tells the adopted ones in four of five cases and whose own result tells nothing. */
export function field(n = 120): readonly Technique[] {
  return Array.from({ length: n }, (_, i) => {
    const adopted = i % 2 === 0;
    const looksGood = adopted !== (i % 10 === 1 || i % 10 === 4);
    return technique(`t${i}`, {
      category: `family-${i % 7}`,
      h: looksGood ? 6 : 2,
      e: (i * 7) % 5,
      zone: looksGood ? "yellow" : "red",
      smallScale: (["worse", "parity", "better"] as const)[Math.floor(i / 2) % 3] ?? null,
      adoption: adopted ? 2 : 0,
      status: adopted ? "reached" : "not_reached",
      months: adopted ? 5 + ((i * 11) % 17) : 48,
    });
  });
}

/** A rating that is 1 on every axis unless said otherwise. */
export function rating(architectureId: string, rater: string, more: Partial<Rating> = {}): Rating {
  return {
    architectureId,
    rater,
    rubricVersion: 1,
    ga: 1,
    mal: 1,
    par: 1,
    stiIntroduction: 1,
    imIntroduction: 1,
    sti2025: 1,
    im2025: 1,
    ...more,
  };
}
