import { html } from "htl";
import type { QueryResult } from "../../engine/result.js";
import { attempt } from "../../friction/measured/claim-panels.js";
import type { StageRow } from "../../lag/rows.js";
import { STAGE_MARKS, stageMark } from "../../lag/stage-marks.js";
import { describeMonths, describeStage, type Technique, techniquesOf } from "../../lag/techniques.js";
import { drawTechniques } from "../../lag/timeline-chart.js";
import { counted } from "../../tables/finding.js";
import { chartFigure } from "../../ui/chart.js";
import { EVIDENCE } from "../../ui/evidence.js";
import type { Page } from "../../ui/page.js";
import { seriesColour } from "../../ui/series.js";
import type { Candidate } from "./candidates.js";
import { caseStudies } from "./cases.js";

export interface CaseRows {
  readonly rows: () => readonly Candidate[];
  readonly events: () => readonly StageRow[];
}

const EMPTY: QueryResult = { columns: [], rows: [] };

/** The stage to which the line under a row of the timeline runs. */
const LAG_STAGE = "serving_stack";

/** The case studies in words, and their dated stages on one axis of time. */
export function caseSection(page: Page, { rows, events }: CaseRows) {
  const texts = html<HTMLElement>`<div class="cases"></div>`;
  const reading = html<HTMLElement>`<p class="timeline-readout" aria-live="polite"><span class="muted">Point at a mark, or press Tab and then the arrow keys, to read it; Enter opens its source.</span></p>`;
  const caption = html<HTMLElement>`<span></span>`;
  const figure = chartFigure({
    title: "Dated stages of the three case studies",
    description: () => `${caption.textContent} Arrow keys move between marks.`,
    data: EMPTY,
    interactive: true,
    draw: ({ width, theme }) => {
      const techniques = techniquesOf(events());
      if (techniques.length === 0) throw new Error("No dated stage is in this selection.");
      return drawTechniques({
        techniques,
        lagStage: LAG_STAGE,
        sourceHref: page.sourceHref,
        techniqueHref: (id) => page.cellHref("technique_id", id) ?? "",
        onRead: (technique, stage) => reading.replaceChildren(readout(technique, stage)),
        width,
        theme,
      });
    },
    caption,
    legend: (theme) => {
      const stages = new Set(events().map(({ stage }) => stage));
      return Object.entries(STAGE_MARKS)
        .filter(([id]) => stages.has(id))
        .map(([, { code, label, series }]) => ({ label: `${code} ${label}`, colour: seriesColour(theme, series) }));
    },
    filename: "case-studies",
  });

  function readout(technique: Technique, stage: StageRow): HTMLElement {
    const months = describeMonths(stage);
    const links = stage.sources.map((key, i) => html`${i === 0 ? "" : ", "}<a href=${page.sourceHref(key)}>${key}</a>`);
    return html`<span><b>${technique.name}</b>, ${stageMark(stage.stage).label}, ${describeStage(stage)}${months === "" ? "" : ` (${months})`}.
      <span class="evidence" data-evidence=${stage.evidence}><span aria-hidden="true">${EVIDENCE[stage.evidence].symbol}</span> ${EVIDENCE[stage.evidence].text}</span>: ${links}</span>`;
  }

  return {
    node: html.fragment`${texts}${reading}${figure}`,
    /** Draws again, with the rows that the figure's table is to show. */
    show: (result: QueryResult) => {
      attempt(texts, () => {
        const shown = events();
        const unread = shown.filter(({ evidence }) => evidence !== "seen").length;
        caption.textContent = `The first event of each stage, ${counted(shown.length, "date")}. Filled marks were read in their source, ${unread} hollow ${unread === 1 ? "one" : "ones"} not yet. The line under a row runs from its paper to its first serving stack.`;
        return caseStudies(rows(), shown).map(
          ({ title, text }) =>
            html`<h3>${title}</h3><p>${text === "" ? "No row of it is in this selection." : text}</p>`,
        );
      });
      figure.update(result);
    },
  };
}
