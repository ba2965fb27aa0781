/** One stop of the primer: an idea, one figure of the glossary's query that shows it, and where to go on. */
export interface Step {
  readonly title: string;
  readonly text: readonly string[];
  /** Term of `glossary/figures` whose sentence stands here. */
  readonly figure: string;
  readonly links: readonly { readonly text: string; readonly href: string }[];
}

/** A newcomer's way through the site, each step needing only those before it. */
export const STEPS: readonly Step[] = [
  {
    title: "Hardware fit",
    text: [
      "A new technique has to run on machines that exist. The essays claim that this, more than results in papers, decides what ships: a technique that fits GPUs spreads, one that does not stays in research.",
      "So this site gives each technique two scores. H says how well its work fits the hardware, E how ready software and labs are for it.",
    ],
    figure: "h-and-e",
    links: [{ text: "The map of all techniques", href: "./" }],
  },
  {
    title: "Tokens and the KV cache",
    text: [
      "A language model reads and writes tokens, pieces of words. For each token it keeps keys and values, so that later tokens can look back without computing them again. They fill a cache that grows with every token.",
    ],
    figure: "kv-cache",
    links: [{ text: "Compute the cache of any model", href: "./memory/kv-cache" }],
  },
  {
    title: "Arithmetic intensity and the roofline",
    text: [
      "A GPU can wait for two things: bytes from memory, or arithmetic. Which one depends on how many operations a piece of work does for each byte it moves, its arithmetic intensity. Writing one token reads all weights and the cache for little arithmetic, so it waits for memory.",
    ],
    figure: "ridge-point",
    links: [{ text: "Measure it on your own GPU", href: "./kernels" }],
  },
  {
    title: "Matrix products and tensor cores",
    text: [
      "Most of a GPU's arithmetic sits in tensor cores, which only multiply matrices. A technique that can be written as large dense matrix products, GEMM, gets all of it. One that jumps about in memory, or goes step by step, gets a fraction.",
    ],
    figure: "tensor-core",
    links: [
      { text: "Kernels that do and do not fit", href: "./kernels" },
      { text: "What gates a technique", href: "./attractor/gates" },
    ],
  },
  {
    title: "Attention, state spaces, experts",
    text: [
      "Attention compares all pairs of tokens: matrix products, but more of them the longer the text. A state-space model carries a state of fixed size from token to token in place of a cache. A mixture of experts stores many networks and uses a few for each token.",
      "Each saves something and asks for something: other kernels, or another way to serve.",
    ],
    figure: "mixture-of-experts",
    links: [
      { text: "Mixtures in practice", href: "./friction/moe" },
      { text: "How far state spaces have scaled", href: "./friction/ssm" },
      { text: "What builds on what", href: "./history" },
    ],
  },
  {
    title: "Adoption lag",
    text: [
      "Between a paper and the day on which everybody has a technique by default lie months or years. The essays say how long by what is needed: new weights only, new kernels, a new system. Here the dates of each stage are on record, those that never arrived included.",
    ],
    figure: "tier",
    links: [{ text: "Lag by tier", href: "./lag/curves" }],
  },
  {
    title: "The five axes",
    text: [
      "H adds three axes of 0 to 2: matrix products (GA), local memory (MAL), parallel work (PAR). E adds two: how little serving must change (STI), and how far software already ships it (IM). Together they give a zone, from green to red.",
      "Scores are judgements. Where raters disagree, or where they knew what became of a technique, the pages say so.",
    ],
    figure: "zone",
    links: [
      { text: "The rubric with examples", href: "./friction/rubric" },
      { text: "Score a technique yourself", href: "./friction/scorecard" },
      { text: "Does the rubric predict?", href: "./friction/trial" },
    ],
  },
];
