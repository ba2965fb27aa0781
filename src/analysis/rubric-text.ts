/** Scores of one axis. */
export type Level = 0 | 1 | 2;

export type AxisId = "ga" | "mal" | "par" | "sti" | "im";

export interface Axis {
  readonly id: AxisId;
  readonly name: string;
  readonly question: string;
  readonly levels: Readonly<Record<Level, string>>;
}

/** One wording of the rubric. A changed wording is a new version: ratings say by which one they were made. */
export interface Rubric {
  readonly version: number;
  readonly scope: string;
  readonly axes: readonly Axis[];
}

const NAMES: Readonly<Record<AxisId, { readonly name: string; readonly question: string }>> = {
  ga: { name: "GEMM alignment", question: "How much of the work is matrix products that tensor cores run?" },
  mal: {
    name: "Memory access locality",
    question: "Does data move in large contiguous pieces that are reused on chip?",
  },
  par: { name: "Parallelism", question: "Do all positions of a sequence train at once, with shapes known beforehand?" },
  sti: { name: "Serving-topology impact", question: "What must change in a stack that serves the model?" },
  im: { name: "Infrastructure maturity", question: "Who ships and maintains it?" },
};

const axis = (id: AxisId, two: string, one: string, zero: string): Axis => ({
  id,
  ...NAMES[id],
  levels: { 2: two, 1: one, 0: zero },
});

export const RUBRICS: readonly Rubric[] = [
  {
    version: 1,
    scope: "The technique as its paper describes it, on the GPUs of its time.",
    axes: [
      axis(
        "ga",
        "nearly all arithmetic is dense or block-dense matrix products",
        "a sizeable part is, or can be recast as block products at some loss",
        "element-wise, scalar, sparse or table work dominates",
      ),
      axis(
        "mal",
        "contiguous or tiled access, what is loaded is reused, no more off-chip traffic than the baseline it replaces",
        "extra passes over off-chip memory, or gather and scatter of whole blocks",
        "fine-grained gather and scatter, pointer chasing, or state that spills at every step",
      ),
      axis(
        "par",
        "every token of a sequence trains in parallel, with static shapes",
        "parallel after a scan, by chunks, or with load that depends on the data",
        "sequential or iterative by definition: solvers, recurrences without a scan, agreement loops",
      ),
      axis(
        "sti",
        "an existing serving stack runs it unchanged",
        "one engine must change: a new cache or state, routing, a scheduler",
        "the cluster must change, or nobody knows how to serve it at the scale of a language model",
      ),
      axis(
        "im",
        "upstream in a major framework, and on by default or first-class in two or more serving stacks",
        "maintained kernels, or one stack",
        "research code only",
      ),
    ],
  },
  {
    version: 2,
    scope:
      "The smallest block that the technique replaces, at training or prefill shape, in its best published GPU form. An element-wise addition is rated with the matrix product into which it fuses; work off the GPU is left out; dispatch of contiguous token batches to experts counts as contiguous but dependent on data.",
    axes: [
      axis(
        "ga",
        "at least 90% of the block's GPU time is in dense, block-dense or 2:4 products of a type that tensor cores run; dequantizing before the product counts",
        "25% to 90% is, or a published form recasts the core operator (scan, FFT, Winograd, depthwise, codebook) as products at extra cost",
        "neither",
      ),
      axis(
        "mal",
        "contiguous or tiled; off-chip bytes at most 1.1 times those of the dense Transformer part of the same role; any state stays on chip within a tile or chunk",
        "more bytes through extra passes, or indirect access in units of at least 128 contiguous bytes: pages, token rows, permuted tiles",
        "smaller indirect units that miss on-chip memory, pointers, or the whole state read and written off chip at each step",
      ),
      axis(
        "par",
        "all positions of a training sequence at once, shapes fixed before the run; a loop of fixed count is depth",
        "through an associative scan, chunks or segments, or with shapes or load that depend on data",
        "a position or iteration needs the one before through an update that is not associative, or convergence sets the count",
      ),
      axis(
        "sti",
        "the cheapest deployment that keeps the benefit runs with the cache manager, scheduler and placement that mainstream servers of the date ship for dense models",
        "one engine needs a cache or state type, a router or a scheduling rule that dense attention does not use, even where engines ship it already",
        "machines or services must be added or placed anew, or no engine has run it above a billion parameters and no design says how",
      ),
      axis(
        "im",
        "tagged releases of two independent stacks, or of a framework's core and one stack, run it as a documented option",
        "one such stack or library ships it, or the authors' own package has two tagged releases six months apart; a one-line composition of framework operators is at least this",
        "only the paper's repository, forks or remote code, release-day code included",
      ),
    ],
  },
];

/** The techniques that the essay scores as worked examples, and what a rubric must give them as of 2025. */
export const ANCHORS = [
  { architectureId: "flashattention", label: "Transformer + FlashAttention", h: 6, e: 4, zone: "green" },
  { architectureId: "coarse-top2-moe", label: "Mixtral-8x7B", h: 5, e: 3, zone: "yellow" },
  { architectureId: "falcon-mamba-7b", label: "Falcon Mamba 7B", h: 4, e: 3, zone: "orange" },
  { architectureId: "kan", label: "KAN", h: 2, e: 0, zone: "red" },
] as const;
