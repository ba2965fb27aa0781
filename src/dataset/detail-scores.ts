import { html } from "htl";
import { evidenceMark } from "../ui/evidence.js";
import { zoneBadge } from "../ui/zones.js";
import type { Architecture } from "./architecture.js";
import type { DetailRow } from "./detail-rows.js";

type Rating = DetailRow<"ratings">;

const AXES = [
  { key: "ga", name: "GEMM alignment", side: "h" },
  { key: "mal", name: "Memory access locality", side: "h" },
  { key: "par", name: "Parallelism", side: "h" },
  { key: "sti", name: "Serving-topology impact", side: "e" },
  { key: "im", name: "Infrastructure maturity", side: "e" },
] as const;

const WHEN = { introduction: "Introduction", "2025": "End of 2025" } as const;

/** The list row's own scores: what there is to show before, or without, an answer from the engine. */
export function briefScores(row: Architecture): HTMLElement {
  const cells = (early: number | null, late: number | null) =>
    html.fragment`<td>${early ?? "—"}</td><td>${late ?? "—"}</td>`;
  return scoreTable(html`<tr><td></td><th scope="col">Introduction</th><th scope="col">End of 2025</th></tr>`, [
    axisRow("GEMM alignment", cells(row.ga, row.ga)),
    axisRow("Memory access locality", cells(row.mal, row.mal)),
    axisRow("Parallelism", cells(row.par, row.par)),
    sumRow("H, hardware fit", cells(row.h, row.h)),
    axisRow("Serving-topology impact", cells(row.sti_introduction, row.sti_2025)),
    axisRow("Infrastructure maturity", cells(row.im_introduction, row.im_2025)),
    sumRow("E, ecosystem", cells(row.e_introduction, row.e_2025)),
    sumRow("Zone", html.fragment`<td>${badge(row.zone_introduction)}</td><td>${badge(row.zone_2025)}</td>`),
  ]);
}

/** Every rating side by side, the default first, with each axis's reasons under its scores. */
export function fullScores(ratings: readonly Rating[]): HTMLElement {
  if (ratings.length === 0) return html`<p class="muted">Nobody has rated this technique yet.</p>`;
  const raters = groupBy(ratings, (rating) => `${rating.rater}, rubric ${rating.rubric_version}`);
  const ordered = [...raters.values()].flatMap((group) =>
    group.toSorted((a, b) => (a.as_of_kind < b.as_of_kind ? 1 : -1)),
  );
  const head = html.fragment`<tr><td></td>${[...raters].map(
    ([name, group]) =>
      html`<th scope="colgroup" colspan=${group.length}>${name}${group.some((rating) => rating.is_default) ? html`<span class="score-default">default</span>` : ""}</th>`,
  )}</tr><tr><td></td>${ordered.map((rating) => html`<th scope="col">${WHEN[rating.as_of_kind]}</th>`)}</tr>`;
  const rows = AXES.flatMap(({ key, name, side }, i) => {
    const row = axisRow(name, html.fragment`${ordered.map((rating) => html`<td>${rating[key]}</td>`)}`);
    const reasons = reasonsOf(raters, key, ordered.length + 1);
    const isLast = AXES[i + 1]?.side !== side;
    const sum = sumRow(
      side === "h" ? "H, hardware fit" : "E, ecosystem",
      html.fragment`${ordered.map((rating) => html`<td>${rating[side]}</td>`)}`,
    );
    return [row, ...reasons, ...(isLast ? [sum] : [])];
  });
  const zones = sumRow("Zone", html.fragment`${ordered.map((rating) => html`<td>${badge(rating.zone)}</td>`)}`);
  const marks = html`<tr class="score-marks"><th scope="row">Checked</th>${ordered.map((rating) => html`<td>${evidenceMark(rating.evidence)}</td>`)}</tr>`;
  return html`<div>${scrollHint([...raters.keys()])}${scoreTable(head, [...rows, zones, marks])}</div>`;
}

function reasonsOf(
  raters: ReadonlyMap<string, readonly Rating[]>,
  axis: (typeof AXES)[number]["key"],
  span: number,
): HTMLElement[] {
  const said = [...raters].flatMap(([name, group]) => {
    const texts = [...new Set(group.flatMap((rating) => rating[`why_${axis}`] ?? []))];
    return texts.map((text) => ({ name, text }));
  });
  return said.map(
    ({ name, text }) =>
      html`<tr class="score-reason"><td colspan=${span}><span class="score-reason-text">${raters.size > 1 ? html`<span class="muted">${name}: </span>` : ""}${text}</span></td></tr>`,
  );
}

/** Who rated, where the columns of some may lie beyond the edge. */
function scrollHint(raters: readonly string[]): HTMLElement | "" {
  if (raters.length < 2) return "";
  return html`<p class="score-hint muted">${raters.length} raters: ${raters.join("; ")}.<span class="score-hint-scroll"> Scroll the table sideways to see all of them.</span></p>`;
}

/** Marks a region whose content is wider than itself, so that the style can say that it scrolls. */
function markOverflow(region: HTMLElement): HTMLElement {
  new ResizeObserver(() => {
    region.parentElement?.classList.toggle("score-overflows", region.scrollWidth > region.clientWidth);
  }).observe(region);
  return region;
}

function scoreTable(head: Node, rows: readonly HTMLElement[]): HTMLElement {
  return markOverflow(
    html<HTMLElement>`<div class="score-region" role="region" tabindex="0" aria-label="Scores on the five axes"><table class="scores"><thead>${head}</thead><tbody>${rows}</tbody></table></div>`,
  );
}

function axisRow(name: string, cells: Node): HTMLElement {
  return html`<tr><th scope="row">${name}</th>${cells}</tr>`;
}

function sumRow(name: string, cells: Node): HTMLElement {
  return html`<tr class="score-sum"><th scope="row">${name}</th>${cells}</tr>`;
}

function badge(zone: Rating["zone"] | null): HTMLElement | string {
  return zone === null ? "—" : zoneBadge(zone);
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
