import { html } from "htl";
import * as v from "valibot";
import { THRESHOLD_WORDS } from "../../analysis/trial/technique.js";
import type { Trial } from "../../analysis/trial/trial.js";
import { signOf } from "../../analysis/trial/verdict.js";
import type { ClaimVerdicts } from "../../claims/verdicts.js";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { type ChartContext, type ChartFigure, type ChartOptions, chartFigure } from "../../ui/chart.js";
import { claimPanel } from "../../ui/claim.js";
import type { ColumnView } from "../../ui/data-cell.js";
import { dataTable } from "../../ui/data-table.js";
import { formatNumber } from "../../ui/format.js";
import { kindLegend } from "../../ui/series.js";
import {
  drawAuc,
  drawKappa,
  drawLeftOut,
  drawRoc,
  drawSensitivity,
  PREDICTOR_KINDS,
  THRESHOLD_KINDS,
  VERSION_KINDS,
} from "./charts.js";
import {
  agreementSentences,
  changeSentence,
  claimFinding,
  crossSentence,
  defaultSentence,
  hazardSentence,
  lateSentence,
  missingSentence,
  sensitivitySentence,
  trialFinding,
  withInterval,
} from "./sentences.js";
import {
  aucTable,
  correlationTable,
  hazardTable,
  kappaTable,
  leftOutTable,
  missingTable,
  rocTable,
  ruleTable,
  sensitivityTable,
} from "./tables.js";

/** The parts of the page that follow the trial. */
export interface Sections {
  readonly verdict: HTMLElement;
  readonly comparison: HTMLElement;
  readonly robustness: HTMLElement;
  readonly agreement: HTMLElement;
  show(trial: Trial): void;
}

const claimRow = v.object({
  id: v.string(),
  claim: v.string(),
  quantity: v.nullable(v.string()),
  unit: v.nullable(v.string()),
});

const TWO_DIGITS: ColumnView = { format: (value) => (value === null ? "–" : Number(value).toFixed(2)) };
const PERCENT: ColumnView = { format: (value) => (value === null ? "–" : `${Math.round(Number(value) * 100)} %`) };
const NEEDED: ColumnView = { format: (value) => (value === null ? "no number would" : formatNumber(Number(value))) };
const P_VALUE: ColumnView = {
  label: "p",
  format: (value) => (value === null ? "–" : Number(value) < 0.001 ? "< 0.001" : Number(value).toFixed(3)),
};

const COLUMNS: Readonly<Record<string, ColumnView>> = {
  value: { ...TWO_DIGITS, label: "Value" },
  low: { ...TWO_DIGITS, label: "95% from" },
  high: { ...TWO_DIGITS, label: "to" },
  hazard_ratio: { ...TWO_DIGITS, label: "Hazard ratio", unit: "per point" },
  p_value: P_VALUE,
  n_adopted: { label: "adopted" },
  n_reached: { label: "reached production" },
  sensitivity: { label: "Adopted ones called", unit: "95% interval" },
  specificity: { label: "Unadopted ones passed over", unit: "95% interval" },
  precision: { label: "Calls that were right", unit: "95% interval" },
  equal_share: { ...PERCENT, label: "Equal scores" },
  h_plus_e: { label: "H + E" },
  needed_to_leave_open: { ...NEEDED, label: "Needed to leave it open" },
  needed_to_level: { ...NEEDED, label: "Needed to level the two" },
};

