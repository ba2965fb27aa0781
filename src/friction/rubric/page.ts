import { html } from "htl";
import type { ClaimVerdicts } from "../../claims/verdicts.js";
import type { QueryResult, Snapshot } from "../../engine/result.js";
import { readRows } from "../../tables/rows.js";
import { switchNotice } from "../../ui/choice.js";
import { type Claim, claimPanel } from "../../ui/claim.js";
import { dataTable } from "../../ui/data-table.js";
import type { Download } from "../../ui/downloads.js";
import { evidenceKey } from "../../ui/evidence.js";
import type { Page } from "../../ui/page.js";
import { VERIFIED_KEY } from "../../ui/parameter-state.js";
import { queryCell, type ShownResult } from "../../ui/query-cell.js";
import { verifiedSwitch } from "../../ui/verified-switch.js";
import { levelsSection } from "./levels-view.js";
import { moeFinding } from "./moe.js";
import { claimRow, moeRow } from "./rows.js";
import { ruleSection } from "./rule-view.js";
import { workedExamplesView } from "./worked-examples-view.js";

export interface RubricSnapshots {
  readonly levels: Snapshot;
  readonly anchors: Snapshot;
  readonly moe: Snapshot;
  readonly cells: Snapshot;
  readonly exemplars: Snapshot;
  readonly claims: Snapshot;
}

const ESSAY_TITLES: Readonly<Record<string, string>> = {
  "hardware-friction-map": "The Hardware Friction Map",
  comments: "The author's comment on the Hardware Friction Map",
};

const MOE_CLAIMS = ["map-moe-orange", "com-moe-orange", "map-ex-mixtral"];

/** The rubric with real techniques for each level, the essay's worked examples recomputed, and the zone rule to move. */
export function rubricPage(page: Page, snapshots: RubricSnapshots, files: readonly Download[]): DocumentFragment {
  const techniqueHref = (id: string) => `../dataset?id=${encodeURIComponent(id)}`;
  const claims = new Map(
    readRows(claimRow, snapshots.claims.result).map((claim): [string, Claim] => [
      claim.id,
      { ...claim, essay: ESSAY_TITLES[claim.essay] ?? claim.essay },
    ]),
  );
  const levels = levelsSection(page.state, techniqueHref);
  const rule = ruleSection(page.state, techniqueHref);
  const examples = html<HTMLElement>`<div></div>`;
  const moe = html<HTMLElement>`<div class="claims"></div>`;

  const cell = (snapshot: Snapshot, follow: (shown: ShownResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      files,
      heading: 3,
      render: (result) =>
        dataTable(result, {
          caption: snapshot.title,
          hideCaption: true,
          rowLimit: 20,
          sourceHref: page.sourceHref,
          cellHref: page.cellHref,
        }),
      onResult: follow,
    });
  const cells = [
    cell(snapshots.levels, ({ result }) => whereFit(levels.node, () => levels.show(result))),
    cell(snapshots.anchors, ({ result }) =>
      whereFit(examples, () =>
        examples.replaceChildren(workedExamplesView(result, claims, techniqueHref, page.verdicts)),
      ),
    ),
    cell(snapshots.moe, ({ result }) =>
      whereFit(moe, () => moe.replaceChildren(moePanel(result, claims, page.verdicts))),
    ),
    cell(snapshots.cells, ({ result, run }) =>
      whereFit(rule.node, () => rule.showCells(result, String(run.parameters["introduced_before"] ?? ""))),
    ),
    cell(snapshots.exemplars, ({ result }) => whereFit(rule.node, () => rule.showNamed(result))),
  ];

  return html.fragment`<nav class="rubric-contents" aria-label="On this page">
      <a href="#axes">Five axes</a><a href="#worked-examples">Worked examples</a><a href="#zone-rule">The zone rule</a>
    </nav>
    ${verifiedSwitch(page.state)}${switchNotice(page.state, VERIFIED_KEY)}
    <h2 id="axes">Five axes, with real techniques</h2>
    <p>Each axis has three levels, and more is less friction. <b>H</b> is the sum of the first three axes, 0 to 6: how well
    the computation fits a GPU. <b>E</b> is the sum of the last two, 0 to 4: how little work is left for those who serve
    it. Under each level stand two techniques that have it, chosen by a query: first those in widest use, then those whose
    rating was checked, then those on which this level stands out from their other axes.</p>
    ${evidenceKey()}
    ${levels.node}
    <h2 id="worked-examples">The essay's worked examples, recomputed</h2>
    <p>The essay scores four examples, with sums and a zone but without the levels of each axis and without a date. Here
    each stands beside every rating of the same technique on record. ≠ marks what differs; who is right is left open.</p>
    ${examples}
    <h3 id="moe-date">Is mixture of experts orange or yellow?</h3>
    ${moe}
    <h2 id="zone-rule">The zone rule, to move</h2>
    <p>The essay names four zones and states no rule that leads from H and E to a zone. This site's rule is one
    of many that give all four worked examples their zones. Move its thresholds and see what else would do, and what it
    would change. Under each slider stands what all four examples allow as long as the other sliders stay where they
    are, and in brackets what they allow where the others may move too.</p>
    ${rule.node}
    <p class="rubric-next">Next: <a href="./scorecard">score a technique yourself</a>, or see <a href="./trial">the rubric on trial</a>: whether raters agree, and whether its scores foretell adoption.</p>
    <details class="behind"><summary>The queries behind this page</summary>${cells}</details>`;
}

/** Feeds a part of the page; an edited query may give rows that it cannot read, and the part says so and stays. */
function whereFit(part: HTMLElement, show: () => void): void {
  part.querySelector(":scope > .claim-unfit")?.remove();
  try {
    show();
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    part.prepend(html`<p class="claim-unfit" role="status">This part cannot follow the edited query: ${message}</p>`);
  }
}

function moePanel(result: QueryResult, claims: ReadonlyMap<string, Claim>, verdicts: ClaimVerdicts): HTMLElement {
  const { sentence, verdict, n, nSeen } = moeFinding(readRows(moeRow, result));
  return claimPanel({
    claims: MOE_CLAIMS.flatMap((id) => claims.get(id) ?? []),
    verdicts,
    finding: {
      reading: "the zones of all mixture techniques by the default rating, at introduction and for the end of 2025",
      sentence,
      verdict,
      n,
      verifiedShare: n === 0 ? null : nSeen / n,
      rowsHref: "#query-friction-rubric-moe",
    },
  });
}
