import type { WorkbenchDocument } from "../document/schema.js";
import { answer, limits, query, shareColumns } from "./parts.js";

export const cohorts: WorkbenchDocument = {
  version: 1,
  title: "Does the wait for adoption shrink from cohort to cohort?",
  summary: "Techniques by the year of their introduction, each watched for the same time.",
  dataset: null,
  cells: [
    answer(
      "${verdict.says} Watched for ${patience} months each, ${old.reached} of ${old.n} earlier techniques got there (${old.pct}%, 95% interval ${old.low} to ${old.high}%) and ${new.reached} of ${new.n} later ones, introduced since ${split} (${new.pct}%, ${new.low} to ${new.high}%). The median wait of those adopted, ${old.median_months} and ${new.median_months} months, is no fair comparison: late techniques could only be seen adopted fast. Of ${splits.n} years at which to split, ${splits.more} give the later techniques the larger share.",
    ),
    {
      id: "stage",
      kind: "parameter",
      name: "stage",
      label: "Stage",
      control: { type: "select", options: ["first_production", "default", "frontier_flagship"] },
      value: "first_production",
    },
    {
      id: "patience",
      kind: "parameter",
      name: "patience",
      label: "Months of watching",
      control: { type: "slider", min: 6, max: 48, step: 6 },
      value: 24,
    },
    {
      id: "split",
      kind: "parameter",
      name: "split",
      label: "Later means introduced since",
      control: { type: "slider", min: 2016, max: 2024, step: 1 },
      value: 2022,
    },
    query(
      "watched",
      `SELECT architecture_id AS technique_id, year(introduced) AS cohort, months, status,
  status = 'reached' AND months <= $patience AS is_in_time,
  date_diff('month', introduced, DATE '2025-12-31') >= $patience AS is_watched_long_enough
FROM adoption_durations
WHERE stage = $stage AND status <> 'undated' AND introduced >= DATE '2012-01-01'
ORDER BY introduced, technique_id`,
    ),
    query(
      "by_year",
      `SELECT cohort, count(*) AS n, count(*) FILTER (WHERE is_in_time) AS reached,
  round(100 * reached / n) AS reached_pct, reached || '/' || n AS label
FROM watched WHERE is_watched_long_enough
GROUP BY cohort ORDER BY cohort`,
    ),
    {
      id: "chart",
      kind: "chart",
      source: "by_year",
      spec: {
        mark: "dot",
        title: "Share of each year’s techniques that got there within the months of watching",
        caption: "Only years watched long enough. At each point: adopted in time, of all.",
        channels: {
          x: { column: "cohort" },
          y: { column: "reached_pct" },
          size: { column: "n" },
          label: { column: "label" },
        },
        scales: { x: { type: "category", label: "Introduced" }, y: { domain: [0, 100], label: "% adopted in time" } },
      },
    },
    query(
      "ages",
      `WITH counts AS (
  SELECT cohort >= $split AS is_new, median(months) FILTER (WHERE status = 'reached') AS median_months,
    count(*) FILTER (WHERE is_watched_long_enough) AS n,
    count(*) FILTER (WHERE is_watched_long_enough AND is_in_time) AS reached
  FROM watched GROUP BY ALL
)
SELECT is_new, round(median_months, 1) AS median_months, n, reached, ${shareColumns("reached", "n")}
FROM counts WHERE n > 0 ORDER BY is_new`,
    ),
    query("old", "FROM ages WHERE NOT is_new"),
    query("new", "FROM ages WHERE is_new"),
    query(
      "verdict",
      `SELECT CASE WHEN new.low > old.high THEN 'Later techniques got there more often in the same time.'
  WHEN new.high < old.low THEN 'Later techniques got there less often in the same time.'
  ELSE 'The data show no difference.' END AS says
FROM old, new`,
    ),
    query(
      "splits",
      `WITH counts AS (
  SELECT cut, count(*) FILTER (WHERE cohort < cut) AS n, count(*) FILTER (WHERE cohort < cut AND is_in_time) AS reached,
    count(*) FILTER (WHERE cohort >= cut) AS new_n, count(*) FILTER (WHERE cohort >= cut AND is_in_time) AS new_reached
  FROM watched, range(2016, 2025) AS years(cut)
  WHERE is_watched_long_enough GROUP BY cut
)
SELECT count(*) AS n, count(*) FILTER (WHERE new_reached / new_n > reached / n) AS more
FROM counts WHERE n > 0 AND new_n > 0`,
    ),
    limits(
      "- Which techniques are on record is no random draw: an old one that came to nothing is easily forgotten, which makes earlier years look better.\n- Absence of adoption is seldom read in a source, so no choice of read rows is offered: it would leave the successes.\n- Techniques with adoption of unknown date are left out. The [curves of waiting](/lag/curves) use all others, those still waiting too.",
    ),
  ],
};
