/** One term of the essays in this project's own words. */
export interface Term {
  /** Its place on the page, as in `glossary#kv-cache`, and its name in the figures' query. */
  readonly id: string;
  readonly name: string;
  /** Other names under which pages and papers speak of it. */
  readonly alias?: string;
  readonly meaning: string;
  /** Where this site measures, counts or models it. */
  readonly see?: readonly { readonly text: string; readonly href: string }[];
}

export interface Chapter {
  readonly title: string;
  readonly terms: readonly Term[];
}

const TABLE_5 = { text: "Efficient attention", href: "./tables/5" };
const MOE = { text: "MoE in 2025", href: "./friction/moe" };
const SSM = { text: "SSM scale", href: "./friction/ssm" };
const LAB = { text: "Kernel lab", href: "./kernels" };
const LAG = { text: "Adoption lag by tier", href: "./lag/curves" };
const ZONES = { text: "Friction zones", href: "./friction/zones" };
const RUBRIC = { text: "Rubric and examples", href: "./friction/rubric" };
const technique = (text: string, id: string) => ({ text, href: `./dataset?id=${id}` });

/** The glossary, in the order in which one term helps with the next. */
export const CHAPTERS: readonly Chapter[] = [
  {
    title: "What a GPU is good at",
    terms: [
      {
        id: "gemm",
        name: "GEMM",
        alias: "general matrix multiplication",
        meaning:
          "The product of two dense matrices, and the work that GPUs are built around: every number that is read takes part in many multiplications, and all of them follow one regular pattern.",
        see: [LAB],
      },
      {
        id: "tensor-core",
        name: "Tensor core",
        meaning:
          "A unit of a GPU that multiplies small matrices in one step. It does nothing else, so a technique that is no matrix product has to use the slower general units.",
      },
      {
        id: "memory-bandwidth",
        name: "HBM and memory bandwidth",
        alias: "high-bandwidth memory",
        meaning:
          "The GPU's main memory, and how many bytes a second it delivers. It holds weights and caches; reading it is often what a model waits for.",
      },
      {
        id: "sram",
        name: "SRAM, shared memory",
        meaning:
          "Small memory on the chip itself, beside each group of units, and much faster than HBM. A kernel that keeps its working set there reads each byte from HBM only once.",
      },
      {
        id: "arithmetic-intensity",
        name: "Arithmetic intensity",
        meaning:
          "Operations done for each byte that is moved to or from main memory. A large matrix product has hundreds, an element-wise function less than one.",
        see: [LAB],
      },
      {
        id: "ridge-point",
        name: "Roofline and ridge point",
        meaning:
          "The roofline is the most that a kernel can do at its arithmetic intensity: bandwidth times intensity, until the arithmetic units are full. The intensity at which that happens is the ridge point. Left of it a kernel waits for memory, right of it for arithmetic.",
        see: [LAB],
      },
      {
        id: "utilization",
        name: "Utilization, MFU",
        alias: "model FLOP utilization",
        meaning:
          "The share of a GPU's peak that useful work reaches. For a whole training run it counts only the operations that the model's formula needs, not those that were done twice to save memory.",
      },
      {
        id: "kernel",
        name: "Kernel",
        meaning:
          "One program that runs on the GPU, on thousands of threads at once. Two operations in one kernel are fused: what passes between them never goes through main memory.",
        see: [LAB],
      },
      {
        id: "parallel-scan",
        name: "Parallel scan",
        meaning:
          "A way to compute a running sum, or any recurrence that can be combined pairwise, in about log₂ n steps in place of n. It spreads a sequence over many threads, at about twice the work and without matrix products.",
        see: [LAB],
      },
      {
        id: "all-to-all",
        name: "All-to-all",
        meaning:
          "A step in which each GPU sends a different part of its data to each other GPU. Experts that live on different GPUs need one before and one after each layer.",
        see: [MOE],
      },
    ],
  },
  {
    title: "Attention and its cache",
    terms: [
      {
        id: "prefill-decode",
        name: "Prefill and decode",
        meaning:
          "The two phases of answering. Prefill reads the whole prompt at once and is mostly arithmetic. Decode writes one token at a time and, for each, reads all active weights and the cache: it is mostly memory traffic.",
      },
      {
        id: "kv-cache",
        name: "KV cache",
        meaning:
          "The keys and values of all tokens so far, kept so that the next token need not compute them again. It grows with each token and each sequence that is served at once.",
        see: [TABLE_5],
      },
      {
        id: "multi-head-attention",
        name: "Multi-head attention",
        alias: "MHA",
        meaning: "Attention as first published: each head has keys and values of its own, and all of them are cached.",
        see: [TABLE_5],
      },
      {
        id: "multi-query-attention",
        name: "Multi-query attention",
        alias: "MQA",
        meaning: "All heads share one set of keys and values. The cache shrinks by the number of heads.",
        see: [technique("In the dataset", "multi-query-attention")],
      },
      {
        id: "grouped-query-attention",
        name: "Grouped-query attention",
        alias: "GQA",
        meaning:
          "Groups of heads share keys and values, often eight groups. It lies between MHA and MQA, and trained weights can be converted to it.",
        see: [technique("In the dataset", "grouped-query-attention")],
      },
      {
        id: "multi-head-latent-attention",
        name: "Multi-head latent attention",
        alias: "MLA",
        meaning:
          "Keys and values are stored as one short vector a token, from which all heads compute theirs. The multiplication that expands it can be moved into the query, so the cache is never expanded.",
        see: [technique("In the dataset", "multi-head-latent-attention")],
      },
      {
        id: "flash-attention",
        name: "FlashAttention",
        meaning:
          "Exact attention computed tile by tile on the chip, with a softmax that is corrected as it goes. The table of all scores, n × n numbers, never exists in main memory.",
        see: [technique("In the dataset", "flashattention"), LAB],
      },
      {
        id: "sliding-window",
        name: "Sliding window",
        meaning:
          "Each token attends to the last w tokens only. Cost and cache stop growing at w; what lies further back reaches a token through deeper layers.",
        see: [technique("In the dataset", "sliding-window-attention"), LAB],
      },
      {
        id: "rope",
        name: "Rotary position embedding",
        alias: "RoPE",
        meaning:
          "Position is told by turning queries and keys by an angle that grows with it. It adds no parameters and a small element-wise kernel.",
        see: [technique("In the dataset", "rope")],
      },
    ],
  },
  {
    title: "Architectures beside dense Transformers",
    terms: [
      {
        id: "mixture-of-experts",
        name: "Mixture of experts",
        alias: "MoE",
        meaning:
          "A layer holds many feed-forward networks, the experts; a router sends each token to a few of them. Memory must hold them all, arithmetic pays for the few.",
        see: [MOE, LAB],
      },
      {
        id: "active-parameters",
        name: "Total and active parameters",
        meaning:
          "Total parameters are those that must be stored; active ones are those that take part in one token. In a dense model they are the same.",
        see: [MOE],
      },
      {
        id: "state-space-model",
        name: "State-space model",
        alias: "SSM",
        meaning:
          "A layer that carries a state of fixed size from token to token by a linear recurrence, in place of looking back at all tokens. Its memory does not grow with the text.",
        see: [SSM],
      },
      {
        id: "selective-scan",
        name: "Selective scan and SSD",
        meaning:
          "Mamba lets the recurrence depend on the token and computes it by a scan, off the tensor cores. Mamba-2 restricts the recurrence so that blocks of it become matrix products; that form is called SSD.",
        see: [technique("Mamba", "mamba"), technique("Mamba-2", "mamba-2"), LAB],
      },
      {
        id: "hybrid",
        name: "Hybrid",
        meaning: "A model with both recurrent layers and some attention layers.",
        see: [SSM],
      },
      {
        id: "kan",
        name: "Kolmogorov–Arnold network",
        alias: "KAN",
        meaning:
          "A network whose connections carry learned curves, mostly splines, in place of single weights. Each curve is looked up and evaluated piece by piece, which is no matrix product unless it is recast as one.",
        see: [technique("In the dataset", "kan"), LAB],
      },
      {
        id: "neural-ode",
        name: "Neural ODE",
        meaning:
          "A network whose depth is the time of a differential equation, integrated by a solver that calls the same layer many times in a row.",
        see: [technique("In the dataset", "neural-ode"), LAB],
      },
    ],
  },
  {
    title: "Words of this site",
    terms: [
      {
        id: "h-and-e",
        name: "H and E",
        meaning:
          "Scores of a technique. H, from 0 to 6, says how well it fits the hardware: matrix products, regular access to memory, parallelism. E, from 0 to 4, says how ready software and labs were for it on a given date.",
        see: [RUBRIC],
      },
      {
        id: "zone",
        name: "Zone",
        meaning:
          "Green, yellow, orange or red: what H and E together say about how hard a technique is to adopt. The rule is on the rubric's page and can be changed there.",
        see: [ZONES, RUBRIC],
      },
      {
        id: "tier",
        name: "Tier",
        meaning:
          "What adopting a technique asks for: new weights only, new kernels, a new system around the model, or a new way of training.",
        see: [LAG],
      },
      {
        id: "adoption-lag",
        name: "Adoption lag",
        meaning:
          "Time from the paper to a stage of adoption, such as support in a serving stack or being on by default. A technique that has not arrived has waited at least so long, and is counted so.",
        see: [LAG],
      },
      {
        id: "friction-tax",
        name: "Friction tax",
        meaning:
          "Time of a kernel over the time that as many useful operations take as a plain matrix product on the same device. It is 1 for the matrix product itself.",
        see: [LAB],
      },
      {
        id: "evidence-mark",
        name: "Evidence mark",
        meaning:
          "Whether somebody read a row's facts in its source, whether they wait to be checked, or whether sources disagree.",
        see: [{ text: "Methods", href: "./methods" }],
      },
    ],
  },
];
