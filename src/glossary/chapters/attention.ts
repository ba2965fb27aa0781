import { LAB, TABLE_5, technique } from "../links.js";
import type { Chapter } from "../terms.js";

export const ATTENTION: Chapter = {
  title: "Attention and its cache",
  terms: [
    {
      id: "token",
      name: "Token",
      meaning:
        "A word or a piece of one, the unit that a language model reads and writes. Context is the number of tokens that it can look back on.",
    },
    {
      id: "attention",
      name: "Attention",
      alias: "self-attention",
      meaning:
        "Each token asks a question, the query; each earlier token has an answer, the value, under a heading, the key. How well query and key fit decides how much of the value is mixed in. All pairs are compared, so the work grows with the square of the length.",
      see: [technique("In the dataset", "multi-head-attention"), LAB],
    },
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
    {
      id: "sparse-attention",
      name: "Sparse attention",
      alias: "DSA in DeepSeek's form",
      meaning:
        "Each token attends to a chosen part of the others: by a fixed pattern, or by a small scorer that picks the k most useful. Cost grows with n times k in place of n squared.",
      see: [technique("DeepSeek's form", "deepseek-sparse-attention"), TABLE_5],
    },
  ],
};
