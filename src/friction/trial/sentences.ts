import { sum } from "d3";
import type { Estimate } from "../../analysis/paired-auc.js";
import type { PredictorId } from "../../analysis/trial/technique.js";
import { THRESHOLD_WORDS } from "../../analysis/trial/technique.js";
import type { Trial } from "../../analysis/trial/trial.js";
import { signOf, signsOf, type TrialVerdict, verdictOf } from "../../analysis/trial/verdict.js";
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

const SIGN_WORDS = {
  ahead: "is ahead of",
  behind: "is behind",
  open: "cannot be told from",
} as const;

/**
 * The verdict on one predictor, in words that hold whichever way it falls.
 *
 * @param subject what is said to tell techniques apart, such as `H + E at introduction`
 */
export function trialFinding(trial: Trial, predictor: PredictorId, subject: string): TrialFinding {
  const signs = signsOf(trial, predictor);
  const clauses = signs.map(({ minAdoption, sign }) => {
    const words = THRESHOLD_WORDS[minAdoption];
    const comparison = trial.comparisons.find((one) => one.minAdoption === minAdoption);
    const own = comparison?.predictors.find(({ id }) => id === predictor);
    const rival = comparison?.predictors.find(({ id }) => id === "smallScale");
    if (sign === "none" || !comparison || !own || !rival)
      return `for adoption in ${words} nothing can be compared, as all the techniques chosen are adopted, or none is`;
    return `for adoption in ${words} it ${SIGN_WORDS[sign]} the paper’s own small-scale result, AUC ${withInterval(own.auc)} against ${withInterval(rival.auc)} (${comparison.adopted} of ${comparison.n} techniques adopted)`;
  });
  return { verdict: verdictOf(signs), sentence: `${subject}: ${clauses.join("; ")}.` };
}

/** The claim's two halves: only “better” can be tested, so that the claim as a whole can at most hold in part. */
export function claimFinding(trial: Trial): TrialFinding {
  const { verdict, sentence } = trialFinding(trial, "friction", "H + E at introduction");
  return {
    verdict: verdict === "agrees" ? "mixed" : verdict,
    sentence: `On “better”, ${sentence} “Earlier” cannot be tested: both are known on the day of the paper.`,
  };
}

