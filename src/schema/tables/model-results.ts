import { list, number, oneOf, text } from "../column.js";
import { atMost } from "../rules.js";
import { table } from "../table.js";

/** Parts of a name as in an identifier, here of letters, digits and `-`, with `.` and `_` inside. */
const PART = "[a-z0-9](?:[a-z0-9._-]*[a-z0-9])?";

const part = (description: string) => text(description, { pattern: new RegExp(`^${PART}$`) });

/** Nobody edits it: `loaders/models` computes its rows from those of the other tables. */
export const modelResults = table({
  name: "model_results",
  title: "Results of models",
  description:
    "one result of a model of this project, computed from the rows it names when the dataset is assembled; derived, so there is no CSV file of it to edit",
  key: ["id"],
  unique: [["model", "scenario", "quantity"]],
  rules: [atMost("low", "value"), atMost("value", "high")],
  derived: true,
  columns: {
    id: text("Model, scenario and quantity", { pattern: new RegExp(`^${PART}:${PART}:${PART}$`) }),
    model: part("Model: a set of functions under src/analysis, and a file of this name in loaders/models"),
    scenario: part("Setting in which the model was asked"),
    quantity: part("What was computed"),
    value: number("Result at the stated inputs"),
    low: number("Least result over the stated ranges of the inputs", { optional: true }),
    high: number("Greatest result over the stated ranges of the inputs", { optional: true }),
    unit: text("Unit of the result; 1 for a ratio or a count without one"),
    assumptions: text("What is assumed, beside the inputs"),
    inputs: list("Rows that the result rests on, as table:key"),
    evidence: oneOf("How far the rows that it rests on were checked: the weakest mark among them", {
      seen: "each was read in a cited source, or measured by this project, or the result needs none",
      recalled: "at least one was not read in its source",
      disputed: "at least one is disputed",
    }),
    note: text("What a reader must know beside the figures", { optional: true }),
  },
});
