import { html } from "htl";
import * as v from "valibot";
import type { Snapshot } from "../engine/result.js";
import { missing } from "../ui/data-cell.js";
import type { Download } from "../ui/downloads.js";
import { evidenceMark } from "../ui/evidence.js";
import { formatNumber } from "../ui/format.js";
import type { Page } from "../ui/page.js";
import { isZone, zoneBadge } from "../ui/zones.js";
import { type Architecture, architecture, yearOf } from "./architecture.js";
import { ADOPTION, architectureList, categoryMeaning, categoryName } from "./architecture-list.js";
import { architecturesFoot } from "./architectures-foot.js";
import { plainBars, yearBars } from "./bars.js";
import { architectureDetail, type DetailContext } from "./detail.js";
import { type ExplorerColumn, explorer } from "./explorer.js";
import type { List } from "./selection.js";
import { detailSnapshot } from "./snapshots.js";

/** The page of all techniques. */
export function datasetPage(page: Page, snapshot: Snapshot, files: readonly Download[]): HTMLElement {
  const rows = v.parse(v.array(architecture), snapshot.result.rows);
  const list = architectureList(rows);
  const href = (id: string) => page.state.link({ query: { id } });
  const context: Omit<DetailContext, "open"> = {
    rows,
    run: async (name, id) => page.engine.query((await detailSnapshot(name)).sql, { parameters: { id } }),
    sqlOf: async (name) => (await detailSnapshot(name)).sql,
    progress: () =>
      page.engine.state === "ready"
        ? "Asking the query engine…"
        : "Starting the query engine for reasons, events, models and sources…",
    subscribe: (listener) => page.engine.subscribe(listener),
    href,
    sourceHref: page.sourceHref,
  };
  return explorer({
    list,
    columns: columnsOf(list, href),
    idOf: (row) => row.id,
    openKey: "id",
    usualOrder: "Most used first",
    noun: { one: "technique", many: "techniques" },
    searchIn: "Name, other name, paper, organisation",
    openFacets: ["zone", "adoption", "category"],
    reversedFacets: ["year", "h", "e", "adoption"],
    state: page.state,
    detail: (row, open) => ({ title: row.name, node: architectureDetail(row, { ...context, open }) }),
    foot: architecturesFoot({
      columns: snapshot.result.columns,
      files,
      link: () => page.state.link(),
      catalogVersion: snapshot.catalogVersion,
    }),
  });
}

const zoneColour = (value: string) => (isZone(value) ? `var(--zone-${value}-mark)` : "var(--rule-strong)");

function columnsOf(list: List<Architecture>, href: (id: string) => string): readonly ExplorerColumn<Architecture>[] {
  const facet = (key: string) => list.facets.find((one) => one.key === key);
  const barsOf = (key: string) => (totals: ReadonlyMap<string, number>) => {
    const found = facet(key);
    return found === undefined ? [] : plainBars(found.values, totals, found.nameOf);
  };
  const number = (value: number | null) => (value === null ? missing() : formatNumber(value));
  const zone = (value: Architecture["zone_2025"]) => (value === null ? missing() : zoneBadge(value));
  return [
    {
      key: "name",
      label: "Technique",
      cell: (row) =>
        html`<span class="listing-name"><a href=${href(row.id)} tabindex="-1" title=${row.one_line}>${row.name}</a>${evidenceMark(row.evidence)}</span>`,
    },
    {
      key: "category",
      label: "Category",
      cell: (row) =>
        html`<span class="listing-clip" title=${categoryMeaning(row.category)}>${categoryName(row.category)}</span>`,
    },
    {
      key: "introduced",
      label: "Year",
      title: "Year introduced",
      cell: (row) => yearOf(row.introduced) ?? missing(),
      bars: { facet: "year", of: yearBars },
    },
    {
      key: "zone_intro",
      label: "Zone then",
      title: "Zone at introduction",
      cell: (row) => zone(row.zone_introduction),
      bars: { facet: "zone_intro", of: barsOf("zone_intro"), colourOf: zoneColour },
    },
    {
      key: "zone",
      label: "Zone 2025",
      title: "Zone at the end of 2025",
      cell: (row) => zone(row.zone_2025),
      bars: { facet: "zone", of: barsOf("zone"), colourOf: zoneColour },
    },
    {
      key: "h",
      label: "H",
      title: "Hardware fit, 0–6: GEMM alignment + memory access locality + parallelism",
      cell: (row) => number(row.h),
      bars: { facet: "h", of: barsOf("h") },
    },
    {
      key: "e",
      label: "E",
      title: "Ecosystem at the end of 2025, 0–4: serving-topology impact + infrastructure maturity",
      cell: (row) => number(row.e_2025),
      bars: { facet: "e", of: barsOf("e") },
    },
    {
      key: "adoption",
      label: "Adoption",
      title: "Adoption at the end of 2025, 0–3",
      cell: (row) =>
        row.adoption_2025 === null ? missing() : `${row.adoption_2025} ${ADOPTION[row.adoption_2025] ?? ""}`,
      bars: { facet: "adoption", of: barsOf("adoption") },
    },
    { key: "models", label: "Models", title: "Models in the dataset that use it", cell: (row) => number(row.n_models) },
  ];
}