/** Techniques that the test leaves out because their scores speak of a later date. */
export function lateSentence({ counts: { late } }: Trial): string {
  if (late.length === 0) return "";
  return `${late.length} techniques are left out because their scores speak of a date more than three months after the introduction, when some were in use: ${enumerate(late)}.`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What varying the question does to the answer. */
export function sensitivitySentence({ sensitivity, ruleSpreads }: Trial): string {
  const signs = sensitivity.map(({ difference }) => signOf(difference));
  const count = (sign: string) => signs.filter((one) => one === sign).length;
  const variants = new Set(sensitivity.map(({ variant }) => variant)).size;
  const named = (wanted: string) => [
    ...new Set(sensitivity.flatMap(({ label, difference }) => (signOf(difference) === wanted ? [label] : []))),
  ];
  const open = named("open");
  const list = open.length > 0 && open.length <= 4 ? ` (${enumerate(open)})` : "";
  const spreads = ruleSpreads.flatMap(({ lowest, highest, minAdoption, maps }) =>
    lowest === null || highest === null
      ? []
      : [
          `between ${withInterval({ value: lowest, interval: null })} and ${withInterval({ value: highest, interval: null })} for ${THRESHOLD_WORDS[minAdoption]} under all ${maps} zone maps that keep the worked examples`,
        ],
  );
  const rules = spreads.length === 0 ? "" : ` By zone alone the lead lies ${spreads.join(", and ")}.`;
  return `${variants} variants at two thresholds: the friction score is ahead in ${count("ahead")} of ${sensitivity.length} comparisons, behind in ${count("behind")}, and ${count("open")} settle nothing${list}.${rules}`;
}

/** How many techniques would have to be missing. */
export function missingSentence({ missing, counts }: Trial): string {
  const parts = missing.flatMap(({ id, needed, neededToOpen, minAdoption, onRecord }) =>
    id === "worst" && needed !== null && neededToOpen !== null
      ? [
          `${neededToOpen} would leave the verdict open and ${needed} would level the two for adoption in ${THRESHOLD_WORDS[minAdoption]}, beside ${onRecord} unadopted ones on record`,
        ]
      : [],
  );
  if (parts.length === 0) return `There is no lead to overturn among the ${counts.compared} techniques compared.`;
  return `Suppose that unadopted techniques with perfect scores and a result below their baseline are missing: ${parts.join("; ")}.`;
}

/** What time to production says. */
export function hazardSentence({ hazards }: Trial): string {
  const { model } = hazards.main;
  const [h, e] = model?.terms ?? [];
  if (!model || !h || !e) return "Too few techniques reached production in this selection to fit a model.";
  const leftOut = hazards.leftOut.flatMap(({ model: without }) => without?.terms[0] ?? []);
  const ratios = leftOut.map(({ ratio }) => ratio.toFixed(2)).sort();
  const held = hazards.heldOutConcordance;
  const pairs = sum(hazards.leftOut, ({ heldOut }) => heldOut?.pairs ?? 0);
  const without =
    ratios.length === 0
      ? ""
      : ` Leaving out any one category keeps the ratio of H between ${ratios[0]} and ${ratios.at(-1)}`;
  return `With each further point of H a technique is ${h.ratio.toFixed(2)} times as likely to reach production in any month (95% interval ${h.low.toFixed(2)}–${h.high.toFixed(2)}), with each of E ${e.ratio.toFixed(2)} times (${e.low.toFixed(2)}–${e.high.toFixed(2)}; n = ${model.n}, ${model.events} reached it).${without}${without === "" || held === null ? "" : `; within the category left out, the model orders ${Math.round(held * 100)}% of ${pairs} pairs rightly, where chance is 50% (pairs share techniques, so no interval is given)`}${without === "" ? "" : "."}`;
}

/** Whether each version's two raters agree well enough, axis by axis, and which axes fall short. */
export function agreementSentences({ agreement }: Trial): readonly string[] {
  return agreement
    .filter(({ id }) => !isCross(id))
    .map(({ label, n, one, two, measures }) => {
      const axes = measures.filter(({ isAxis }) => isAxis);
      const short = axes.filter(({ kappa }) => kappa === null || kappa.value < GOOD_KAPPA);
      const unsure = axes.filter(
        ({ kappa }) => kappa?.interval != null && kappa.value >= GOOD_KAPPA && kappa.interval.low < GOOD_KAPPA,
      );
      if (n === 0) return `${capital(label)}: no technique in this selection was rated by both ${one} and ${two}.`;
      const named = short.map(
        ({ label: axis, kappa }) => `${axis} (${kappa === null ? "not defined" : withInterval(kappa)})`,
      );
      const verdict =
        short.length === 0
          ? `every axis reaches ${GOOD_KAPPA}`
          : `${enumerate(named)} ${short.length === 1 ? "stays" : "stay"} below ${GOOD_KAPPA}`;
      const doubt =
        unsure.length === 0
          ? ""
          : `; the interval of ${enumerate(unsure.map(({ label: axis }) => axis))} reaches below it`;
      return `${capital(label)} (n = ${n}): ${verdict}${doubt}.`;
    });
}

/** Whether version 2's raters agreed more than version 1's, on the same techniques. */
export function changeSentence({ kappaChanges }: Trial): string {
  const defined = kappaChanges.filter(({ change }) => change !== null);
  if (defined.length === 0) return "The two versions share no technique in this selection.";
  const named = (sign: string) =>
    defined.flatMap(({ label, change }) =>
      signOf(change) === sign && change ? [`${label} by ${withInterval(change)}`] : [],
    );
  const raised = named("ahead");
  const lowered = named("behind");
  const open = defined.length - raised.length - lowered.length;
  const rest =
    open === 0 ? "" : `; the interval of ${open === defined.length ? "every change" : `the other ${open}`} holds 0`;
  return `From version 1’s raters to version 2’s, on the same techniques, agreement ${raised.length > 0 ? `rose on ${enumerate(raised)}` : "rose on no measure beyond doubt"}${lowered.length > 0 ? `, and fell on ${enumerate(lowered)}` : ""}${rest}. Version 1’s pair sets a rater who knew the outcomes beside a blind one, version 2’s are both blind, so wording and blinding changed together.`;
}

const isCross = (id: string) => id.startsWith("cross-");

/** Which version the site's default ratings follow, and why. */
export function defaultSentence({ agreement, counts }: Trial): string {
  const covered = agreement.find(({ id }) => id === "v2")?.n ?? 0;
  const { rubricVersion, rated } = counts;
  if (rubricVersion === null) return `The default ratings of these ${rated} techniques mix versions of the rubric.`;
  const reason =
    rubricVersion === 1 && covered < rated
      ? `: it covers all ${rated} techniques, and version 2 covers ${covered}. A map of two wordings would compare techniques by the wording that they happened to get`
      : "";
  return `The site’s default ratings follow version ${rubricVersion}${reason}.`;
}

/** How far the default ratings, given by version 1, and those by version 2 agree. */
export function crossSentence({ agreement }: Trial): string {
  const parts = agreement
    .filter(({ id, n }) => isCross(id) && n > 0)
    .map(({ n, two, measures }) => {
      const low = measures.filter(({ isAxis, kappa }) => isAxis && kappa !== null && kappa.value < GOOD_KAPPA);
      const named = low.map(({ label, kappa }) => `${label} ${kappa === null ? "" : withInterval(kappa)}`);
      return `${two} (n = ${n}): ${low.length === 0 ? `every axis reaches ${GOOD_KAPPA}` : `below ${GOOD_KAPPA} on ${enumerate(named)}`}`;
    });
  return parts.length === 0
    ? ""
    : `Between versions raters agree less, as the wording changed what is asked. The default rating against ${parts.join("; against ")}.`;
}
