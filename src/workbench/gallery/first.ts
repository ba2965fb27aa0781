import type { WorkbenchDocument } from "../document/schema.js";
import { answer, BASIS, limits, query, shareColumns } from "./parts.js";

export const first: WorkbenchDocument = {
  version: 1,
  title: "Who adopts a technique first?",
  summary: "The organisation with the first event on record of a stage, for each technique that got so far.",
  dataset: null,
  cells: [
    answer(
      "For the stage ${stage}, ${all_firsts.n} techniques have a first adopter on record, ${all_firsts.orgs} organisations between them. ${top.who} leads with ${top.firsts} (${top.pct}%, 95% interval ${top.low} to ${top.high}%); ${all_firsts.once} organisations were first once. Where a second organisation followed (${lead.n} techniques), it came a median of ${lead.months} months later.",
    ),
    {
      id: "stage",
      kind: "parameter",
      name: "stage",
      label: "Stage",
      control: {
        type: "select",
        options: ["first_large_model", "frontier_flagship", "framework_upstream", "serving_stack"],
      },
      value: "first_large_model",
    },
    BASIS,
    query(
      "arrivals",
      `SELECT technique_id, who, min(date) AS day,
  row_number() OVER (PARTITION BY technique_id ORDER BY min(date), who) AS place
FROM adoption_events
WHERE stage = $stage AND ($basis = 'all' OR evidence = 'seen')
GROUP BY technique_id, who
ORDER BY technique_id, place`,
    ),
    query(
      "adopters",
      `WITH firsts AS (SELECT who, count(*) AS firsts FROM arrivals WHERE place = 1 GROUP BY who),
counts AS (SELECT who, firsts, sum(firsts) OVER ()::INTEGER AS n FROM firsts)
SELECT *, ${shareColumns("firsts", "n")}
FROM counts ORDER BY firsts DESC, who`,
    ),
    query("top", "FROM adopters ORDER BY firsts DESC, who LIMIT 1"),
    query(
      "all_firsts",
      "SELECT coalesce(sum(firsts), 0) AS n, count(*) AS orgs, count(*) FILTER (WHERE firsts = 1) AS once FROM adopters",
    ),
    query(
      "lead",
      `SELECT count(*) AS n, round(median(date_diff('day', one.day, two.day) / 30.44), 1) AS months
FROM arrivals AS one JOIN arrivals AS two ON one.technique_id = two.technique_id
WHERE one.place = 1 AND two.place = 2`,
    ),
    query("leaders", "SELECT who, firsts FROM adopters ORDER BY firsts DESC, who LIMIT 12"),
    {
      id: "chart",
      kind: "chart",
      source: "leaders",
      spec: {
        mark: "barX",
        title: "Techniques that an organisation adopted first",
        caption: "At most twelve organisations; equal ones in the order of their names.",
        channels: { x: { column: "firsts" }, y: { column: "who" } },
        scales: { x: { label: "Techniques" }, y: { label: "Organisation" } },
        sort: { axis: "y", by: "value", order: "descending" },
      },
    },
    limits(
      "- First **on record**: the record comes from public papers, code and cards. Who keeps a technique quiet is not first here.\n- Names stand as recorded, so that parts of one firm count apart, and joint work as one name.\n- A date known to the month or year counts as its first day, which can make the wrong one first.",
    ),
  ],
};
