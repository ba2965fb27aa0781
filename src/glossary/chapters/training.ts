import { TABLE_6, technique } from "../links.js";
import type { Chapter } from "../terms.js";

export const TRAINING: Chapter = {
  title: "Training",
  terms: [
    {
      id: "sam",
      name: "Sharpness-aware minimization",
      alias: "SAM",
      meaning:
        "An optimizer that takes each step from the worst point close by, which leads to flat regions of the loss. It costs a second pass through the model for each step.",
      see: [technique("In the dataset", "sam-optimizer"), TABLE_6],
    },
    {
      id: "progressive-depth",
      name: "Progressive depth",
      meaning:
        "Training begins with few layers and adds more as it goes. The early steps are cheap; the model that comes out is served like any other.",
      see: [technique("In the dataset", "progressive-stacking"), TABLE_6],
    },
    {
      id: "routing-aware",
      name: "Routing-aware optimization",
      meaning:
        "Training that looks after the router of a mixture: extra losses or biases that spread tokens over experts, limits on its scores. Balanced experts keep all GPUs busy.",
      see: [technique("By bias", "aux-loss-free-balancing"), technique("By limits", "st-moe-router-z-loss"), TABLE_6],
    },
    {
      id: "grpo",
      name: "Group relative policy optimization",
      alias: "GRPO",
      meaning:
        "Reinforcement learning in which several answers to one question are scored and each is judged against their mean. It needs no second network that guesses the score.",
      see: [technique("In the dataset", "grpo"), TABLE_6],
    },
  ],
};
