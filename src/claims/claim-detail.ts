import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { dataTable } from "../ui/data-table.js";
import { formatNumber } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { type AuditedClaim, claimedValue } from "./audited-claim.js";
import { essayTitle, testerName } from "./claim-list.js";
import { claimVerdictMark } from "./verdict-mark.js";

export interface DetailOptions {
  readonly page: Page;
  /** A claim by its id. */
  readonly claimOf: (id: string) => AuditedClaim | undefined;
  /** The tests' snapshots, fetched when the first claim is opened. */
  readonly tests: () => Promise<readonly Snapshot[]>;
}

/** One claim: what the essay says beside what the rows say, by which rule, from which rows, with the query to rerun. */
export function claimDetail(claim: AuditedClaim, { page, claimOf, tests }: DetailOptions): HTMLElement {
  const { id, essay, section, verdict, actual, decisive } = claim;
  const conflicts = claim.conflicts_with.flatMap((other) => claimOf(other) ?? []);
  return html`<div class="claim-detail">
    <dl class="detail-facts">
      <dt>Claimed</dt><dd>${claimedValue(claim)}</dd>
      ${verdict === "not_testable" ? "" : html.fragment`<dt>Found</dt><dd>${actual}${intervalText(claim)}</dd>`}
      <dt>Verdict</dt><dd>${claimVerdictMark(verdict)}</dd>
      ${verdict === "not_testable" ? html.fragment`<dt>Why not</dt><dd>${claim.how_to_test}</dd>` : ""}
      ${claim.n === null ? "" : html.fragment`<dt>From</dt><dd>${rowsText(claim.n, claim.n_seen ?? 0)}</dd>`}
      <dt>Essay</dt><dd>${essayTitle(essay)}, ${section}</dd>
      <dt>Tested by</dt><dd>${testerName(claim.testable_by)}</dd>
      <dt>Claim id</dt><dd><code>${id}</code></dd>
      ${claim.note === null ? "" : html.fragment`<dt>Note</dt><dd>${claim.note}</dd>`}
    </dl>
    ${conflicts.length === 0 ? "" : html`<section><h3>Contradicts</h3><ul class="claim-conflicts">${conflicts.map((other) => html`<li><a href=${page.state.link({ query: { claim: other.id } })}>${other.claim}</a> (${claimedValue(other)}) ${claimVerdictMark(other.verdict)}</li>`)}</ul></section>`}
    ${decisive.length === 0 ? "" : html`<section><h3>Rows that decide</h3><ul class="claim-rows">${decisive.map((key) => html`<li>${rowLink(key, "./")}</li>`)}</ul></section>`}
    ${claim.tested ? testSection(`claims/${id}`, page, tests) : ""}
    <p class="claim-sources">Where the claim was read: ${claim.sources.map((key, i) => html.fragment`${i > 0 ? ", " : ""}<a href=${page.sourceHref(key)}>${key}</a>`)}</p>
  </div>`;
}

/** A query of the audit by its id, to read, rerun and edit, fetched when it is asked for. */
export function testSection(id: string, page: Page, tests: DetailOptions["tests"]): HTMLElement {
  const place = html<HTMLElement>`<div><p class="muted">Fetching the test…</p></div>`;
  const show = (result: QueryResult, caption: string) =>
    dataTable(result, {
      caption,
      hideCaption: true,
      columns: { n_seen: { label: "Read in source" }, n: { label: "Rows" } },
    });
  tests().then(
    (all) => {
      const snapshot = all.find((one) => one.id === id);
      place.replaceChildren(
        snapshot
          ? queryCell({ ...page, snapshot, heading: 3, render: (result) => show(result, snapshot.title) })
          : html`<p>The site ships no test of this name: build it again.</p>`,
      );
    },
    (error: unknown) => {
      place.replaceChildren(
        html`<p role="alert"><strong>The test could not be fetched.</strong> ${error instanceof Error ? error.message : String(error)} Close this claim and open it again to retry.</p>`,
      );
    },
  );
  return place;
}

function intervalText({ low, high }: AuditedClaim): string {
  return low === null || high === null ? "" : ` (${short(low)} to ${short(high)})`;
}

function short(value: number): string {
  return formatNumber(Number(value.toPrecision(3)));
}

function rowsText(n: number, seen: number): string {
  return `${formatNumber(n)} ${n === 1 ? "row" : "rows"}, ${formatNumber(seen)} of them read in their source`;
}

/**
 * A deciding row by its key; it leads to the technique's page where it belongs to one, else to the row itself. `root` is
 * the way to the site's front.
 */
export function rowLink(key: string, root: "./" | "../"): HTMLElement {
  const technique = techniqueOf(key);
  const href =
    technique === null ? `row?key=${encodeURIComponent(key)}` : `dataset?id=${encodeURIComponent(technique)}`;
  return html`<a href=${`${root}${href}`}><code>${key}</code></a>`;
}

/** The technique to which a row of the dataset belongs. */
export function techniqueOf(key: string): string | null {
  const [table = "", rest = ""] = key.split(/:(.*)/s);
  if (table === "architectures") return rest;
  if (table === "ratings") return rest.split("/")[0] ?? null;
  // An event's key begins with its technique's.
  return table === "adoption_events" ? (rest.split(".")[0] ?? null) : null;
}
