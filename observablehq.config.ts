import { readdirSync } from "node:fs";

/** Each bet has a page of its own, under the name of its query. */
const bets = readdirSync("src/queries/predictions").map((file) => `/predictions/${file.replace(/\.sql$/, "")}`);

export default {
  root: "src",
  output: "dist",
  title: "Hardware Friction Map, live",
  style: "style.css",
  globalStylesheets: [],
  search: true,
  toc: true,
  pager: false,
  footer: `Data and code: <a href="/methods#how-to-cite">how to cite</a> · <a href="/methods#how-to-add-or-dispute-a-row">how to add a row</a> · every figure is a query you can edit.`,
  dynamicPaths: bets,
  pages: [
    { name: "Dataset", path: "/dataset" },
    { name: "Predictions", path: "/predictions" },
    { name: "Claim audit", path: "/claims" },
    {
      name: "Workbench",
      open: true,
      pages: [
        { name: "Write your own page", path: "/workbench" },
        { name: "Gallery of analyses", path: "/gallery" },
      ],
    },
    {
      name: "The six tables",
      open: true,
      pages: [
        { name: "1 Frontier releases", path: "/tables/1" },
        { name: "2 MoE reality check", path: "/tables/2" },
        { name: "3 Pure SSM evidence gap", path: "/tables/3" },
        { name: "4 Infrastructure lag", path: "/tables/4" },
        { name: "5 Efficient attention", path: "/tables/5" },
        { name: "6 Training innovation", path: "/tables/6" },
      ],
    },
    {
      name: "Hardware friction",
      open: true,
      pages: [
        { name: "Friction zones", path: "/friction/zones" },
        { name: "Rubric and examples", path: "/friction/rubric" },
        { name: "Score a technique", path: "/friction/scorecard" },
        { name: "The rubric on trial", path: "/friction/trial" },
        { name: "MoE in 2025", path: "/friction/moe" },
        { name: "SSM scale", path: "/friction/ssm" },
      ],
    },
    {
      name: "Adoption dynamics",
      open: true,
      pages: [
        { name: "Adoption lag by tier", path: "/lag/curves" },
        { name: "Timeline of techniques", path: "/lag/timeline" },
        { name: "History and lineage", path: "/history" },
      ],
    },
    {
      name: "Models that compute",
      open: true,
      pages: [{ name: "Memory of keys and values", path: "/memory/kv-cache" }],
    },
    {
      name: "Alternatives to attention",
      open: true,
      pages: [
        { name: "Tensor-core utilization", path: "/attractor/utilization" },
        { name: "Two gates", path: "/attractor/gates" },
      ],
    },
    {
      name: "Orchestration economics",
      open: true,
      pages: [
        { name: "Latency of a chain", path: "/orchestra/latency" },
        { name: "Cost amplification", path: "/orchestra/cost" },
        { name: "Break-even volume", path: "/orchestra/break-even" },
        { name: "Four gates", path: "/orchestra/gates" },
      ],
    },
    { name: "Kernel lab", path: "/kernels" },
    { name: "Primer", path: "/primer" },
    { name: "Glossary", path: "/glossary" },
    { name: "Methods", path: "/methods" },
    { name: "Sources", path: "/sources" },
  ],
};
