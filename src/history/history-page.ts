import { html } from "htl";
import type { QueryResult, Snapshot } from "../engine/result.js";
import { unfit } from "../friction/measured/claim-panels.js";
import { counted } from "../tables/finding.js";
import { readRows } from "../tables/rows.js";
import { chartFigure } from "../ui/chart.js";
import { type Choice, choiceControl, chosenOf, problemBox } from "../ui/choice.js";
import { dataTable } from "../ui/data-table.js";
import type { Download } from "../ui/downloads.js";
import type { Page } from "../ui/page.js";
import { queryCell } from "../ui/query-cell.js";
import { rejection } from "../ui/rejection.js";
import { verifiedSwitch } from "../ui/verified-switch.js";
import type { Zone } from "../ui/zones.js";
import { detail } from "./detail.js";
import { isOfKind, type Kind } from "./families.js";
import { fatesSection } from "./fates-section.js";
import { kinOf, pairsAmong } from "./lineage.js";
import { optionGroups, readout, zoneLegend } from "./parts.js";
import { lineageRow, type TechniqueRow, techniqueRow } from "./rows.js";
import { drawHistory } from "./timeline-chart.js";
import { clampWindow, monthsOf, parseMonth, type Window } from "./window.js";
import { yearList } from "./year-list.js";
import { zoomControl } from "./zoom.js";

export interface HistorySnapshots {
  readonly techniques: Snapshot;
  readonly lineage: Snapshot;
  readonly fates: Snapshot;
}

/** Where the history begins unless a reader goes further back. */
const START = "2012-01";

const END = "2025-12";

const PICKED = "technique";

const SHOW: Choice<string> = {
  key: "show",
  legend: "Show",
  legendShown: true,
  options: [
    { value: "architecture", label: "layers and their composition" },
    { value: "methods", label: "methods" },
    { value: "all", label: "all" },
  ],
};

const SHOWN_KINDS: Readonly<Record<string, readonly Kind[]>> = {
  architecture: ["primitives", "operators"],
  methods: ["methods"],
};

const ZONE_DATE: Choice<string> = {
  key: "zone",
  legend: "Zone",
  legendShown: true,
  options: [
    { value: "introduction", label: "when introduced" },
    { value: "2025", label: "end of 2025" },
  ],
};

