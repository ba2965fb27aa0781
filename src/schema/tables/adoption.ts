import { date, number, oneOf, text } from "../column.js";
import { disputeNeedsNote, seenNeedsSource } from "../rules.js";
import { table } from "../table.js";
import { architectureId, ID, optionalArchitectureId, provenance } from "./common.js";

export const adoptionEvents = table({
  name: "adoption_events",
  title: "Adoption events",
  description: "one dated stage in the adoption of one technique",
  key: ["id"],
  rules: [seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the event", { pattern: ID }),
    technique_id: architectureId("Technique that is adopted"),
    tier: oneOf("What adopting the technique asks of a stack", {
      weight_only: "new weights on existing kernels",
      kernel: "new kernels",
      system: "a new serving or training topology",
      training: "a new training method; serving is untouched",
      misaligned: "fights the hardware's primitives",
    }),
    stage: oneOf("Stage that was reached", {
      paper: "first publication",
      reference_code: "the authors' code",
      library: "a maintained library",
      framework_upstream: "a major framework",
      serving_stack: "a serving stack",
      first_large_model: "the first model of 7 billion parameters or more, or a product",
      frontier_flagship: "an organisation's leading model",
      default: "on by default",
      abandoned: "given up by its makers",
    }),
    date: date("When it was reached"),
    what: text("What happened"),
    who: text("Who did it"),
    ...provenance,
  },
});

export const trainingInnovations = table({
  name: "training_innovations",
  title: "Training innovations",
  description: "one reported gain of one training method",
  key: ["id"],
  rules: [seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the row", { pattern: ID }),
    architecture_id: optionalArchitectureId("The method in the architectures table"),
    method: text("Training method"),
    kind: oneOf("Family of methods", {
      rl_post_training: "reinforcement learning after pre-training",
      optimizer: "optimizer",
      distillation: "distillation",
      low_precision: "low-precision training",
      data_curation: "choice and synthesis of data",
      curriculum_depth: "growing depth or difficulty",
      routing_aware: "training of expert routing",
      test_time_compute: "compute at inference",
      long_context: "extension of context",
      merging: "merging of weights",
      lr_schedule: "learning-rate schedule",
      scaling: "allocation of compute",
    }),
    model_or_paper: text("Model or paper that reports the gain"),
    org: text("Organisation"),
    date: date("When it was reported"),
    base_architecture: text("Architecture that was trained"),
    before_value: number("Value before", { optional: true }),
    after_value: number("Value after; the lower end where a range is reported", { optional: true }),
    before_label: text("Value before as reported, where it is not a plain number", { optional: true }),
    after_label: text("Value after as reported, where it is not a plain number", { optional: true }),
    metric: text("What is measured, with its unit", { optional: true }),
    gain_kind: oneOf("How the gain is expressed", {
      accuracy_points: "points of the metric",
      compute_saving_x: "times less compute or more speed",
      memory_saving_pct: "percent of memory saved",
      wallclock_saving_pct: "percent of time saved",
    }),
    gain_value: number("Gain; the lower end where a range is reported", { optional: true }),
    gain_value_high: number("Upper end of a reported range", { optional: true }),
    ...provenance,
  },
});
