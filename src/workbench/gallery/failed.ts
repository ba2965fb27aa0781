import type { WorkbenchDocument } from "../document/schema.js";
import { answer, limits, query, shareColumns } from "./parts.js";

export const failed: WorkbenchDocument = {
  version: 1,
  title: "Which low-friction techniques failed, and why?",
  summary:
    "Techniques in the green or yellow zone when they were introduced, none of whose uses was found by the end of 2025.",
  dataset: null,
  cells: [
    answer(
      "Of ${rate.n} techniques that began in the green or yellow zone, ${rate.unused} have no use on record (${rate.pct}%, 95% interval ${rate.low} to ${rate.high}%); of the ${rate.rest_n} that began in orange or red it is ${rate.rest_pct}%. For those ${rate.unused}, fit to hardware was not enough. In their own papers ${start.worse} of them did worse than the baseline and ${start.better} better, so that a poor start explains ${start.explains}.",
    ),
    {
      id: "years",
      kind: "parameter",
      name: "years",
      label: "Years to be adopted in, at least",
      control: { type: "slider", min: 0, max: 8, step: 1 },
      value: 2,
    },
    query(
      "techniques",
      `SELECT a.id AS technique_id, a.name, z.zone, z.h, z.e, year(a.introduced) AS introduced,
  a.adoption_2025 = 0 AS is_unused, a.paper_small_scale_result AS result, a.note, a.evidence
FROM zones AS z
JOIN architectures AS a ON a.id = z.architecture_id
WHERE z.is_default AND z.as_of_kind = 'introduction' AND a.adoption_2025 IS NOT NULL
  AND a.introduced <= DATE '2025-12-31' - to_years($years::INTEGER)
ORDER BY a.id`,
    ),
    query(
      "rate",
      `WITH counts AS (
  SELECT count(*) FILTER (WHERE zone IN ('green', 'yellow')) AS n,
    count(*) FILTER (WHERE zone IN ('green', 'yellow') AND is_unused) AS unused,
    count(*) FILTER (WHERE zone IN ('orange', 'red')) AS rest_n,
    count(*) FILTER (WHERE zone IN ('orange', 'red') AND is_unused) AS rest_unused
  FROM techniques
)
SELECT *, ${shareColumns("unused", "n")},
  ${shareColumns("rest_unused", "rest_n", "rest_")}
FROM counts`,
    ),
    query(
      "by_result",
      `SELECT coalesce(replace(result, '_', ' '), 'not rated') AS result_in_paper, count(*) AS n,
  count(*) FILTER (WHERE is_unused) AS unused,
  round(100 * unused / n) AS unused_pct, unused || ' of ' || n AS label
FROM techniques
WHERE zone IN ('green', 'yellow')
GROUP BY ALL
ORDER BY n DESC, result_in_paper`,
    ),
    query(
      "start",
      `WITH sums AS (
  SELECT coalesce(sum(unused) FILTER (WHERE result_in_paper = 'worse'), 0)::INTEGER AS worse,
    coalesce(sum(unused) FILTER (WHERE result_in_paper = 'better'), 0)::INTEGER AS better,
    sum(unused)::INTEGER AS unused
  FROM by_result
)
SELECT *, CASE WHEN 2 * worse > unused THEN 'most of them' ELSE 'few of them' END AS explains
FROM sums`,
    ),
    {
      id: "chart",
      kind: "chart",
      source: "by_result",
      spec: {
        mark: "barX",
        title: "Low-friction techniques without a known use, by the result in their own paper",
        caption: "Shares of few techniques each: the counts stand at the bars.",
        channels: { x: { column: "unused_pct" }, y: { column: "result_in_paper" }, label: { column: "label" } },
        scales: { x: { domain: [0, 100], label: "% without a known use" }, y: { label: "Result in the paper" } },
      },
    },
    query(
      "failures",
      "SELECT technique_id, name, introduced, zone, h, e, result, note FROM techniques\nWHERE zone IN ('green', 'yellow') AND is_unused ORDER BY introduced, technique_id",
    ),
    limits(
      "- No use on record is **absence of evidence**: ${read.n} of these techniques have that read in a source.\n- Those who rated friction knew what became of each technique, which makes the zones look better than they were.\n- The notes tell of each case what is known; no column says why a technique was passed over.",
    ),
    query(
      "read",
      "SELECT count(*) AS n FROM techniques WHERE zone IN ('green', 'yellow') AND is_unused AND evidence = 'seen'",
    ),
  ],
};
