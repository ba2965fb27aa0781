import type { Estimate } from "../../analysis/paired-auc.js";
import type { PredictorId } from "../../analysis/trial/technique.js";
import { THRESHOLD_WORDS, THRESHOLDS } from "../../analysis/trial/technique.js";
import type { Trial } from "../../analysis/trial/trial.js";
import { signOf, type TrialVerdict, verdictOn } from "../../analysis/trial/verdict.js";
import { enumerate } from "../../tables/finding.js";

/** Kappa from which agreement counts as good enough to build on. */
export const GOOD_KAPPA = 0.7;

/** `0.76 (0.71–0.82)` */
export function withInterval({ value, interval }: Estimate, digits = 2): string {
  const range = interval ? ` (${signed(interval.low, digits)} to ${signed(interval.high, digits)})` : "";
  return `${signed(value, digits)}${range}`;
}

function signed(value: number, digits: number): string {
  return value
    .toFixed(digits)
    .replace(/^-(0\.?0*)$/, "$1")
    .replace("-", "−");
}

export interface TrialFinding {
  readonly verdict: TrialVerdict;
  readonly sentence: string;
}

const OUTCOME_WORDS: Readonly<Record<TrialVerdict, string>> = {
  agrees: "tells adopted from unadopted techniques better than the paper’s own small-scale result",
  disagrees: "tells adopted from unadopted techniques worse than the paper’s own small-scale result",
  mixed: "beats the paper’s own small-scale result at one threshold of adoption only",
  undecidable: "cannot be told from the paper’s own small-scale result",
};

/**
 * The verdict on one predictor, in words that hold whichever way it falls.
 *
 * @param subject what is said to tell techniques apart, such as `H + E at introduction`
 */
