import * as Plot from "@observablehq/plot";
import { html } from "htl";
import { adoptionEvents } from "../schema/tables/adoption.js";
import { evidenceMark } from "../ui/evidence.js";
import { formatDate } from "../ui/format.js";
import { type ChartTheme, followTheme } from "../ui/theme.js";
import type { DetailRow } from "./detail-rows.js";

type Event = DetailRow<"events">;

const STAGES: Readonly<Record<string, string>> = adoptionEvents.columns.stage.values;
const TIERS: Readonly<Record<string, string>> = adoptionEvents.columns.tier.values;

/** Stages by their names in figures and tables. */
export const STAGE_LABELS: Readonly<Record<string, string>> = {
  paper: "Paper",
  reference_code: "Reference code",
  library: "Library",
  framework_upstream: "Framework",
  serving_stack: "Serving stack",
  first_large_model: "Large model",
  frontier_flagship: "Flagship",
  default: "Default",
  abandoned: "Abandoned",
};

/** A technique's adoption events on a line of time and as a list. */
export function adoptionTimeline(events: readonly Event[], sourceHref: (key: string) => string): HTMLElement {
  if (events.length === 0) return html`<p class="muted">No dated adoption event is on record.</p>`;
  const plot = html`<div class="timeline"></div>`;
  const draw = (theme: ChartTheme) => {
    const figure = drawTimeline(events, theme, Math.max(260, plot.clientWidth || 420));
    // The list below says the same in words.
    figure.setAttribute("aria-hidden", "true");
    plot.replaceChildren(figure);
  };
  requestAnimationFrame(() => followTheme(draw));
  const tiers = [...new Set(events.map(({ tier }) => tier))];
  return html`<div>
    ${tiers.map((tier) => html`<p class="muted">What adoption asks of a stack: ${TIERS[tier] ?? tier}.</p>`)}
    ${plot}
    <ol class="event-list">${events.map((event) => eventItem(event, sourceHref))}</ol>
  </div>`;
}

function eventItem(
  { stage, date, date_precision, what, who, sources, evidence, note }: Event,
  sourceHref: (key: string) => string,
): HTMLElement {
  const links = sources.map(
    (key, i) => html` <a href=${sourceHref(key)} aria-label=${`Source ${i + 1}: ${key}`}>[${i + 1}]</a>`,
  );
  return html`<li><span class="event-date">${formatDate(date, date_precision ?? "day")}</span>
    <span><span class="event-stage" title=${STAGES[stage] ?? null}>${STAGE_LABELS[stage] ?? stage}</span> ${what} <span class="muted">${who}</span> ${evidenceMark(evidence)}${links}${note === null ? "" : html`<span class="event-note">${note}</span>`}</span>
  </li>`;
}

function drawTimeline(events: readonly Event[], theme: ChartTheme, width: number): SVGSVGElement | HTMLElement {
  const present = new Set(events.map(({ stage }) => stage));
  const stages = Object.keys(STAGE_LABELS).filter((stage) => present.has(stage));
  const dated = events.map((event) => ({ ...event, day: new Date(event.date) }));
  return Plot.plot({
    width,
    height: 52 + 22 * stages.length,
    marginLeft: 104,
    marginRight: 12,
    marginBottom: 36,
    marginTop: 8,
    style: { color: theme.foreground, background: "transparent", fontFamily: theme.fontFamily, fontSize: "12px" },
    x: { type: "utc", label: null, ticks: Math.max(2, Math.floor((width - 116) / 80)), nice: true },
    y: { domain: stages, label: null, tickFormat: (stage: string) => STAGE_LABELS[stage] ?? stage, tickSize: 0 },
    marks: [
      Plot.gridY({ stroke: theme.rule, strokeOpacity: 1 }),
      Plot.dot(dated, {
        x: "day",
        y: "stage",
        r: 4.5,
        stroke: theme.accent,
        fill: (event: Event) => (event.evidence === "seen" ? theme.accent : theme.background),
        title: (event: Event) =>
          `${formatDate(event.date, event.date_precision ?? "day")}: ${event.what} (${event.who})`,
        tip: { fill: theme.background, stroke: theme.rule },
      }),
    ],
  });
}
