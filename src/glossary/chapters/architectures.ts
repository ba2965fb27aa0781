import { LAB, MOE, SSM, technique } from "../links.js";
import type { Chapter } from "../terms.js";

export const ARCHITECTURES: Chapter = {
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
    {
      id: "router",
      name: "Experts and router",
      meaning:
        "The parts of a mixture: an expert is one of its feed-forward networks, the router a small layer that scores them for each token and picks a few. A router that always picks the same ones leaves the others untrained and some GPUs idle.",
      see: [MOE],
    },
    {
      id: "conditional-execution",
      name: "Conditional execution",
      meaning:
        "Anything by which the input decides which part of a model runs: experts, leaving early, skipping layers for some tokens. It saves arithmetic and makes the work less regular.",
      see: [technique("Mixture of depths", "mixture-of-depths"), MOE],
    },
    {
      id: "moe-systems",
      name: "Serving systems for mixtures",
      alias: "such as FasterMoE and MegaBlocks",
      meaning:
        "Software that keeps GPUs busy although tokens go different ways: grouped or block-sparse products, experts spread over devices, copies of those in demand, messages that overlap with arithmetic.",
      see: [technique("MegaBlocks", "megablocks-dropless"), MOE],
    },
    {
      id: "mamba",
      name: "Mamba",
      meaning:
        "The state-space model whose recurrence depends on the token, so that it can choose what to keep. Most later models of the kind build on it or on its second version.",
      see: [technique("In the dataset", "mamba"), { text: "Its descendants", href: "./history?technique=mamba" }],
    },
    {
      id: "capsule",
      name: "Capsule network",
      meaning:
        "A network whose units are short vectors. A part votes for the whole that it may belong to, and votes that agree are strengthened over a few rounds, one after the other.",
      see: [technique("In the dataset", "capsnet-dynamic"), LAB],
    },
    {
      id: "rag",
      name: "Retrieval-augmented generation",
      alias: "RAG",
      meaning:
        "A search finds passages that fit the question and puts them into the model's context. The model itself stays as it is.",
      see: [technique("In the dataset", "rag")],
    },
  ],
};
