import type { PointedFinding } from "../friction/zones/pointed.js";
import { pointed } from "../friction/zones/pointed.js";
import type { MonthRange } from "../tables/claimed-months.js";
import { counted, enumerate, MIN_OBSERVATIONS, percent, round } from "../tables/finding.js";
import { describeMedian, describeP, verdictOfMedian } from "../tables/survival-text.js";
import type { Verdict } from "../ui/claim.js";
import type { ClaimedLag } from "./claimed.js";
import { COHORTS, compare, isOf, type Lag, lagOf, TIER_HORIZON_MONTHS, tierLags } from "./lags.js";
import { type DurationRow, type EvidenceRow, STAGES, type Stage, TIERS, type Tier } from "./rows.js";
import { describeMean, describeSurvivors } from "./words.js";

/** One or more claims that the same reading of the rows answers. */
export interface LagTest {
  readonly claims: readonly string[];
  /** What it reads, without the clock and the day, which the reader chooses. */
  readonly reading: string;
  /** Stages whose rows it reads. */
  readonly stages: readonly Stage[];
  readonly test: (rows: readonly DurationRow[], claimed: readonly ClaimedLag[]) => PointedFinding;
}

/** A claim of "about 24 months" is taken to mean a quarter more or less. */
const TOLERANCE = 0.25;

export function around(months: number): MonthRange {
  return { from: months * (1 - TOLERANCE), to: months * (1 + TOLERANCE) };
}

const [, , SINCE_2023] = COHORTS;

const ORDER: readonly Tier[] = ["weight_only", "kernel", "system"];

/** One verdict over several readings: those that agree among others that do not make it mixed. */
export function overall(verdicts: readonly Verdict[]): Verdict {
  const [first = "undecidable"] = verdicts;
  if (verdicts.every((verdict) => verdict === first)) return first;
  if (verdicts.includes("agrees")) return "mixed";
  return verdicts.includes("disagrees") ? "disagrees" : "undecidable";
}

const WORDS: Readonly<Record<Verdict, string>> = {
  agrees: "agrees",
  disagrees: "disagrees",
  mixed: "agrees in part",
  undecidable: "cannot decide",
};

function of(rows: readonly DurationRow[], stage: Stage, tier: Tier): readonly DurationRow[] {
  return rows.filter((row) => row.stage === stage && row.tier === tier);
}

/** `median 7.8 months (n = 16)`, then with those that wait, and how many got there. */
function bothWays(lag: Lag): string {
  return `${lag.reached} of ${lag.watched.length} got there, after a ${describeSurvivors(lag)}; with those that still wait, ${describeMedian(lag)}`;
}

const buckets: LagTest = {
  claims: ["waw-tldr-lag", "waw-lag-buckets"],
  reading: "Kaplan–Meier medians of each tier to on by default, those that wait counted",
  stages: ["default"],
  test: (rows, claimed) => {
    const readings = tierLags(rows, "default").flatMap((lag) => {
      const months = claimed.find(({ tier, claims }) => tier === lag.tier && claims.includes("waw-tldr-lag"))?.months;
      return months === undefined ? [] : [{ lag, months, verdict: verdictOfMedian(lag, around(months)) }];
    });
    const used = readings.flatMap(({ lag }) => lag.watched);
    const arrived = readings.flatMap(({ lag: { tier, amongReached } }) =>
      amongReached === null ? [] : [{ name: TIERS[tier].label, months: amongReached.median }],
    );
    const fastest = [...arrived].sort((a, b) => a.months - b.months).map(({ name }) => name);
    const inOrder = fastest.join() === ORDER.map((tier) => TIERS[tier].label).join();
    const missing = readings.map(
      ({ lag }) =>
        `${TIERS[lag.tier].label} ${lag.watched.length - lag.reached} of ${lag.watched.length} (${percent((lag.watched.length - lag.reached) / Math.max(1, lag.watched.length))})`,
    );
    return pointed(used, overall(readings.map(({ verdict }) => verdict)), [
      `Counting those that still wait, the median time until ${STAGES.default.reached} is ${readings.map(({ lag, months, verdict }) => `${TIERS[lag.tier].label} ${describeMedian(lag)}, against ${months}: ${WORDS[verdict]}`).join("; ")}.`,
      `Counting only those that got there: ${readings.map(({ lag }) => `${TIERS[lag.tier].label} ${describeSurvivors(lag)}`).join("; ")}. From fastest to slowest that is ${enumerate(fastest)}, ${inOrder ? "the essays’ order" : "not the essays’ order"}.`,
      `Such medians leave out all that never got there: ${missing.join(", ")}. A tier can look fast because only its fastest techniques are counted (survivorship bias).`,
      `Mean wait within the first ${TIER_HORIZON_MONTHS} months: ${readings.flatMap(({ lag }) => (lag.mean === null ? [] : [`${TIERS[lag.tier].label} ${describeMean(lag.mean)}`])).join("; ")}.`,
    ]);
  },
};

