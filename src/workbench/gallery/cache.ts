import type { WorkbenchDocument } from "../document/schema.js";
import { answer, BASIS, limits, query } from "./parts.js";

export const cache: WorkbenchDocument = {
  version: 1,
  title: "How many bytes does a token cost in the KV cache, over time?",
  summary: "Keys and values of one more token of context at 16 bits, from each model’s published geometry.",
  dataset: null,
  cells: [
    answer(
      "The median fell from ${first.kib} KiB per token (${first.year}, ${first.n} models) to ${last.kib} KiB (${last.year}, ${last.n} models). Beside plain attention in the same model, which leaves the size of models out, the median cache went from ${first.of_plain} to ${last.of_plain} times as large. A context of ${context} tokens takes a median of ${last.gib} GiB in ${last.year}, where it took ${first.gib}.",
    ),
    {
      id: "context",
      kind: "parameter",
      name: "context",
      label: "Tokens of context",
      control: { type: "select", options: [8192, 32768, 131072, 1048576] },
      value: 131072,
    },
    {
      id: "least",
      kind: "parameter",
      name: "least",
      label: "Least models in a year",
      control: { type: "slider", min: 1, max: 30, step: 1 },
      value: 10,
    },
    BASIS,
    query(
      "caches",
      `SELECT m.id AS model_id, m.name, m.released, k.attention, k.bytes_per_token / 1024 AS kib_per_token,
  k.ratio_to_mha, k.is_upper_bound, k.bytes_per_token * $context / pow(1024, 3) AS gib
FROM kv_cache AS k
JOIN models AS m ON m.id = k.model_id
WHERE k.bytes_per_token > 0 AND ($basis = 'all' OR k.evidence = 'seen')
ORDER BY m.released, m.id`,
    ),
    query(
      "years",
      `SELECT year(released) AS year, count(*) AS n, round(median(kib_per_token)) AS kib,
  round(quantile_cont(kib_per_token, 0.25)) AS lower_quartile,
  round(quantile_cont(kib_per_token, 0.75)) AS upper_quartile,
  round(median(ratio_to_mha), 2) AS of_plain, round(median(gib), 1) AS gib,
  count(*) FILTER (WHERE is_upper_bound) AS upper_bounds
FROM caches GROUP BY ALL HAVING count(*) >= $least ORDER BY year`,
    ),
    query("first", "FROM years ORDER BY year LIMIT 1"),
    query("last", "FROM years ORDER BY year DESC LIMIT 1"),
    {
      id: "chart",
      kind: "chart",
      source: "caches",
      spec: {
        mark: "dot",
        title: "KV cache per token of context",
        channels: { x: { column: "released" }, y: { column: "kib_per_token" }, color: { column: "attention" } },
        scales: { x: { label: "Released" }, y: { type: "log", label: "KiB per token" } },
      },
    },
    limits(
      "- Layers with a sliding window stop growing: theirs is an upper bound (${bounds.n} of ${bounds.all} models).\n- Servers that keep the cache in 8 or 4 bits need half or a quarter.\n- Models without published geometry are left out; those may be the largest.\n- Years differ in which models were released, not in attention alone.",
    ),
    query("bounds", 'SELECT count(*) FILTER (WHERE is_upper_bound) AS n, count(*) AS "all" FROM caches'),
  ],
};
