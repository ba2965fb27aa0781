import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import { parseMonths, parseParts } from "../../tables/claimed-months.js";
import { enumerate, round } from "../../tables/finding.js";
import { type ChartFigure, chartFigure } from "../../ui/chart.js";
import { dataTable } from "../../ui/data-table.js";
import { EVIDENCE } from "../../ui/evidence.js";
import { formatDate } from "../../ui/format.js";
import { queryCell } from "../../ui/query-cell.js";
import { seriesColour } from "../../ui/series.js";
import type { ChartTheme } from "../../ui/theme.js";
import { panel, rowsOr, unfit } from "./parts.js";
import { eventRow, type Template, type TemplateEvent } from "./rows.js";
import { TEMPLATE_CLAIMS, templateFinding } from "./template-claims.js";
import { firstEvents, type Segment, STAGE_LABELS, segmentsOf } from "./templates.js";
import { drawTimeline, monthLabel } from "./timeline.js";
import type { ZonesContext } from "./zones-page.js";

const READING = "each dated event that the claim’s words allow, within two months";

const TEMPLATES: Readonly<Record<Template, { readonly title: string; readonly others: string }>> = {
  FlashAttention: { title: "FlashAttention, the essay's yellow template", others: "FlashAttention-2" },
  MoE: { title: "Mixture of experts, the essay's orange template", others: "Expert parallelism" },
};

/** The two cases that the essay takes as templates: dated events beside its account, and its claims on them. */
export function templateSection({ page, snapshots, files, claims, techniqueHref }: ZonesContext): DocumentFragment {
  const accounts: Readonly<Record<Template, readonly Segment[]>> = {
    FlashAttention: segmentsOf("FlashAttention", parseParts(claims.get("map-flash-breakdown")?.quantity), false),
    MoE: moeAccount(claims.get("map-moe-36")?.quantity),
  };
  const parts = (["FlashAttention", "MoE"] as const).map((template) => templatePart(template));

  function moeAccount(quantity: string | null | undefined): readonly Segment[] {
    const range = parseMonths(quantity);
    return range === null ? [] : segmentsOf("MoE", [range.from], range.to === Number.POSITIVE_INFINITY);
  }

  function templatePart(template: Template) {
    const { title, others } = TEMPLATES[template];
    const reading = html<HTMLElement>`<p class="timeline-readout" aria-live="polite"></p>`;
    const caption = html<HTMLElement>`<span></span>`;
    const zones = html<HTMLElement>`<p class="zone-notes"></p>`;
    const panels = html<HTMLElement>`<div class="claims"></div>`;
    const hint = () =>
      reading.replaceChildren(
        html`<span class="muted">Point at an event, or press Tab and then the arrow keys, to read it; Enter opens its source.</span>`,
      );
    const own = (result: QueryResult): readonly TemplateEvent[] | string => {
      const rows = rowsOr(eventRow, result);
      return typeof rows === "string" ? rows : rows.filter((row) => row.template === template);
    };
    const describe = (result: QueryResult) => {
      const events = own(result);
      return typeof events === "string" ? events : timelineCaption(template, events, accounts[template]);
    };
    const figure: ChartFigure = chartFigure({
      title: `${template === "MoE" ? "Mixture of experts" : template}: dated events beside the essay's account`,
      description: (result) => `${describe(result)} Arrow keys move between events.`,
      data: snapshots.templates.result,
      interactive: true,
      draw: ({ data, width, theme }) => {
        const events = own(data);
        if (typeof events === "string") throw new Error(events);
        const start = events.find(({ starts_clock }) => starts_clock)?.date;
        if (start === undefined) throw new Error("The paper with which the essay starts is not in this selection.");
        return drawTimeline({
          events,
          segments: accounts[template],
          start,
          sourceHref: page.sourceHref,
          onRead: (event) => reading.replaceChildren(readout(event)),
          width,
          theme,
        });
      },
      caption,
      legend: (theme) => legend(theme, template === "MoE" ? "Mixture of experts" : template, others),
    });
    hint();
    return {
      node: html.fragment`<h3 id=${template === "MoE" ? "moe" : "flashattention"}>${title}</h3>
        ${figure}${reading}${zones}${panels}`,
      show: (result: QueryResult) => {
        hint();
        caption.textContent = describe(result);
        figure.update(result);
        const events = own(result);
        zones.textContent = typeof events === "string" ? "" : zonesNote(events);
        const rows = rowsOr(eventRow, result);
        panels.replaceChildren(
          ...(typeof rows === "string"
            ? [unfit(rows)]
            : TEMPLATE_CLAIMS[template].flatMap((id) => {
                const claim = claims.get(id);
                const finding = claim === undefined ? null : templateFinding(claim, rows);
                return claim === undefined || finding === null
                  ? []
                  : [
                      panel(claim, finding, {
                        snapshot: snapshots.templates,
                        reading: READING,
                        verdicts: page.verdicts,
                      }),
                    ];
              })),
        );
      },
    };
  }

  function readout({ date, date_precision, months, what, who, stage, evidence, sources, technique }: TemplateEvent) {
    const links = sources.map((key, i) => html`${i === 0 ? "" : ", "}<a href=${page.sourceHref(key)}>${key}</a>`);
    return html`<span><b>${formatDate(date, date_precision ?? "day")}</b> (${monthLabel(months)}), ${(STAGE_LABELS[stage] ?? stage).toLowerCase()}:
      ${what}, ${who}. <span class="muted">${technique}.</span>
      <span class="evidence" data-evidence=${evidence}><span aria-hidden="true">${EVIDENCE[evidence].symbol}</span> ${EVIDENCE[evidence].text}</span>: ${links}</span>`;
  }

  const cell = queryCell({
    ...page,
    snapshot: snapshots.templates,
    files,
    heading: 3,
    render: (result) =>
      dataTable(result, {
        caption: snapshots.templates.title,
        hideCaption: true,
        rowLimit: 12,
        sourceHref: page.sourceHref,
        columns: {
          template: { hidden: true },
          zone_introduction: { hidden: true },
          months: { label: "Month" },
          stage: { format: (value) => STAGE_LABELS[String(value)] ?? String(value) },
          what: { rowHeader: true, role: "long" },
          technique_id: { hidden: true },
          technique: {
            format: (value, row) => html`<a href=${techniqueHref(String(row["technique_id"]))}>${String(value)}</a>`,
          },
          event_id: { hidden: true },
          starts_clock: { hidden: true },
        },
      }),
    onResult: ({ result }) => {
      for (const part of parts) part.show(result);
    },
  });
  return html.fragment`${parts.map(({ node }) => node)}${cell}`;
}