/** Techniques on a timeline that zooms, with their lineage, zones and fates. */
export function historyPage(page: Page, snapshots: HistorySnapshots, files: readonly Download[]): DocumentFragment {
  const { state } = page;
  let techniques = readRows(techniqueRow, snapshots.techniques.result);
  let pairs = readRows(lineageRow, snapshots.lineage.result);
  const open = new Set<string>();
  const caption = html<HTMLElement>`<span></span>`;
  const known = html<HTMLElement>`<p></p>`;
  const reading = html<HTMLElement>`<p class="timeline-readout timeline-sticky history-only-wide" aria-live="polite"></p>`;
  const facts = html<HTMLElement>`<div aria-live="polite"></div>`;
  const years = html<HTMLElement>`<div></div>`;
  const select = html<HTMLSelectElement>`<select onchange=${() => pick(select.value === "" ? null : select.value)}></select>`;
  const box = problemBox();

  const firstMonth = Math.min(...techniques.map(({ introduced }) => Math.floor(monthsOf(introduced))));
  const limits: Window = { from: firstMonth, to: parseMonth(END) ?? 0 };
  const zoom = zoomControl(state, standardWindow, limits, draw);

  function pickedRow(): TechniqueRow | null {
    return techniques.find(({ technique_id: id }) => id === state.get(PICKED)) ?? null;
  }

  const zoneOf = (technique: TechniqueRow): Zone | null =>
    chosenOf(state, ZONE_DATE) === "2025" ? technique.zone_2025 : technique.zone_introduction;
  /** Picking shortens the figure, which would leave the reader far below it. */
  const pick = (id: string | null) => {
    // The stretch of time is that of what was shown before.
    state.setAll({ [PICKED]: id, from: null, to: null });
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    place.scrollIntoView({ block: "start", behavior: calm ? "auto" : "smooth" });
  };
  const picker = (id: string, name: string) =>
    html<HTMLButtonElement>`<button type="button" class="link" onclick=${() => pick(id)}>${name}</button>`;

  const figure = chartFigure({
    title: "Techniques by family and date",
    description: () => `${caption.textContent} Arrow keys move between marks, Enter picks one, plus and minus zoom.`,
    data: snapshots.techniques.result,
    interactive: true,
    draw: ({ width, theme }) => {
      const chosen = pickedRow();
      return drawHistory({
        techniques: shownTechniques(chosen === null ? null : membersOf(chosen)),
        pairs: chosen === null ? pairs : pairsAmong(chosen.technique_id, kinOf(chosen.technique_id, pairs), pairs),
        picked: chosen?.technique_id ?? null,
        zoneOf,
        window: zoom.window(),
        hrefOf: (id) => state.link({ query: { [PICKED]: id } }),
        onRead: (technique) => reading.replaceChildren(readout(technique, zoneOf(technique), pairs)),
        width,
        theme,
      });
    },
    caption,
    legend: zoneLegend,
    filename: "history-of-techniques",
  });
  figure.classList.add("history-figure");
  figure.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-id]") : null;
    const id = link?.getAttribute("data-id");
    // With a key held down, a link opens elsewhere.
    if (id == null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    pick(id === state.get(PICKED) ? null : id);
  });
  zoom.attach(figure);
  const place = html<HTMLElement>`<div class="history-place">${reading}${figure}${facts}</div>`;

  /** A technique with all its ancestors and descendants. */
  function membersOf({ technique_id: id }: TechniqueRow): ReadonlySet<string> {
    const { ancestors, descendants } = kinOf(id, pairs);
    return new Set([id, ...[...ancestors, ...descendants].map((relative) => relative.id)]);
  }

  /** From 2012 on; of a picked technique, from its oldest ancestor on. */
  function standardWindow(): Window {
    const chosen = pickedRow();
    if (chosen === null) return { from: parseMonth(START) ?? 0, to: limits.to };
    const ids = new Set([chosen.technique_id, ...kinOf(chosen.technique_id, pairs).ancestors.map(({ id }) => id)]);
    const months = techniques
      .filter(({ technique_id: id }) => ids.has(id))
      .map(({ introduced }) => monthsOf(introduced));
    return clampWindow({ from: Math.floor(Math.min(...months)) - 3, to: limits.to }, limits);
  }

  function shownTechniques(members: ReadonlySet<string> | null): readonly TechniqueRow[] {
    if (members !== null) return techniques.filter(({ technique_id: id }) => members.has(id));
    const kinds = SHOWN_KINDS[chosenOf(state, SHOW)];
    return techniques.filter(({ family }) => kinds === undefined || isOfKind(family, kinds));
  }

  /** Draws what depends on the stretch of time; focus stays on its mark. */
  function draw(): void {
    const window = zoom.window();
    const chosen = pickedRow();
    const within = ({ introduced }: TechniqueRow) => {
      const at = monthsOf(introduced);
      return at >= window.from && at < window.to + 1;
    };
    const listed = shownTechniques(null).filter(within);
    const rows = chosen === null ? listed : shownTechniques(membersOf(chosen)).filter(within);
    const ids = new Set(rows.map(({ technique_id: id }) => id));
    const lines = pairs.filter(({ technique_id: a, builds_on_id: b }) => ids.has(a) && ids.has(b)).length;
    const what =
      chosen === null
        ? counted(rows.length, "technique")
        : `${chosen.technique} with all ancestors and descendants on record`;
    caption.textContent = `${what}; lines lead to what a technique builds on${chosen === null ? ` (${counted(lines, "pair")} within this view)` : ""}, dashed where no paper was read for it. A filled mark is in several products or standard, one with a dot in a few, a hollow one in none that was found.`;
    const focused = document.activeElement?.getAttribute("data-id");
    figure.update(tableOf(rows));
    if (focused != null)
      figure.querySelector<SVGAElement>(`a[data-id="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    years.replaceChildren(
      yearList({
        techniques: listed,
        pairs,
        pick: picker,
        open,
        onToggle: (year, isOpen) => (isOpen ? open.add(year) : open.delete(year)),
      }),
    );
  }

  function tableOf(rows: readonly TechniqueRow[]): QueryResult {
    const { result } = snapshots.techniques;
    return {
      ...result,
      rows: rows.map(({ one_line: _, ...row }) => ({ ...row })),
      columns: result.columns.filter(({ name }) => name !== "one_line" && name !== "sources"),
    };
  }

  function showPicked(): void {
    const chosen = pickedRow();
    const asked = state.get(PICKED);
    box.show(
      asked !== null && chosen === null
        ? [rejection(PICKED, asked, "the id of a dated technique", "none is picked")]
        : [],
    );
    select.value = chosen?.technique_id ?? "";
    facts.replaceChildren(
      chosen === null
        ? ""
        : detail({
            technique: chosen,
            kin: kinOf(chosen.technique_id, pairs),
            sourceHref: page.sourceHref,
            datasetHref: page.cellHref("technique_id", chosen.technique_id) ?? "",
            pick: picker,
            close: () => pick(null),
          }),
    );
    reading.replaceChildren(html`<span class="muted">Point at a mark to read it; press it to see its lineage.</span>`);
  }

  function showRows(): void {
    select.replaceChildren(html`<option value="">none</option>`, ...optionGroups(techniques));
    const children = new Set(pairs.map(({ technique_id: id }) => id));
    const seen = pairs.filter(({ evidence }) => evidence === "seen").length;
    known.textContent = `The dataset has ${counted(pairs.length, "pair")} of techniques of which one builds on the other, ${seen} of them read in a paper. Of ${counted(techniques.length, "dated technique")} ${children.size} have an ancestor on record and ${techniques.length - children.size} have none: nobody has entered one, which does not mean that there is none.`;
  }

  function show(): void {
    zoom.follow();
    showPicked();
    draw();
  }

  const rowsCell = queryCell({
    ...page,
    snapshot: snapshots.techniques,
    files,
    heading: 3,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.techniques.title,
        hideCaption: true,
        rowLimit: 12,
        columns: { technique_id: { hidden: true }, one_line: { role: "long" } },
        sourceHref: page.sourceHref,
      }),
    onResult: ({ result }) => follow(() => (techniques = readRows(techniqueRow, result))),
  });
  const lineageCell = queryCell({
    ...page,
    snapshot: snapshots.lineage,
    files,
    heading: 3,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.lineage.title,
        hideCaption: true,
        rowLimit: 12,
        columns: { technique_id: { hidden: true }, builds_on_id: { hidden: true }, what: { role: "long" } },
        sourceHref: page.sourceHref,
      }),
    onResult: ({ result }) => follow(() => (pairs = readRows(lineageRow, result))),
  });

  /** An edited query may give rows that this page cannot read; what it showed before stays. */
  function follow(read: () => unknown): void {
    try {
      read();
      known.replaceChildren();
      showRows();
      show();
    } catch (thrown) {
      known.replaceChildren(unfit(thrown));
    }
  }

  let last = "";
  state.subscribe(() => {
    const now = ["from", "to", PICKED, SHOW.key, ZONE_DATE.key].map((key) => state.get(key) ?? "").join("\n");
    if (now !== last) show();
    last = now;
  });
  showRows();
  show();

  return html.fragment`<div class="history-controls">${choiceControl(state, SHOW)}${choiceControl(state, ZONE_DATE)}
      <label class="history-pick"><span>Technique</span>${select}</label></div>
    ${verifiedSwitch(state)}${zoom.node}${box.node}
    <p class="muted history-only-wide">Drag the figure to move in time; Ctrl and the wheel, or + and − on a mark, zoom.</p>
    ${place}
    <h2 id="years">Year by year</h2>
    <p>The same techniques as a list, with what each builds on.</p>
    ${years}
    <h2 id="lineage">What is known of lineage</h2>
    ${known}
    ${fatesSection(page, snapshots.fates, files)}
    <h2 id="rows">The rows</h2>
    ${rowsCell}${lineageCell}`;
}