/** A tier's time to a second serving stack, first for papers since 2023, then for all. */
function recent(claims: readonly string[], tier: Tier): LagTest {
  return {
    claims,
    reading: "Kaplan–Meier medians to a second serving stack, papers since 2023 and of all years",
    stages: ["two_serving_stacks", "default"],
    test: (rows, claimed) => {
      const all = of(rows, "two_serving_stacks", tier);
      const late = lagOf(
        all.filter((row) => isOf(SINCE_2023, row)),
        TIER_HORIZON_MONTHS,
      );
      const whole = lagOf(all, TIER_HORIZON_MONTHS);
      const byDefault = lagOf(of(rows, "default", tier), TIER_HORIZON_MONTHS);
      const months = claimed.find((claim) => claim.tier === tier)?.months;
      if (months === undefined) return pointed(all, "undecidable", ["The claims name no months to compare with."]);
      const verdicts = [late, whole].map((lag) => verdictOfMedian(lag, around(months)));
      const short =
        late.amongReached === null || late.median.months === null || late.reached === late.watched.length
          ? []
          : [
              `Of papers since 2023 the ${late.watched.length - late.reached} that still wait move the median from ${round(late.amongReached.median)} to ${round(late.median.months)} months.`,
            ];
      return pointed(all, overall(verdicts), [
        `Papers since 2023, time to a second serving stack: ${bothWays(late)}; that ${WORDS[verdicts[0] ?? "undecidable"]} with about ${months}.`,
        `Papers of all years: ${bothWays(whole)}; that ${WORDS[verdicts[1] ?? "undecidable"]} with about ${months}.`,
        ...short,
        `Until on by default, a later stage: ${bothWays(byDefault)}.`,
      ]);
    },
  };
}

/** The techniques that meet a condition with which the essay would count its own model as falsified. */
function falsifier(claims: readonly string[], tier: Tier, stages: readonly Stage[]): LagTest {
  return {
    claims,
    reading: `${enumerate(stages.map((stage) => STAGES[stage].label.toLowerCase()))} within 12 months`,
    stages,
    test: (rows) => {
      const readings = stages.map((stage) => {
        const own = of(rows, stage, tier);
        const quick = own.filter(({ status, months }) => status === "reached" && months !== null && months < 12);
        return { stage, own, quick, seen: quick.filter(({ evidence }) => evidence === "seen").length };
      });
      const met = readings.some(({ seen }) => seen > 0);
      const enough = readings.every(({ own }) => own.length >= MIN_OBSERVATIONS);
      const names = (quick: readonly DurationRow[]) =>
        enumerate(quick.map(({ technique, months }) => `${technique} (${months})`));
      return pointed(
        readings.flatMap(({ own }) => own),
        met ? "disagrees" : enough ? "agrees" : "undecidable",
        [
          `Within 12 months ${readings.map(({ stage, own, quick, seen }) => `${quick.length} of ${own.length} ${TIERS[tier].label} techniques were ${STAGES[stage].reached} (${seen} with both dates read)`).join("; ")}.`,
          ...readings.flatMap(({ stage, quick }) =>
            quick.length === 0 ? [] : [`${capital(STAGES[stage].reached)}, after months: ${names(quick)}.`],
          ),
          met
            ? "By its own test the lag model does not hold as a rule without exceptions."
            : "By this test the lag model stands.",
        ],
      );
    },
  };
}

const anyTechnique: LagTest = {
  claims: ["waw-24-36-any"],
  reading: "the Kaplan–Meier median to a first serving stack, those that wait counted",
  stages: ["serving_stack"],
  test: (rows) => {
    const fits = rows.filter(({ stage, tier }) => stage === "serving_stack" && ORDER.includes(tier));
    const lag = lagOf(fits, TIER_HORIZON_MONTHS);
    return pointed(fits, verdictOfMedian(lag, { from: 24, to: 36 }), [
      `Weight-only, kernel and system techniques until a first serving stack: ${bothWays(lag)}.`,
      "Which of them were “proven” is not on record; all are counted.",
    ]);
  },
};

