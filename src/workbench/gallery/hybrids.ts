import type { WorkbenchDocument } from "../document/schema.js";
import { answer, BASIS, limits, query, shareColumns } from "./parts.js";

export const hybrids: WorkbenchDocument = {
  version: 1,
  title: "What fraction of flagship models are hybrids, by quarter?",
  summary: "Flagships that mix attention with recurrent layers, among those whose architecture is published.",
  dataset: null,
  cells: [
    answer(
      "Since ${since}, ${total.hybrids} of ${total.n} flagship models are hybrids of attention and recurrence: ${total.pct}% (95% interval ${total.low} to ${total.high}%). The quarter with the largest share is ${peak.quarter}, with ${peak.hybrids} of ${peak.n}. The median quarter has ${size.middle} such models, so that single quarters say little.",
    ),
    {
      id: "since",
      kind: "parameter",
      name: "since",
      label: "Released since",
      control: { type: "date", min: "2023-01-01", max: "2026-11-01" },
      value: "2025-01-01",
    },
    {
      id: "unknown",
      kind: "parameter",
      name: "unknown",
      label: "Models of unpublished architecture",
      control: { type: "select", options: ["left out", "count as no hybrids"] },
      value: "left out",
    },
    BASIS,
    query(
      "flagships",
      `SELECT id AS model_id, name, org, released, architecture_class,
  architecture_class = 'hybrid' AS is_hybrid,
  year(released) || ' Q' || quarter(released) AS quarter
FROM models
WHERE is_frontier_flagship AND released_precision <> 'year' AND released >= $since::DATE
  AND (architecture_class <> 'undisclosed' OR $unknown <> 'left out')
  AND ($basis = 'all' OR evidence = 'seen')
ORDER BY released, id`,
    ),
    query(
      "quarters",
      `WITH counts AS (
  SELECT quarter, count(*) AS n, count(*) FILTER (WHERE is_hybrid) AS hybrids FROM flagships GROUP BY quarter
)
SELECT *, ${shareColumns("hybrids", "n")}
FROM counts ORDER BY quarter`,
    ),
    query(
      "total",
      `WITH counts AS (SELECT count(*) AS n, count(*) FILTER (WHERE is_hybrid) AS hybrids FROM flagships)
SELECT *, ${shareColumns("hybrids", "n")}
FROM counts`,
    ),
    query("peak", "FROM quarters ORDER BY pct DESC, n DESC, quarter LIMIT 1"),
    query("size", "SELECT median(n) AS middle FROM quarters"),
    query(
      "stacked",
      "SELECT quarter, CASE WHEN is_hybrid THEN 'hybrid' ELSE 'other' END AS kind, count(*) AS models\nFROM flagships GROUP BY ALL ORDER BY quarter, kind",
    ),
    {
      id: "chart",
      kind: "chart",
      source: "stacked",
      spec: {
        mark: "barY",
        title: "Flagship models by quarter of release",
        caption: "Counts, not shares: a quarter of few models shows as a short bar.",
        channels: { x: { column: "quarter" }, y: { column: "models" }, color: { column: "kind" } },
        scales: { x: { label: "Quarter" }, y: { label: "Models" } },
      },
    },
    limits(
      "- A share of releases is no share of use.\n- An organisation with several hybrids counts with each.\n- The last quarter may be incomplete.",
    ),
  ],
};
