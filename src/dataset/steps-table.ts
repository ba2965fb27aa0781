import { html } from "htl";
import { evidenceMark } from "../ui/evidence.js";
import { formatDate } from "../ui/format.js";
import type { DetailRow } from "./detail-rows.js";
import { describeMonths, stepsOf } from "./steps.js";
import { STAGE_LABELS } from "./timeline.js";

/** Where a technique's time went: its stages in order of time, with the months of each step. */
export function stepsTable(events: readonly DetailRow<"events">[]): HTMLElement | "" {
  const steps = stepsOf(events);
  if (steps.length < 2) return "";
  return html`<div><h4>Where its time went</h4>
    <table class="neighbours"><caption class="visually-hidden">Months of each step of adoption</caption>
      <thead><tr><th scope="col">First event</th><th scope="col">Date</th><th scope="col">Months since the paper</th><th scope="col">since the step before</th></tr></thead>
      <tbody>${steps.map(
        ({ event, sincePaper, sincePrevious }) =>
          html`<tr><th scope="row">${STAGE_LABELS[event.stage] ?? event.stage}</th><td>${formatDate(event.date, event.date_precision ?? "day")} ${evidenceMark(event.evidence)}</td><td>${sincePaper === null ? "" : describeMonths(sincePaper)}</td><td>${sincePrevious === null ? "" : describeMonths(sincePrevious)}</td></tr>`,
      )}</tbody></table></div>`;
}