export function trialFinding(trial: Trial, predictor: PredictorId, subject: string): TrialFinding {
  const verdict = verdictOn(trial, predictor, THRESHOLDS.length);
  const missing = THRESHOLDS.filter((level) => !trial.comparisons.some(({ minAdoption }) => minAdoption === level));
  const parts = trial.comparisons.flatMap(({ minAdoption, n, adopted, predictors }) => {
    const own = predictors.find(({ id }) => id === predictor);
    const rival = predictors.find(({ id }) => id === "smallScale");
    if (!own || !rival) return [];
    return [
      `AUC ${withInterval(own.auc)} against ${withInterval(rival.auc)} for adoption in ${THRESHOLD_WORDS[minAdoption]} (${adopted} of ${n} techniques)`,
    ];
  });
  const gap =
    missing.length === 0
      ? ""
      : ` ${capital(enumerate(missing.map((level) => `adoption in ${THRESHOLD_WORDS[level]}`)))} cannot be compared here: all the techniques chosen are adopted, or none is.`;
  const head =
    parts.length === 0
      ? "Nothing can be compared in this selection."
      : `${subject} ${OUTCOME_WORDS[verdict]}: ${parts.join("; ")}.`;
  return { verdict, sentence: `${head}${gap}` };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What varying the question does to the answer. */
export function sensitivitySentence({ sensitivity }: Trial): string {
  const settled = sensitivity.map(({ difference }) => signOf(difference));
  const count = (sign: string) => settled.filter((one) => one === sign).length;
  const open = sensitivity.filter(({ difference }) => signOf(difference) === "open");
  const names = [...new Set(open.map(({ label }) => label))];
  return `Of ${sensitivity.length} variants, the friction score is ahead in ${count("ahead")}, behind in ${count("behind")}, and ${count("open")} settle nothing${names.length > 0 ? ` (${enumerate(names)})` : ""}.`;
}

/** How many techniques would have to be missing. */
export function missingSentence({ missing, counts }: Trial): string {
  const parts = missing.flatMap(({ id, needed, minAdoption, onRecord }) =>
    id === "worst" && needed !== null
      ? [`${needed} for adoption in ${THRESHOLD_WORDS[minAdoption]}, beside ${onRecord} unadopted ones on record`]
      : [],
  );
  if (parts.length === 0) return `No lead to overturn among the ${counts.compared} techniques compared.`;
  return `Unadopted techniques with perfect scores and a result below their baseline would level the two predictors if this many were missing: ${parts.join("; ")}.`;
}

/** What time to production says. */
export function hazardSentence({ hazards }: Trial): string {
  const { model } = hazards.main;
  const [h, e] = model?.terms ?? [];
  if (!model || !h || !e) return "Too few techniques reached production in this selection to fit a model.";
  const leftOut = hazards.leftOut.flatMap(({ model: without }) => without?.terms[0] ?? []);
  const lowest = Math.min(...leftOut.map(({ ratio }) => ratio));
  const highest = Math.max(...leftOut.map(({ ratio }) => ratio));
  const held = hazards.heldOutConcordance;
  return `With each further point of H a technique is ${h.ratio.toFixed(2)} times as likely to reach production in any month (95% interval ${h.low.toFixed(2)}–${h.high.toFixed(2)}), with each of E ${e.ratio.toFixed(2)} times (${e.low.toFixed(2)}–${e.high.toFixed(2)}; n = ${model.n}, ${model.events} reached it). Leaving out any one category keeps the ratio of H between ${lowest.toFixed(2)} and ${highest.toFixed(2)}${held === null ? "" : `; within the category left out, the model orders ${Math.round(held * 100)}% of pairs rightly, where chance is 50%`}.`;
}

/** Whether the sharper wording raised agreement, axis by axis, and which axes fall short. */
export function agreementSentences({ agreement, kappaChanges }: Trial): readonly string[] {
  const shortfalls = agreement.map(({ label, n, one, two, measures }) => {
    const axes = measures.filter(({ isAxis }) => isAxis);
    const short = axes.filter(({ kappa }) => kappa === null || kappa.value < GOOD_KAPPA);
    const unsure = axes.filter(
      ({ kappa }) => kappa?.interval != null && kappa.value >= GOOD_KAPPA && kappa.interval.low < GOOD_KAPPA,
    );
    if (n === 0) return `${capital(label)}: no technique in this selection was rated by both ${one} and ${two}.`;
    const verdict =
      short.length === 0
        ? `every axis reaches ${GOOD_KAPPA}`
        : `${enumerate(short.map(({ label: axis, kappa }) => `${axis} (${kappa === null ? "not defined" : withInterval(kappa)})`))} ${short.length === 1 ? "stays" : "stay"} below ${GOOD_KAPPA}`;
    const doubt =
      unsure.length === 0
        ? ""
        : `; the interval of ${enumerate(unsure.map(({ label: axis }) => axis))} reaches below it`;
    return `${capital(label)} (n = ${n}): ${verdict}${doubt}.`;
  });
  const named = (sign: string) =>
    kappaChanges.flatMap(({ label, change }) =>
      signOf(change) === sign && change ? [`${label} ${withInterval(change)}`] : [],
    );
  const raised = named("ahead");
  const lowered = named("behind");
  const open = kappaChanges.length - raised.length - lowered.length;
  const change = `From version 1 to version 2, on the same techniques, agreement ${raised.length > 0 ? `rose on ${enumerate(raised)}` : "rose on no measure beyond doubt"}${lowered.length > 0 ? `, fell on ${enumerate(lowered)}` : ""}; the interval of ${open === kappaChanges.length ? "every change" : `the other ${open}`} holds 0.`;
  return [...shortfalls, change];
}

/** Which version the site's default ratings follow, and why. */
export function defaultSentence({ agreement, counts }: Trial): string {
  const covered = agreement.find(({ id }) => id === "v2")?.n ?? 0;
  return `The site’s default ratings follow version 1, because it alone covers all ${counts.rated} techniques and version 2 covers ${covered}; a map of two wordings would compare techniques by the wording they happened to get. What version 2 would change is drawn above, among the raters of the sensitivity figure.`;
}
