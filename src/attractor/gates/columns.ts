import { stageMark } from "../../lag/stage-marks.js";
import type { ColumnView } from "../../ui/data-table.js";

type Columns = Readonly<Record<string, ColumnView>>;

export const CANDIDATE_COLUMNS: Columns = {
  architecture_id: { hidden: true },
  technique: { rowHeader: true },
  category: { format: (value) => String(value).replaceAll("-", " ") },
  h: { label: "H", unit: "of 6" },
  ga: { label: "GEMM alignment", unit: "of 2" },
  backing_b: { label: "Authors’ largest earlier model", unit: "B" },
  backing_model: { label: "Which" },
  n_models_before: { label: "Authors’ earlier models" },
  n_models: { label: "Models with it" },
  n_by_others: { label: "by others" },
  first_by_other: { label: "First by another" },
  first_other_model: { label: "Model" },
  first_other_house: { label: "Organisation" },
  first_large: { label: "First of 30B" },
  first_flagship: { label: "First flagship of 100B" },
  largest_model_b: { label: "Largest model", unit: "B" },
  is_release: { label: "Is a release" },
};

export const EVENT_COLUMNS: Columns = {
  technique: { rowHeader: true },
  tier: { hidden: true },
  technique_id: { hidden: true },
  aliases: { hidden: true },
  stage: { format: (value) => stageMark(String(value)).label },
  last_day: { hidden: true },
  months: { label: "After the paper", unit: "months" },
  months_low: { hidden: true },
  months_high: { hidden: true },
  what: { role: "long" },
  n_events: { label: "Events of the stage" },
  event_id: { hidden: true },
};

export const BEARING_COLUMNS: Columns = {
  bears: { label: "Speaks", format: (value) => (value === "open" ? "neither way" : `${value} it`) },
  what: { role: "long" },
  row_key: { label: "Row" },
};

export const MISSING_COLUMNS: Columns = {
  needed: { label: "What would decide", role: "long", rowHeader: true },
  if_so: { label: "How", role: "long" },
  n_rows: { label: "Rows on record" },
};
