import { html } from "htl";
import { wilsonShare } from "../analysis/summary.js";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { readRows } from "../tables/rows.js";
import { dataTable } from "../ui/data-table.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import { ZONE_STYLES, ZONES } from "../ui/zones.js";
import { frictionMap, readout } from "./friction-map.js";
import { type MapRow, type Moment, mapRow, type Numbers, numbersRow } from "./rows.js";

export interface HomeSnapshots {
  readonly map: Snapshot;
  readonly numbers: Snapshot;
}

const WAYS_IN = [
  ["primer", "New here?", "Seven ideas in five minutes, each with a figure from the data and a page to go on."],
  [
    "dataset",
    "Explore the dataset",
    "Search, filter and download every technique, with each score's reason and sources.",
  ],
  [
    "tables/1",
    "Check the six tables",
    "The essay's appendix recomputed: its claims beside what the rows say, with SQL to edit.",
  ],
  [
    "friction/scorecard",
    "Score a technique",
    "Five questions about a new paper: its zone, what became of its neighbours, how long they took.",
  ],
  [
    "friction/trial",
    "Put the map on trial",
    "Do the scores foretell adoption better than benchmarks, and do raters agree on them?",
  ],
  [
    "predictions",
    "Follow the bets",
    "What the essays predict, judged against the rows so far, under their definitions or yours.",
  ],
  [
    "kernels",
    "Run the kernels",
    "Each primitive on your own GPU: checked, placed under its roofline, set beside what was claimed.",
  ],
  [
    "memory/kv-cache",
    "Turn the knobs",
    "Memory, serving, scaling and orchestration computed: where the essays' numbers come out, and where not.",
  ],
  [
    "gallery",
    "Write an analysis",
    "Questions that others asked of the data, and a workbench for yours: a page of cells in a link.",
  ],
  ["methods", "Question the method", "The rubric, what “read in its source” means, how to cite, and how to add a row."],
] as const;

/** The front page: what this is, the friction map, four numbers, the ways in. */
export function homePage(page: Page, snapshots: HomeSnapshots): DocumentFragment {
  const numbers = html<HTMLElement>`<div class="numbers"></div>`;
  const showNumbers = (result: QueryResult) => {
    const [row] = readRows(numbersRow, result);
    numbers.replaceChildren(...(row ? fourNumbers(row) : []));
  };
  const map = mapSection(page);
  const cell = (snapshot: Snapshot, follow: (result: QueryResult) => void) =>
    queryCell({
      ...page,
      snapshot,
      heading: 3,
      render: (result) => {
        follow(result);
        return dataTable(result, { caption: snapshot.title, hideCaption: true, rowLimit: 10, cellHref: techniqueHref });
      },
    });
  const cells = [cell(snapshots.map, map.show), cell(snapshots.numbers, showNumbers)];
  return html.fragment`<div class="lead">
      <p>Several essays argue that on the GPU stacks of 2023–2025 hardware fit and ready infrastructure, more than
      benchmark results, decided which architectures reached production. Here every one of their tables is a live query
      over cited rows: read where a figure comes from, edit its SQL, and dispute it. The essays are tested, not
      illustrated: where the data disagrees with them, the page says so.</p>
    </div>
    ${numbers}
    ${map.node}
    ${verifiedSwitch(page.state)}
    <nav class="ways-in" aria-label="Ways in">${WAYS_IN.map(
      ([path, name, what]) => html`<a href=${`./${path}`}><b>${name}</b><span>${what}</span></a>`,
    )}</nav>
    <details class="behind"><summary>The queries behind this page</summary>${cells}</details>`;
}

function techniqueHref(column: string, value: unknown): string | null {
  return column === "id" && typeof value === "string" ? hrefOf(value) : null;
}

function hrefOf(id: string): string {
  return `./dataset?id=${encodeURIComponent(id)}`;
}

