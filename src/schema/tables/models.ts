import { boolean, date, integer, list, number, oneOf, text } from "../column.js";
import { atMost, disputeNeedsNote, divisible, type Rule, seenNeedsSource } from "../rules.js";
import { table } from "../table.js";
import { ID, provenance } from "./common.js";

const count = (description: string) => integer(description, { min: 0, optional: true });

const size = (description: string) => number(description, { min: 0, unit: "billion parameters", optional: true });

/** Attention and recurrent layers fill the stack, except where feed-forward layers are counted as layers of their own. */
const layersAddUp: Rule = {
  description: "n_attention_layers + n_recurrent_layers is n_layers, or less where the class is hybrid",
  check: (row) => {
    const { n_layers: all, n_attention_layers: attention, n_recurrent_layers: recurrent } = row;
    if (typeof all !== "number" || typeof attention !== "number" || typeof recurrent !== "number") return null;
    const sum = attention + recurrent;
    if (sum === all || (sum < all && row["architecture_class"] === "hybrid")) return null;
    return {
      column: "n_layers",
      message: `n_attention_layers ${attention} + n_recurrent_layers ${recurrent} is ${sum}, but n_layers is ${all}`,
    };
  },
};

export const models = table({
  name: "models",
  title: "Model releases",
  description: "one model release",
  key: ["id"],
  rules: [
    atMost("params_active_b", "params_total_b"),
    atMost("n_experts_active", "n_experts"),
    atMost("n_kv_heads", "n_heads"),
    divisible("n_heads", "n_kv_heads"),
    layersAddUp,
    seenNeedsSource,
    disputeNeedsNote,
  ],
  columns: {
    id: text("Identifier of the model", { pattern: ID }),
    name: text("Name of the model"),
    org: text("Organisation that released it"),
    released: date("Release date"),
    open_weights: boolean("Whether the weights can be downloaded"),
    disclosure: oneOf("Where the figures come from", {
      official: "published by the organisation itself",
      third_party: "worked out by somebody else",
    }),
    is_frontier_flagship: boolean("Whether it was its organisation's leading general model when released"),
    params_total_b: size("Parameters in all"),
    params_active_b: size("Parameters that act on one token"),
    n_layers: count("Layers; one stack's where there are an encoder and a decoder"),
    d_model: count("Width of the residual stream"),
    n_heads: count("Query heads of an attention layer"),
    n_kv_heads: count("Key–value heads of an attention layer"),
    head_dim: count("Dimension of one head"),
    kv_latent_dim: integer("Values cached for one token and layer by latent attention, rotary part included", {
      min: 1,
      optional: true,
    }),
    attention: oneOf("Kind of attention", {
      MHA: "multi-head: every query head has its own keys and values",
      GQA: "grouped-query: groups of query heads share keys and values",
      MQA: "multi-query: all query heads share one key–value head",
      MLA: "multi-head latent: keys and values are rebuilt from a cached latent vector",
      mixed: "attention layers beside recurrent layers",
      linear: "linear attention only",
      none: "no attention layer",
      undisclosed: "not published",
    }),
    attention_extra: text("Further traits of the sequence mixing", { optional: true }),
    ffn: oneOf("Kind of feed-forward block", {
      dense: "every parameter acts on every token",
      moe: "mixture of experts",
      none: "no feed-forward block",
      undisclosed: "not published",
    }),
    n_experts: count("Routed experts of a mixture layer"),
    n_experts_active: count("Routed experts that act on one token"),
    n_shared_experts: count("Experts that act on every token"),
    position: oneOf("Position information", {
      RoPE: "rotary",
      NoPE: "none",
      ALiBi: "linear attention bias",
      learned: "learned absolute embeddings",
      relative: "relative bias or embeddings",
      mixed: "differs between layers",
      undisclosed: "not published",
    }),
    norm: oneOf("Normalization", { RMSNorm: "root mean square", LayerNorm: "mean and variance" }, { optional: true }),
    activation: oneOf(
      "Activation of the feed-forward block",
      {
        SwiGLU: "gated SiLU",
        GeGLU: "gated GELU",
        GELU: "GELU",
        SiLU: "SiLU",
        ReLU: "ReLU, squared or not",
        xIELU: "trainable piecewise exponential–linear",
      },
      { optional: true },
    ),
    context_length: integer("Longest context", { min: 1, unit: "tokens", optional: true }),
    n_attention_layers: count("Layers with softmax attention"),
    n_recurrent_layers: count("Layers with a recurrence, a state-space mixer, linear attention or a long convolution"),
    architecture_class: oneOf("Class of architecture", {
      dense_transformer: "Transformer with dense feed-forward blocks",
      moe_transformer: "Transformer with mixtures of experts",
      hybrid: "attention and recurrent layers together",
      pure_ssm: "state-space layers only",
      linear_rnn: "linear recurrence only",
      other: "anything else",
      undisclosed: "not published",
    }),
    training_tokens_t: number("Training tokens", { min: 0, unit: "trillion tokens", optional: true }),
    mechanisms: list("Techniques of the architectures table that the model is known to use", {
      references: { table: "architectures", column: "id" },
      optional: true,
    }),
    ...provenance,
  },
});

export const sequenceModels = table({
  name: "sequence_models",
  title: "Pure, linear and hybrid sequence models",
  description: "one published state-space, linear-recurrent or hybrid model",
  key: ["id"],
  rules: [atMost("params_active_b", "params_total_b"), seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the row", { pattern: ID }),
    model_id: text("The same model in the models table", {
      references: { table: "models", column: "id" },
      optional: true,
    }),
    name: text("Name of the model"),
    org: text("Organisation that released it"),
    released: date("Release date", { optional: true }),
    family: oneOf("How its layers mix a sequence", {
      pure_ssm: "state-space or long-convolution layers only",
      linear_rnn: "linear attention or linear recurrence only",
      hybrid_ssm: "attention and state-space layers",
      hybrid_linear: "attention and linear-attention layers",
    }),
    origin: oneOf("How the weights came about", {
      from_scratch: "trained from random weights",
      converted: "converted or distilled from a trained Transformer",
    }),
    params_total_b: number("Parameters in all", { min: 0, unit: "billion parameters" }),
    params_active_b: size("Parameters that act on one token"),
    attention_layers: count("Layers with softmax attention"),
    recurrent_layers: count("Layers with a recurrence"),
    training_tokens_t: number("Training tokens", { min: 0, unit: "trillion tokens", optional: true }),
    open_weights: oneOf(
      "Whether the weights can be downloaded",
      { yes: "all", partly: "some sizes", no: "none" },
      { optional: true },
    ),
    headline_result: text("What its authors report first"),
    hardware_statement: text("What its authors say of speed or memory", { optional: true }),
    ...provenance,
  },
});
