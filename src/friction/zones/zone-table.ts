import { html } from "htl";
import { describeRange } from "../../tables/claimed-months.js";
import { describeShare, round } from "../../tables/finding.js";
import { describeMedian } from "../../tables/survival-text.js";
import { evidenceMark } from "../../ui/evidence.js";
import { ZONES, type Zone, zoneBadge } from "../../ui/zones.js";
import type { ClaimedRanges } from "./curves.js";
import { exemplarsOf } from "./exemplars.js";
import type { Flow } from "./flow.js";
import { type ZoneLag, zoneLags } from "./lags.js";
import type { ClaimRow, DurationRow, Stage } from "./rows.js";
import { SPEED_CLAIMS } from "./speed-claims.js";

/** What each section of the essay says that a technique of the zone asks of an adopter, in this project's words. */
const COSTS: Readonly<Record<Zone, { readonly section: string; readonly words: string }>> = {
  green: {
    section: "Zone 1",
    words: "New weights only. The model is trained again; kernels, framework and servers stay as they are.",
  },
  yellow: { section: "Zone 2", words: "Kernel work and its integration into frameworks. Serving stays as it is." },
  orange: {
    section: "Zone 3",
    words: "A change of the serving or training system: cache, scheduler, routing, placement.",
  },
  red: {
    section: "Zone 4",
    words: "Out of proportion on both sides: the GPU computes it badly and the software has to be built.",
  },
};

export interface ZoneTableData {
  readonly durations: readonly DurationRow[];
  readonly flow: Flow;
  readonly claimed: ClaimedRanges;
  readonly claims: ReadonlyMap<string, ClaimRow>;
  readonly techniqueHref: (id: string) => string;
}

/** The essay's table of the four zones, one column a zone: what it says, quoted, and what the rows say. */
export function zoneTable({ durations, flow, claimed, claims, techniqueHref }: ZoneTableData): HTMLElement {
  const production = zoneLags(durations, "first_production");
  const byDefault = zoneLags(durations, "default");
  const row = (label: string, note: string, cell: (zone: Zone, i: number) => Node | string) =>
    html`<tr><th scope="row">${label}${note === "" ? "" : html`<span class="unit">${note}</span>`}</th>${ZONES.map((zone, i) => html`<td>${cell(zone, i)}</td>`)}</tr>`;
  const group = (title: string) =>
    html`<tr class="zone-group"><th scope="rowgroup" colspan=${ZONES.length + 1}><span>${title}</span></th></tr>`;
  const links = (rows: readonly DurationRow[]) =>
    rows.length === 0
      ? html`<span class="muted">none on record</span>`
      : html`<ul>${rows.map((r) => html`<li><a href=${techniqueHref(r.architecture_id)}>${r.technique}</a></li>`)}</ul>`;
  return html`<div class="data-table zone-table">
    <div class="table-region" role="region" tabindex="0" aria-label="Table: the four friction zones"><table>
      <caption class="visually-hidden">The four friction zones: the essay's claims and what the data shows</caption>
      <thead><tr><th scope="col">Zone at introduction</th>${ZONES.map((zone) => html`<th scope="col">${zoneBadge(zone)}</th>`)}</tr></thead>
      <tbody>
        ${group("The essay says")}
        ${row(
          "What it asks of an adopter",
          "this project's words; not data",
          (zone) => html.fragment`${COSTS[zone].words}<span class="zone-note">section ${COSTS[zone].section}</span>`,
        )}
        ${row("Speed", "claimed", (zone) => {
          const range = claimed.get(zone);
          const claim = claims.get(SPEED_CLAIMS[zone]);
          return range === undefined || claim === undefined
            ? html`<span class="muted">no months given</span>`
            : html.fragment`${describeRange(range)}<span class="zone-note"><code>${claim.id}</code> ${evidenceMark(claim.evidence)}</span>`;
        })}
      </tbody>
      <tbody>
        ${group("The record shows")}
        ${row("First production use", "observed median", (_, i) => observed(production[i]))}
        ${row("On by default", "observed median, events collected", (_, i) => observed(byDefault[i]))}
        ${row("In production by end of 2025", "", (_, i) => {
          const share = production[i]?.share ?? null;
          return share === null ? "nothing on record" : describeShare(share);
        })}
        ${row("Techniques", "introduction → 2025", (zone) => `${flow.before(zone)} → ${flow.after(zone)}`)}
        ${row("Adopted examples", "", (zone) => links(exemplarsOf(durations, zone).adopted))}
        ${row("Not adopted", "", (zone) => links(exemplarsOf(durations, zone).notAdopted))}
      </tbody>
    </table></div>
  </div>`;
}

function observed(lag: ZoneLag | undefined): Node | string {
  if (lag === undefined) return "";
  const { watched, reached, undated, atOnce, medianOfLater } = lag;
  const notes = [
    `${reached} of ${watched.length} got there`,
    ...(undated === 0 ? [] : [`${undated} more at an unknown date`]),
    ...(atOnce === 0
      ? []
      : [
          `${atOnce} at once${medianOfLater.months === null ? "" : `, median without them ${round(medianOfLater.months)}`}`,
        ]),
  ];
  return html.fragment`${describeMedian(lag)}<span class="zone-note">${notes.join("; ")}</span>`;
}

/** The undated adoptions by name, as a sentence; null where there are none. */
export function undatedSentence(
  durations: readonly DurationRow[],
  stage: Stage,
  techniqueHref: (id: string) => string,
): Node | null {
  const undated = durations.filter((row) => row.stage === stage && row.status === "undated");
  if (undated.length === 0) return null;
  const names = undated.map(
    (row, i) =>
      html.fragment`${i === 0 ? "" : ", "}<a href=${techniqueHref(row.architecture_id)}>${row.technique}</a> (${row.zone_introduction})`,
  );
  return html.fragment`${names}`;
}
