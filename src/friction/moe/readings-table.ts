import { counted } from "../../tables/finding.js";
import { VERDICTS, type Verdict, verdictMark } from "../../ui/claim.js";
import { dataTable } from "../../ui/data-table.js";
import { type ReadingTest, readingsResult } from "./readings.js";

/** A claim under each reading, those that a page shows marked. */
export function readingsTable(tests: readonly ReadingTest[], shownUntil: string): HTMLElement {
  return dataTable(readingsResult(tests, shownUntil), {
    caption: `The claimed range under ${counted(tests.length, "reading")}`,
    hideCaption: true,
    columns: {
      until: { label: "Reports" },
      slowdowns: { label: "Slowdowns" },
      who: { label: "Who says so" },
      n: { label: "Rows" },
      reports: { label: "Separate reports" },
      median: { label: "Median gain", unit: "×" },
      interval: { label: "95% interval", unit: "×", align: "end" },
      verdict: { label: "The claim", format: (verdict) => (isVerdict(verdict) ? verdictMark(verdict) : "") },
    },
  });
}

function isVerdict(value: unknown): value is Verdict {
  return typeof value === "string" && Object.hasOwn(VERDICTS, value);
}
