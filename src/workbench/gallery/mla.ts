import type { WorkbenchDocument } from "../document/schema.js";
import { answer, BASIS, limits, query, shareColumns } from "./parts.js";

export const mla: WorkbenchDocument = {
  version: 1,
  title: "Did latent attention (MLA) displace grouped queries (GQA)?",
  summary: "The attention of leading models by the half-year of their release, where it is published.",
  dataset: null,
  cells: [
    answer(
      "${now.says} Of ${now.n} ${scope} with published attention released since ${since}, ${now.mla} use MLA throughout (${now.mla_pct}%, 95% interval ${now.mla_low} to ${now.mla_high}%) and ${now.gqa} use GQA (${now.gqa_pct}%, ${now.gqa_low} to ${now.gqa_high}%). ${makers.mla} organisations released the former, ${makers.gqa} the latter. A further ${inside.mla} mix other layers with MLA.",
    ),
    {
      id: "since",
      kind: "parameter",
      name: "since",
      label: "Released since",
      control: { type: "date", min: "2024-05-01", max: "2026-11-01" },
      value: "2025-01-01",
    },
    {
      id: "scope",
      kind: "parameter",
      name: "scope",
      label: "Models",
      control: { type: "select", options: ["flagship models", "models"] },
      value: "flagship models",
    },
    BASIS,
    query(
      "chosen",
      `SELECT id, name, org, released, attention, attention_extra
FROM models
WHERE attention <> 'undisclosed' AND released_precision <> 'year'
  AND (is_frontier_flagship OR $scope = 'models') AND ($basis = 'all' OR evidence = 'seen')
ORDER BY released, id`,
    ),
    query(
      "now",
      `WITH counts AS (
  SELECT count(*) AS n, count(*) FILTER (WHERE attention = 'MLA') AS mla,
    count(*) FILTER (WHERE attention = 'GQA') AS gqa
  FROM chosen WHERE released >= $since::DATE
)
SELECT *, ${shareColumns("mla", "n", "mla_")},
  ${shareColumns("gqa", "n", "gqa_")},
  CASE WHEN gqa_low > mla_high THEN 'No, GQA still leads.' WHEN mla_low > gqa_high THEN 'Yes, MLA leads.'
    ELSE 'Neither leads clearly.' END AS says
FROM counts`,
    ),
    query(
      "makers",
      `SELECT count(DISTINCT org) FILTER (WHERE attention = 'MLA') AS mla,
  count(DISTINCT org) FILTER (WHERE attention = 'GQA') AS gqa
FROM chosen WHERE released >= $since::DATE`,
    ),
    query(
      "inside",
      "SELECT count(*) AS mla FROM chosen\nWHERE released >= $since::DATE AND attention = 'mixed' AND attention_extra LIKE '%MLA%'",
    ),
    query(
      "halves",
      `SELECT year(released) || (CASE WHEN month(released) < 7 THEN ' I' ELSE ' II' END) AS half,
  CASE WHEN attention IN ('MHA', 'MQA', 'GQA', 'MLA') THEN attention ELSE 'mixed or none' END AS kind,
  count(*) AS models
FROM chosen WHERE released >= DATE '2023-01-01'
GROUP BY ALL ORDER BY half, kind`,
    ),
    {
      id: "chart",
      kind: "chart",
      source: "halves",
      spec: {
        mark: "barY",
        title: "Models by attention and half-year of release",
        channels: { x: { column: "half" }, y: { column: "models" }, color: { column: "kind" } },
        scales: { x: { label: "Half-year" }, y: { label: "Models" } },
      },
    },
    limits(
      "- Models of one organisation are not independent: the interval takes them to be, and is too narrow.\n- Attention that is not published is left out; it may differ.\n- A count of releases says nothing of how much each model is used.",
    ),
  ],
};
