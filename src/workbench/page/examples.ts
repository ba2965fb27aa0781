import type { WorkbenchDocument } from "../document/schema.js";

export interface Example {
  /** What the example shows of the workbench, in a line. */
  readonly about: string;
  readonly document: WorkbenchDocument;
}

/** Pages to start from. */
export const EXAMPLES: readonly Example[] = [
  {
    about: "a parameter, a query, a chart and text that quotes a result",
    document: {
      version: 1,
      title: "Does the wait for adoption shrink?",
      summary: "Months from a technique’s paper to its first use, by the year of the paper.",
      dataset: null,
      cells: [
        {
          id: "intro",
          kind: "markdown",
          text: "Techniques that have not been adopted are **not** in these medians, and recent ones had less time to be: a short wait in the last years may be nothing but that. Of the years below, ${waits.years} in all, each has ${least} adopted techniques or more.",
          folded: true,
        },
        {
          id: "stage",
          kind: "parameter",
          name: "stage",
          label: "Stage",
          control: { type: "select", options: ["first_production", "default", "frontier_flagship"] },
          value: "first_production",
        },
        {
          id: "least",
          kind: "parameter",
          name: "least",
          label: "Least techniques in a year",
          control: { type: "slider", min: 1, max: 20, step: 1 },
          value: 5,
        },
        {
          id: "lags",
          kind: "sql",
          name: "lags",
          sql: "SELECT year(introduced) AS year, count(*) AS techniques, median(months) AS median_months\nFROM adoption_durations\nWHERE stage = $stage AND status = 'reached'\nGROUP BY ALL\nHAVING count(*) >= $least\nORDER BY year",
        },
        {
          id: "chart",
          kind: "chart",
          source: "lags",
          spec: {
            mark: "barY",
            title: "Median months to adoption",
            channels: { x: { column: "year" }, y: { column: "median_months" } },
          },
        },
        {
          id: "waits",
          kind: "sql",
          name: "waits",
          sql: "SELECT count(*) AS years, min(median_months) AS shortest, max(median_months) AS longest\nFROM lags",
          folded: true,
        },
      ],
    },
  },
  {
    about: "a join of two tables, and a chart with a logarithmic axis",
    document: {
      version: 1,
      title: "What does a token cost in the KV cache?",
      summary: "Bytes of key-value cache per token at 16 bits, by the day of a model’s release.",
      dataset: null,
      cells: [
        {
          id: "kv",
          kind: "sql",
          name: "cache",
          sql: "SELECT m.released, m.name, k.attention, k.bytes_per_token / 1024 AS kib_per_token\nFROM kv_cache AS k\nJOIN models AS m ON m.id = k.model_id\nWHERE k.bytes_per_token > 0\nORDER BY m.released, m.name",
        },
        {
          id: "dots",
          kind: "chart",
          source: "cache",
          spec: {
            mark: "dot",
            title: "KV cache per token",
            channels: { x: { column: "released" }, y: { column: "kib_per_token" }, color: { column: "attention" } },
            scales: { y: { type: "log", label: "KiB per token" } },
          },
        },
        {
          id: "byyear",
          kind: "sql",
          name: "by_attention",
          sql: "SELECT attention, count(*) AS models, median(kib_per_token) AS median_kib_per_token\nFROM cache\nGROUP BY attention\nORDER BY median_kib_per_token",
        },
      ],
    },
  },
  {
    about: "a technique that you score, a bet under your definitions, a kernel on your device",
    document: {
      version: 1,
      title: "Would my technique be adopted?",
      summary: "Score a technique and compare it with those of the same zone.",
      dataset: null,
      cells: [
        {
          id: "mine",
          kind: "score",
          name: "mine",
          card: { n: "My technique", s: "21110" },
        },
        {
          id: "same",
          kind: "sql",
          name: "same_zone",
          sql: "SELECT a.id AS architecture_id, a.name, z.h, z.e, a.adoption_2025\nFROM zones AS z\nJOIN architectures AS a ON a.id = z.architecture_id\nJOIN mine ON mine.zone = z.zone\nWHERE z.as_of_kind = 'introduction' AND z.is_default\nORDER BY a.adoption_2025 DESC, a.id",
        },
        {
          id: "share",
          kind: "sql",
          name: "adopted",
          sql: "SELECT adoption_2025, count(*) AS techniques\nFROM same_zone\nGROUP BY adoption_2025\nORDER BY adoption_2025",
        },
        {
          id: "bars",
          kind: "chart",
          source: "adopted",
          spec: {
            mark: "barX",
            title: "Techniques of the same zone, by adoption at the end of 2025",
            channels: { y: { column: "adoption_2025" }, x: { column: "techniques" } },
          },
        },
        {
          id: "bet",
          kind: "prediction",
          name: "bet",
          prediction: "waw-claim1-hw-predicts-adoption",
          parameters: {},
        },
        {
          id: "gemm",
          kind: "kernel",
          name: "gemm",
          kernel: "gemm-naive",
          parameters: { m: 256, n: 256, k: 256 },
        },
      ],
    },
  },
];