/** The sections of the trial's page; empty until they are shown a trial. */
export function sections(claim: Snapshot, verdicts: ClaimVerdicts): Sections {
  const claims = html<HTMLElement>`<div class="claims"></div>`;
  const tables = new Map<string, HTMLElement>();
  const slot = (name: string) => {
    const node = html<HTMLElement>`<div></div>`;
    tables.set(name, node);
    return node;
  };
  const text = new Map<string, HTMLElement>();
  const paragraph = (name: string) => {
    const node = html<HTMLElement>`<p></p>`;
    text.set(name, node);
    return node;
  };
  const figures: ((trial: Trial) => void)[] = [];
  const figure = (
    options: Omit<ChartOptions, "data" | "description" | "caption" | "draw"> & {
      readonly of: (trial: Trial) => QueryResult;
      readonly says: (trial: Trial) => string;
      readonly draw: (context: ChartContext, trial: Trial) => SVGElement | HTMLElement;
    },
  ) => {
    const caption = html<HTMLElement>`<span></span>`;
    const place = html<HTMLElement>`<div></div>`;
    let current: Trial | null = null;
    let node: ChartFigure | null = null;
    figures.push((trial) => {
      current = trial;
      caption.textContent = options.says(trial);
      if (node) return node.update(options.of(trial));
      node = chartFigure({
        ...options,
        data: options.of(trial),
        caption,
        description: () => (current ? options.says(current) : ""),
        draw: (context) => options.draw(context, current ?? trial),
      });
      place.replaceChildren(node);
    });
    return place;
  };

  return {
    verdict: html`<section><h2 id="verdict">The claim and the verdict</h2>
      ${claims}${paragraph("alone")}${paragraph("counts")}</section>`,
    comparison: html`<section>
      <h2 id="foretelling">How well each predictor foretells adoption</h2>
      ${figure({
        title: "Friction scores against the paper’s own result",
        of: aucTable,
        says: aucCaption,
        legend: kindLegend(PREDICTOR_KINDS),
        draw: (context) => drawAuc(context.data, context),
      })}
      ${figure({
        title: "What each cut-off catches and what it lets in",
        of: rocTable,
        says: rocCaption,
        legend: kindLegend(PREDICTOR_KINDS.filter(({ label }) => !label.endsWith("alone"))),
        draw: (context) => drawRoc(context.data, context),
      })}
      <h3 id="rule">The map as a yes-or-no rule</h3>
      ${paragraph("rules")}${slot("rules")}
      <h3 id="time">Time to first production</h3>
      ${paragraph("hazards")}${slot("hazards")}
      ${figure({
        title: "Does one family carry the result?",
        of: leftOutTable,
        says: (trial) =>
          `${hazardSentence(trial)}${trial.hazards.main.model ? " The band is the interval with all categories in." : ""}`,
        draw: (context, trial) => drawLeftOut(context.data, context, trial.hazards.main.model?.terms[0] ?? null),
      })}
      <h3 id="correlation">Rank correlation with the level of adoption</h3>
      ${slot("correlations")}
    </section>`,
    robustness: html`<section>
      <h2 id="sensitivity">Would another question give another answer?</h2>
      ${figure({
        title: "The lead of the friction score under other rules, raters and selections",
        of: sensitivityTable,
        says: sensitivitySentence,
        legend: kindLegend(THRESHOLD_KINDS),
        draw: (context) => drawSensitivity(context.data, context),
      })}
      <h2 id="missing">What could be missing</h2>
      ${paragraph("missing")}${slot("missing")}
    </section>`,
    agreement: html`<section>
      <h2 id="agreement">Do raters agree?</h2>
      ${paragraph("agreement")}
      ${figure({
        title: "Agreement of two raters, by version of the rubric",
        of: kappaTable,
        says: changeSentence,
        legend: kindLegend(VERSION_KINDS),
        draw: (context) => drawKappa(context.data, context),
      })}
    </section>`,
    show: (trial) => {
      const [row] = readRows(claimRow, claim.result);
      const finding = claimFinding(trial);
      const { compared, comparedSeen } = trial.counts;
      claims.replaceChildren(
        ...(row
          ? [
              claimPanel({
                claims: [{ ...row, essay: "What Actually Works" }],
                verdicts,
                finding: {
                  reading:
                    "the lead of the friction score over the paper’s own result on the trial’s techniques, resampled",
                  ...finding,
                  n: compared,
                  verifiedShare: compared === 0 ? null : comparedSeen / compared,
                  rowsHref: "#query-friction-trial-techniques",
                },
              }),
            ]
          : []),
      );
      const write = (name: string, words: string) => text.get(name)?.replaceChildren(words);
      write("alone", aloneSentence(trial));
      write("counts", countsSentence(trial));
      write("rules", rulesSentence(trial));
      write("hazards", hazardNote(trial));
      write(
        "missing",
        `${missingSentence(trial)} Nobody writes about most ideas that fail, so how many are missing is not known; the list was made from papers that were read.`,
      );
      write("agreement", [...agreementSentences(trial), crossSentence(trial), defaultSentence(trial)].join(" "));
      const put = (name: string, result: QueryResult, caption: string) =>
        tables.get(name)?.replaceChildren(dataTable(result, { caption, hideCaption: true, columns: COLUMNS }));
      put("rules", ruleTable(trial), "Each rule’s calls and the outcomes");
      put("hazards", hazardTable(trial), "Cox models of the months to first production");
      put("correlations", correlationTable(trial), "Spearman’s correlation with the level of adoption, 0 to 3");
      put("missing", missingTable(trial), "How many missing techniques would take the lead away");
      for (const update of figures) update(trial);
    },
  };
}