function legend(theme: Pick<ChartTheme, "dark">, first: string, second: string) {
  return [
    { label: first, colour: seriesColour(theme, 0), symbol: "circle" as const },
    { label: second, colour: seriesColour(theme, 1), symbol: "diamond" as const },
  ];
}

/** Where the dated events stand against the essay's account. */
export function timelineCaption(
  template: Template,
  events: readonly TemplateEvent[],
  account: readonly Segment[],
): string {
  const clock = events.find(({ starts_clock }) => starts_clock);
  if (clock === undefined) return "The paper with which the essay starts is not in this selection.";
  const unread = events.filter(({ evidence }) => evidence !== "seen").length;
  const firsts = firstEvents(events.filter(({ technique_id }) => technique_id === clock.technique_id))
    .filter(({ stage }) => stage !== "paper")
    .map(({ stage, months }) => `${(STAGE_LABELS[stage] ?? stage).toLowerCase()} ${round(months).replace("-", "−")}`);
  const before = events.filter(({ months }) => months < 0).length;
  const last = account.at(-1);
  const end = last === undefined ? "" : `; its account runs to month ${last.to}${last.open ? " or later" : ""}`;
  const begin =
    template === "MoE" ? `the Switch Transformer${before > 0 ? `; ${before} events came before` : ""}` : "the preprint";
  return [
    `First event of each stage, in months from the essay's start: ${firsts.join(", ")}${end}.`,
    `Month 0 is ${begin}.`,
    unread > 0 ? `Hollow marks are ${unread} of ${events.length} events not yet checked in their source.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** The zones of a template's techniques, which need not be the one that it is a template of. */
export function zonesNote(events: readonly TemplateEvent[]): string {
  const rated = new Map(events.map(({ technique, zone_introduction }) => [technique, zone_introduction]));
  const zones = [...rated].flatMap(([technique, zone]) => (zone === null ? [] : [`${technique} ${zone}`]));
  return zones.length === 0 ? "" : `Zones at introduction in the default ratings: ${enumerate(zones)}.`;
}