const trainingFaster: LagTest = {
  claims: ["waw-training-faster"],
  reading: "mean waits to a framework and to on by default, with a log-rank test",
  stages: ["framework_upstream", "default"],
  test: (rows) => {
    const readings = (["framework_upstream", "default"] as const).map((stage) => {
      const own = rows.filter((row) => row.stage === stage && row.tier !== "misaligned");
      const training = lagOf(
        own.filter(({ tier }) => tier === "training"),
        TIER_HORIZON_MONTHS,
      );
      const others = lagOf(
        own.filter(({ tier }) => tier !== "training"),
        TIER_HORIZON_MONTHS,
      );
      const test = compare(own, ({ tier }) => (tier === "training" ? "training" : "architecture"));
      const decided = test !== null && test.pValue < 0.05 && training.mean !== null && others.mean !== null;
      const faster = (training.mean?.months ?? 0) < (others.mean?.months ?? 0);
      const verdict: Verdict = !decided ? "undecidable" : faster ? "agrees" : "disagrees";
      const words = (lag: Lag) => (lag.mean === null ? "not known" : describeMean(lag.mean));
      return {
        own,
        verdict,
        sentence: `Mean wait until ${STAGES[stage].reached}: training ${words(training)}, the other three tiers ${words(others)} (log-rank test${test === null ? " not possible" : `, ${describeP(test.pValue)}`}, n = ${own.length}); that ${WORDS[verdict]}.`,
      };
    });
    return pointed(
      readings.flatMap(({ own }) => own),
      overall(readings.map(({ verdict }) => verdict)),
      readings.map(({ sentence }) => sentence),
    );
  },
};

const weeksAndYears: LagTest = {
  claims: ["map-weeks"],
  reading: "Kaplan–Meier medians, weights to a large model and kernels to a serving stack",
  stages: ["first_large_model", "serving_stack"],
  test: (rows) => {
    const weights = lagOf(of(rows, "first_large_model", "weight_only"), TIER_HORIZON_MONTHS);
    const kernels = lagOf(of(rows, "serving_stack", "kernel"), TIER_HORIZON_MONTHS);
    const quickest = Math.min(
      ...weights.watched.filter(({ status }) => status === "reached").map(({ months }) => months ?? 0),
    );
    const verdicts = [
      verdictOfMedian(weights, { from: 0, to: 3 }),
      verdictOfMedian(kernels, { from: 24, to: Number.POSITIVE_INFINITY }),
    ];
    return pointed([...weights.watched, ...kernels.watched], overall(verdicts), [
      `Weight-only changes until a large model or product: ${bothWays(weights)}${Number.isFinite(quickest) ? `; the quickest took ${round(quickest)} months` : ""}. Against at most three months that ${WORDS[verdicts[0] ?? "undecidable"]}.`,
      `Kernel changes until a first serving stack: ${bothWays(kernels)}. Against two years or more that ${WORDS[verdicts[1] ?? "undecidable"]}.`,
    ]);
  },
};

/** The claims that the page tests, in its order. They count from the clock that the reader chose. */
export const LAG_TESTS: readonly LagTest[] = [
  buckets,
  recent(["waw-kernel-lag", "waw-pred-kernel-2y"], "kernel"),
  recent(["waw-pred-serving-3y"], "system"),
  falsifier(["waw-fals-kernel"], "kernel", ["two_serving_stacks", "default"]),
  falsifier(["waw-fals-serving"], "system", ["two_serving_stacks", "default"]),
  anyTechnique,
  trainingFaster,
  weeksAndYears,
];

/** Stages with a smaller share of read dates say nothing once the unread ones are left out. */
const READ_ENOUGH = 0.8;

/**
 * Why rows that were read in their source decide nothing of some stages: an absence needs no date, so where few dates
 * were read, the techniques that got there are left out and those that wait stay. Null where the stages are read enough.
 */
export function unreadStages(stages: readonly Stage[], evidence: readonly EvidenceRow[]): string | null {
  const thin = evidence.filter(
    ({ stage, n_techniques: n, n_first_seen: seen }) => stages.some((own) => own === stage) && seen < READ_ENOUGH * n,
  );
  if (thin.length === 0) return null;
  const words = thin.map(
    ({ stage, n_techniques: n, n_first_seen: seen }) => `${stage.replaceAll("_", " ")} ${seen} of ${n}`,
  );
  return `With unread rows left out, techniques that wait stay and most that got there go, since few of these dates were read in their source (${words.join(", ")}). The times say nothing of speed.`;
}

/** How claimed months become a range to compare with. */
export const TOLERANCE_RULE = `“About 24 months” is taken as ${counted(24, "month")} give or take ${percent(TOLERANCE)}.`;

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
