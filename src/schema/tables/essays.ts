import { date, integer, list, oneOf, text } from "../column.js";
import { disputeNeedsNote, notBefore, seenNeedsSource } from "../rules.js";
import { table } from "../table.js";
import { ESSAYS, ID, provenance } from "./common.js";

export const essayClaims = table({
  name: "essay_claims",
  title: "Claims of the essays",
  description: "one claim of an essay, in this project's words, and how to test it",
  key: ["id"],
  rules: [seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the claim", { pattern: ID }),
    essay: oneOf("Essay that makes it", ESSAYS),
    section: text("Part of the essay"),
    claim: text("The claim"),
    quantity: text("Figure that it names", { optional: true }),
    unit: text("Unit of the figure", { optional: true }),
    kind: oneOf("Kind of claim", {
      date_or_lag: "a date or a lag",
      measurement: "a measured value",
      definition: "a definition",
      existence: "that something exists or does not",
      count: "a number of things",
      prediction: "about the future",
      ranking: "an order",
    }),
    testable_by: oneOf("What can test it", {
      adoption_events: "the adoption_events table",
      analytic_model: "a formula",
      architectures: "the architectures and ratings tables",
      kernel_benchmarks: "published GPU figures",
      kernel_run: "a kernel that the reader runs",
      models: "the models table",
      moe_measurements: "the moe_measurements table",
      orchestration_model: "a model of tool orchestration",
      predictions: "the predictions table",
      sources: "the list of sources",
      sequence_models: "the sequence_models table",
      training: "the training_innovations table",
      not_testable: "nothing here",
    }),
    how_to_test: text("Test to apply"),
    conflicts_with: list("Claims that it contradicts", {
      references: { table: "essay_claims", column: "id" },
      optional: true,
    }),
    public_status: oneOf("What the public record says, before this project's own test", {
      supported: "supported",
      contradicted: "contradicted",
      mixed: "partly supported",
      unknown: "not settled",
    }),
    ...provenance,
  },
});

export const predictions = table({
  name: "predictions",
  title: "Falsifiable predictions",
  description: "one bet of an essay with what would falsify it",
  key: ["id"],
  rules: [notBefore("deadline", "made_on"), seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the bet", { pattern: ID }),
    essay: oneOf("Essay that makes it", ESSAYS),
    statement: text("The bet, in this project's words"),
    falsifier: text("What would falsify it"),
    criterion_variables: text("Columns and definitions that decide it"),
    deadline: date("By when it is decided", { optional: true }),
    made_on: date("When it was made"),
    status_2026_11: oneOf("Status in November 2026, read by hand before any query", {
      open: "deadline not reached",
      holding: "no counterexample found",
      falsified: "a counterexample is on record",
      confirmed: "decided for it",
      undecidable: "the wording or the record does not decide it",
    }),
    reasoning: text("Why that status"),
    counter_evidence: text("What speaks against it", { optional: true }),
    supporting_evidence: text("What speaks for it", { optional: true }),
    ...provenance,
  },
});

export const predictionEvidence = table({
  name: "prediction_evidence",
  title: "Evidence on predictions",
  description: "one dated fact for or against a prediction",
  key: ["id"],
  rules: [seenNeedsSource, disputeNeedsNote],
  columns: {
    id: text("Identifier of the fact", { pattern: ID }),
    prediction_id: text("Prediction on which it bears", { references: { table: "predictions", column: "id" } }),
    date: date("When it happened"),
    fact: text("What happened"),
    bears: oneOf("Which way it points", { for: "for the prediction", against: "against it", neutral: "neither" }),
    strength: integer("How much it weighs: 1 weak, 2 clear, 3 decisive", { min: 1, max: 3 }),
    ...provenance,
  },
});
