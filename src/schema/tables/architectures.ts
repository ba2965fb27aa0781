import { isPartialDate } from "../cell.js";
import { boolean, date, integer, list, oneOf, text } from "../column.js";
import { disputeNeedsNote, notBefore, type Rule, seenNeedsSource } from "../rules.js";
import { table } from "../table.js";
import { architectureId, ID, provenance } from "./common.js";

export const architectures = table({
  name: "architectures",
  title: "Architectures and techniques",
  description:
    "one technique: an architectural primitive, a composition of primitives, or a training or serving method",
  key: ["id"],
  rules: [notBefore("first_production_date", "introduced"), seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the technique, the same in every table", { pattern: ID }),
    name: text("Name of the technique"),
    aliases: list("Other names", { optional: true }),
    category: oneOf("Family of techniques", {
      attention: "attention variants and attention kernels",
      position: "position information",
      normalization: "normalization",
      "activation-ffn": "activations and feed-forward blocks",
      "residual-composition": "residual paths, depth and early exit",
      "embedding-output": "embeddings, tokenization and output layers",
      "moe-routing": "mixture of experts and routing",
      "sparsity-structure": "sparse and structured weights",
      "quantization-precision": "number formats and quantization",
      adapter: "parameter-efficient adaptation",
      decoding: "decoding methods",
      systems: "serving and training systems",
      "state-space": "state-space models",
      "linear-attention-rnn": "linear attention and linear recurrences",
      hybrid: "hybrids of attention and recurrence",
      "long-convolution": "long convolutions and spectral mixing",
      "other-sequence": "other sequence models",
      "classical-recurrence": "classical recurrent networks",
      "memory-retrieval": "external memory and retrieval",
      "training-method": "training methods and optimizers",
      "reasoning-system": "reasoning procedures and agents",
      generative: "generative models",
      "graph-set": "graph and set networks",
      "vision-encoder": "vision blocks and encoders",
      "meta-dynamic-weights": "generated and input-dependent weights",
      kan: "Kolmogorov–Arnold networks",
      capsule: "capsule networks",
      "continuous-depth": "continuous depth",
      "bio-alternative": "biologically motivated alternatives",
      "tree-neurosymbolic": "trees and neuro-symbolic models",
    }),
    introduced: date(
      "When the technique first appeared in public: its paper, or code or a report that came before it",
      {
        optional: true,
      },
    ),
    paper: text("Title of the introducing paper", { optional: true }),
    arxiv: text("arXiv identifier of the introducing paper", {
      pattern: /^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/,
      optional: true,
    }),
    org: list("Organisations of the introducing authors", { optional: true }),
    one_line: text("What it does, in one sentence"),
    paper_small_scale_result: oneOf(
      "How the introducing paper's own small-scale result compares with its baseline",
      {
        better: "clearly better than the baseline",
        parity: "about equal",
        worse: "worse, usually in exchange for speed or memory",
        not_compared: "no such comparison in the paper",
      },
      { optional: true },
    ),
    adoption_2025: integer(
      "Adoption at the end of 2025: 0 none found, 1 a few models or products, 2 several, 3 standard",
      {
        min: 0,
        max: 3,
        optional: true,
      },
    ),
    first_production: text("First known production model or system that uses it", { optional: true }),
    first_production_date: date("Release date of that model or system", { optional: true }),
    ...provenance,
  },
});

/** Which technique builds on which, one row for each pair. */
export const lineage = table({
  name: "lineage",
  title: "Lineage of techniques",
  description: "one technique that builds on another",
  key: ["technique_id", "builds_on_id"],
  rules: [seenNeedsSource, disputeNeedsNote],
  columns: {
    technique_id: architectureId("The later technique"),
    builds_on_id: architectureId("The technique on which it builds"),
    relation: oneOf("How it builds on it", {
      refines: "a changed form of it",
      uses: "takes it in as a part",
    }),
    what: text("What it changes or takes in"),
    ...provenance,
  },
});

const axis = (name: string, meaning: string) => integer(`${name}: ${meaning}`, { min: 0, max: 2, unit: "0–2" });

const reason = (name: string) => text(`Why ${name} was scored so`, { optional: true });

const endOf2025: Rule = {
  description: "as_of of a rating for 2025 is 2025-12-31",
  check: ({ as_of_kind: kind, as_of: asOf }) =>
    kind === "2025" && !(isPartialDate(asOf) && asOf.iso === "2025-12-31")
      ? { column: "as_of", message: "as_of must be 2025-12-31 where as_of_kind is 2025" }
      : null,
};

export const ratings = table({
  name: "ratings",
  title: "Ratings on the five axes",
  description: "one rater's scores of one technique as of one date",
  key: ["architecture_id", "as_of_kind", "rater", "rubric_version"],
  duplicate: "the same rater has rated this technique for the same date under the same rubric already",
  rules: [endOf2025, seenNeedsSource, disputeNeedsNote],
  columns: {
    architecture_id: architectureId("Technique that is rated"),
    as_of_kind: oneOf("Which of the two dates the rating speaks of", {
      introduction: "when the technique was published",
      "2025": "the end of 2025",
    }),
    as_of: date("Date of which the rating speaks: as a rule that of the paper, or the end of 2025", { optional: true }),
    rater: text("Who or what rated", { pattern: ID }),
    rubric_version: integer("Version of the rubric's wording", { min: 1 }),
    rated_on: date("When the rating was made", { optional: true }),
    ga: axis("GEMM alignment", "how much of the arithmetic is dense or block-dense matrix products"),
    mal: axis("Memory access locality", "how well data movement respects on-chip memory"),
    par: axis("Parallelism", "how much of a sequence trains in parallel with static shapes"),
    sti: axis("Serving-topology impact", "how little the serving stack must change"),
    im: axis("Infrastructure maturity", "how far frameworks and serving stacks ship it"),
    why_ga: reason("GEMM alignment"),
    why_mal: reason("memory access locality"),
    why_par: reason("parallelism"),
    why_sti: reason("serving-topology impact"),
    why_im: reason("infrastructure maturity"),
    is_default: boolean("Whether pages show this rating unless a reader chooses another rater"),
    ...provenance,
  },
});
