import { randomInt, randomLcg } from "d3";
import type { Architecture } from "../../src/dataset/architecture.ts";

const CATEGORIES = ["attention", "moe-routing", "state-space", "quantization-precision", "hybrid"];
const WORDS = ["Sparse", "Mixture", "Gated", "Linear", "Mamba", "Flash", "Rotary", "Latent", "Attention", "Experts"];
const ZONES = ["green", "yellow", "orange", "red", null] as const;

/** A technique with whatever a test says about it. */
export function technique(id: string, more: Partial<Architecture> = {}): Architecture {
  return {
    id,
    name: id,
    aliases: [],
    category: "attention",
    introduced: "2020-01-01",
    introduced_precision: "day",
    paper: null,
    arxiv: null,
    org: [],
    one_line: "",
    paper_small_scale_result: null,
    adoption_2025: 0,
    first_production: null,
    first_production_date: null,
    first_production_date_precision: null,
    rater: "first",
    ga: 2,
    mal: 2,
    par: 2,
    sti_introduction: 1,
    im_introduction: 0,
    sti_2025: 2,
    im_2025: 2,
    h: 6,
    e_introduction: 1,
    e_2025: 4,
    zone_introduction: "orange",
    zone_2025: "green",
    n_raters: 1,
    n_models: 0,
    n_events: 0,
    n_benchmarks: 0,
    sources: [],
    evidence: "seen",
    note: null,
    ...more,
  };
}

/** Made-up techniques, the same for the same seed. */
export function manyTechniques(count: number, seed = 7): readonly Architecture[] {
  const random = randomInt.source(randomLcg(seed));
  const upTo = (n: number) => random(n)();
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => items[upTo(items.length)] as T;
  return Array.from({ length: count }, (_, i) => {
    const year = 2010 + upTo(16);
    return technique(`t-${i}`, {
      name: `${pick(WORDS)} ${pick(WORDS)} ${i}`,
      one_line: `${pick(WORDS)} over ${pick(WORDS)}`,
      category: pick(CATEGORIES),
      introduced: upTo(20) === 0 ? null : `${year}-0${1 + upTo(9)}-01`,
      adoption_2025: upTo(10) === 0 ? null : upTo(4),
      h: upTo(7),
      e_2025: upTo(5),
      zone_2025: pick(ZONES),
      zone_introduction: pick(ZONES),
      n_models: upTo(30),
      evidence: pick(["seen", "recalled", "disputed"] as const),
    });
  });
}