function mapSection(page: Page) {
  const plot = html<HTMLElement>`<div class="map-plot"></div>`;
  const reading = html<HTMLElement>`<div aria-live="polite"></div>`;
  const caption = html<HTMLElement>`<figcaption></figcaption>`;
  let rows: readonly MapRow[] = [];
  let width = 0;

  const moment = (): Moment => (page.state.get("at") === "introduction" ? "introduction" : "2025");
  const choose = (value: Moment) => page.state.set("at", value === "2025" ? null : value);
  const option = (value: Moment, label: string) => {
    const input = html<HTMLInputElement>`<input type="radio" name="moment" value=${value} onchange=${() => choose(value)}>`;
    return { value, input, node: html`<label>${input}<span>${label}</span></label>` };
  };
  const options = [option("introduction", "At introduction"), option("2025", "End of 2025")];

  const draw = () => {
    for (const { value, input } of options) input.checked = value === moment();
    if (width === 0) return;
    const before = plot.querySelector<SVGSVGElement>("svg.friction-map");
    plot.replaceChildren(
      frictionMap({
        rows,
        moment: moment(),
        width,
        href: hrefOf,
        onRead: (row) => reading.replaceChildren(readout(row, hrefOf)),
        previous: before ?? undefined,
      }),
    );
    caption.textContent = mapCaption(rows, moment());
  };
  page.state.subscribe(draw);
  new ResizeObserver(([entry]) => {
    const next = Math.floor(entry?.contentRect.width ?? 0);
    if (next === width) return;
    width = next;
    plot.replaceChildren();
    draw();
  }).observe(plot);
  reading.replaceChildren(readout(null, hrefOf));

  const node = html`<figure class="map" aria-label="The friction map">
    <div class="map-head">
      <h2 id="map">The friction map</h2>
      <fieldset class="segmented"><legend class="visually-hidden">Rated as of</legend>${options.map((o) => o.node)}</fieldset>
    </div>
    <ul class="map-legend">${ZONES.map(
      (zone) =>
        html`<li><span class="zone" data-zone=${zone}><span aria-hidden="true">${ZONE_STYLES[zone].symbol}</span> ${ZONE_STYLES[zone].name}</span> ${ZONE_MEANINGS[zone]}</li>`,
    )}</ul>
    ${plot}${reading}${caption}
  </figure>`;
  const show = (result: QueryResult) => {
    rows = readRows(mapRow, result);
    draw();
  };
  return { node, show };
}

const ZONE_MEANINGS: Readonly<Record<(typeof ZONES)[number], string>> = {
  green: "runs on what ships",
  yellow: "needs kernels",
  orange: "needs a system",
  red: "fights the hardware",
};

function mapCaption(rows: readonly MapRow[], moment: Moment): string {
  const rose = rows.filter((row) => row.e_2025 > row.e_introduction).length;
  const fell = rows.filter((row) => row.e_2025 < row.e_introduction).length;
  const green = rows.filter((row) => (moment === "2025" ? row.zone_2025 : row.zone_introduction) === "green").length;
  return (
    `${rows.length} techniques, each a mark in the cell of its scores; filled marks are in wide use by the end of 2025. ` +
    `H does not change with time. E rose for ${rose} of them and fell for ${fell}; ${green} are green ${moment === "2025" ? "at the end of 2025" : "at introduction"}. ` +
    `${moment === "2025" ? "Arrows show the three commonest moves of each column, wider for more techniques. " : ""}Each score is the judgement of one rater, the technique’s default one; its page in the dataset sets the scores of others beside it.`
  );
}

function fourNumbers(row: Numbers): HTMLElement[] {
  const high = wilsonShare(row.n_high_fit_adopted, row.n_high_fit);
  const low = wilsonShare(row.n_low_fit_adopted, row.n_low_fit);
  const percent = (share: number) => `${Math.round(share * 100)}%`;
  const interval = (share: typeof high) => (share ? `${percent(share.low)}–${percent(share.high)}` : "—");
  const months = row.kernel_lag_since_2023_months;
  return [
    number(
      String(row.n_scored),
      `techniques scored on five axes; ${row.n_moved} changed zone between introduction and the end of 2025.`,
    ),
    number(
      high && low ? `${percent(high.share)} vs ${percent(low.share)}` : "—",
      `in wide use by the end of 2025: H of 5 or 6 (n = ${row.n_high_fit}, 95% interval ${interval(high)}) against H of 3 or less (n = ${row.n_low_fit}, ${interval(low)}). Introduced before July 2024. Those who rated knew what became of them.`,
    ),
    number(
      months === null ? "—" : `${months} months`,
      `median from paper to a first serving stack for kernel-level techniques since 2023 (n = ${row.n_kernel_lag_since_2023}, only those that got there; ${row.n_kernel_lag_below_zero} before their paper). The essay gives 24 to production practice, which is a later stage.`,
    ),
    number(
      row.n_facts === 0 ? "—" : percent(row.n_facts_seen / row.n_facts),
      `of ${row.n_facts} dated facts and figures were read in their source. The rest are marked as unchecked wherever they stand.`,
    ),
  ];
}

function number(figure: string, meaning: string): HTMLElement {
  return html`<div class="number"><p class="figure">${figure}</p><p>${meaning}</p></div>`;
}
