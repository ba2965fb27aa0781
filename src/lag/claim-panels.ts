import { html } from "htl";
import type { ClaimVerdicts } from "../claims/verdicts.js";
import type { ClaimRow } from "../friction/measured/claim-panels.js";
import { ESSAYS } from "../schema/tables/common.js";
import { counted } from "../tables/finding.js";
import { claimPanel } from "../ui/claim.js";
import type { ClaimedLag } from "./claimed.js";
import { LAG_TESTS, unreadStages } from "./findings.js";
import type { DurationRow, EvidenceRow } from "./rows.js";

const TITLES: Readonly<Record<string, string>> = ESSAYS;

export interface LagAudit {
  readonly rows: readonly DurationRow[];
  readonly claims: readonly ClaimRow[];
  readonly claimed: readonly ClaimedLag[];
  readonly evidence: readonly EvidenceRow[];
  readonly verifiedOnly: boolean;
  readonly rowsHref: string;
  /** What starts the clock, and the day up to which techniques are watched: `from the paper, up to 2025-12-31`. */
  readonly watch: string;
  readonly verdicts: ClaimVerdicts;
}

/** Tests whose panels stand open; the others are one click away. */
const OPEN = 4;

/** The panels of the page, the first of them open. */
export function lagClaims(audit: LagAudit): readonly HTMLElement[] {
  const panels = lagPanels(audit);
  const more = panels.slice(OPEN);
  return [
    html`<div class="claims">${panels.slice(0, OPEN)}</div>`,
    ...(more.length === 0
      ? []
      : [
          html`<details class="more-claims"><summary>${counted(more.length, "further claim")} on the same rows</summary><div class="claims">${more}</div></details>`,
        ]),
  ];
}

/** A panel for each group of claims on record that one reading of the rows answers. */
function lagPanels({
  rows,
  claims,
  claimed,
  evidence,
  verifiedOnly,
  rowsHref,
  watch,
  verdicts,
}: LagAudit): readonly HTMLElement[] {
  return LAG_TESTS.flatMap(({ claims: ids, stages, reading, test }) => {
    const tested = claims.filter(({ id }) => ids.includes(id));
    if (tested.length === 0) return [];
    const { sentence, points, verdict, n, nSeen } = test(rows, claimed);
    const unread = verifiedOnly ? unreadStages(stages, evidence) : null;
    const lines = unread === null ? [sentence, ...points] : [unread, sentence, ...points];
    return [
      claimPanel({
        claims: tested.map((claim) => ({ ...claim, essay: (TITLES[claim.essay] ?? claim.essay).replace(/:.*/, "") })),
        verdicts,
        finding: {
          reading: `${reading}, ${watch}`,
          sentence: html.fragment`${lines[0] ?? ""}${lines.slice(1).map((line) => html`<span class="claim-point">${line}</span>`)}`,
          verdict: unread === null ? verdict : "undecidable",
          n,
          verifiedShare: n === 0 ? null : nSeen / n,
          rowsHref,
        },
      }),
    ];
  });
}
