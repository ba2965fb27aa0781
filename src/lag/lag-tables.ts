import { html } from "htl";
import { describeShare, MIN_OBSERVATIONS, round } from "../tables/finding.js";
import { describeMedian } from "../tables/survival-text.js";
import type { ClaimedLag } from "./claimed.js";
import {
  COHORT_HORIZON_MONTHS,
  type CohortLag,
  type Lag,
  TIER_HORIZON_MONTHS,
  type TierLag,
  undatedBounds,
} from "./lags.js";
import { TIERS } from "./rows.js";
import { describeMean, describeSurvivors } from "./words.js";

/** Each tier's lag counted in three ways, beside the months that the essays give it. */
export function tierTable(lags: readonly TierLag[], claimed: readonly ClaimedLag[]): HTMLElement {
  const essay = (lag: TierLag) => {
    const months = [...new Set(claimed.filter(({ tier }) => tier === lag.tier).map((claim) => claim.months))];
    return months.length === 0 ? "no figure" : `${months.join(", ")} months`;
  };
  return table(
    "Lag of each tier, counted in three ways",
    ["Tier", "The essays", ...HEADS, meanHead(TIER_HORIZON_MONTHS)],
    lags.filter(({ share }) => share !== null).map((lag) => [TIERS[lag.tier].label, essay(lag), ...cells(lag)]),
  );
}

/** Each cohort's lag counted in three ways. */
export function cohortTable(lags: readonly CohortLag[]): HTMLElement {
  return table(
    "Lag by the year of the paper, counted in three ways",
    ["Papers from", ...HEADS, meanHead(COHORT_HORIZON_MONTHS)],
    lags.map((lag) => [lag.cohort.label, ...cells(lag)]),
  );
}

const HEADS = ["Got there", "Median of those that got there", "Median, those that wait included"];

function meanHead(months: number): string {
  return `Mean wait in the first ${months} months`;
}

function cells(lag: Lag): readonly (string | Node)[] {
  const { share, undated } = lag;
  if (share === null) return ["nothing on record", "", "", ""];
  return [
    html.fragment`${describeShare(share)}${undated.length === 0 ? "" : html`<span class="lag-note">${undated.length} of them at an unknown date</span>`}`,
    lag.amongReached === null ? "none got there" : describeSurvivors(lag).replace(/^median /, ""),
    html.fragment`${describeMedian(lag)}${undated.length === 0 ? "" : html`<span class="lag-note">${boundsOf(lag)}</span>`}`,
    meanCell(lag),
  ];
}

function meanCell({ watched, mean }: Lag): string {
  if (watched.length < MIN_OBSERVATIONS) return "too few to tell";
  return mean === null ? "not watched so long" : describeMean(mean);
}

function boundsOf(lag: Lag): string {
  const [soonest, latest] = undatedBounds(lag).map(({ months }) => (months === null ? "not reached" : round(months)));
  if (soonest === latest) return "the same whenever the undated got there";
  return `from ${soonest}, had the undated got there at once, to ${latest}, had they not yet`;
}

function table(caption: string, heads: readonly string[], rows: readonly (readonly (string | Node)[])[]): HTMLElement {
  return html`<div class="data-table lag-table">
    <div class="table-region" role="region" tabindex="0" aria-label=${`Table: ${caption}`}><table>
      <caption class="visually-hidden">${caption}</caption>
      <thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead>
      <tbody>${rows.map(([head, ...rest]) => html`<tr><th scope="row">${head}</th>${rest.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody>
    </table></div>
  </div>`;
}