function aucCaption({ comparisons }: Trial): string {
  const parts = comparisons.flatMap(({ leads, predictors, n }) => {
    const lead = leads.find(({ id }) => id === "friction");
    const rival = predictors.find(({ id }) => id === "smallScale");
    return lead && rival
      ? [`H + E leads the small-scale result by ${withInterval(lead.difference)} (n = ${n}, p ${pText(lead.pValue)})`]
      : [];
  });
  return parts.length === 0
    ? "All techniques of this selection are adopted, or none is: there is nothing to tell apart."
    : `${parts.join("; at the higher threshold ")}. AUC is the chance that a random adopted technique scores above a random unadopted one; the dashed line is a coin’s toss, bars are 95% bootstrap intervals.`;
}

function pText(p: number | null): string {
  return p === null ? "not defined" : p < 0.001 ? "< 0.001" : `= ${p.toFixed(3)}`;
}

function rocCaption({ comparisons }: Trial): string {
  const parts = comparisons.flatMap(({ predictors }) =>
    predictors.flatMap(({ id, roc }) => {
      const nearest = roc.reduce(
        (best, point) =>
          point.truePositiveRate - point.falsePositiveRate > best.truePositiveRate - best.falsePositiveRate
            ? point
            : best,
        roc[0] ?? { threshold: null, truePositiveRate: 0, falsePositiveRate: 0 },
      );
      return id === "friction" && nearest.threshold !== null
        ? [
            `from H + E = ${nearest.threshold} on it calls ${Math.round(nearest.truePositiveRate * 100)}% of the adopted and ${Math.round(nearest.falsePositiveRate * 100)}% of the unadopted techniques`,
          ]
        : [];
    }),
  );
  return parts.length === 0
    ? "Nothing to tell apart in this selection."
    : `Where the curve is farthest from chance: ${parts.join("; ")}. The cut-off was chosen by looking at the outcomes, so it flatters.`;
}

/** What H alone, which does not depend on the date, says of the same claim. */
function aloneSentence(trial: Trial): string {
  const h = trialFinding(trial, "h", "H alone, the scores that do not depend on the date");
  const within = trial.withinCategories.flatMap(({ auc, rivalAuc, pairs }) =>
    auc === null || rivalAuc === null ? [] : [`${auc.toFixed(2)} against ${rivalAuc.toFixed(2)} (${pairs} pairs)`],
  );
  return `${h.sentence}${within.length === 0 ? "" : ` Among techniques of one category only, H + E has an AUC of ${within.join(" and ")}.`}`;
}

/** Which techniques are compared, and which are not and why. */
function countsSentence(trial: Trial): string {
  const { rated, censored, notCompared, compared } = trial.counts;
  return `Compared: ${compared} of ${rated} rated techniques. ${censored} from July 2024 on are censored, because they had less than 18 months to be adopted; ${notCompared} older ones compare nothing in their paper. ${lateSentence(trial)}`;
}

function rulesSentence({ rules }: Trial): string {
  const own = rules.filter(({ id }) => id === "green-yellow");
  const parts = own.map(
    ({ truePositives, falsePositives, falseNegatives, minAdoption }) =>
      `${truePositives} of ${truePositives + falsePositives} such calls were right and ${falseNegatives} of ${truePositives + falseNegatives} adopted techniques were missed (adopted in ${THRESHOLD_WORDS[minAdoption]})`,
  );
  return `The map’s own rule calls what is green or yellow at introduction: ${parts.join("; ")}.`;
}

function hazardNote(trial: Trial): string {
  const rival = trial.hazards.withRival;
  const k = rival.predictors.indexOf("smallScale");
  const term = rival.model?.terms[k];
  const says =
    term === undefined
      ? ""
      : ` Beside H and E, the small-scale result ${signOf({ value: term.coefficient, interval: { low: Math.log(term.low), high: Math.log(term.high) } }) === "open" ? "adds nothing that its interval settles" : "adds something of its own"}: ${term.ratio.toFixed(2)} times per step (${term.low.toFixed(2)}–${term.high.toFixed(2)}).`;
  return `A Cox model uses every technique, recent ones too, as long as they were watched.${says} ${trial.hazards.undated} adopted techniques have no dated first production and are left out. The model takes the ratios to be the same in every month.`;
}
