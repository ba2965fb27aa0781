import * as v from "valibot";
import { isDate } from "../../ui/parameter-state.js";
import type { DeepReadonly } from "./deep-readonly.js";
import { MAX_OPTIONS, MAX_PARAMETER_TEXT, MAX_SLIDER_STEPS } from "./limits.js";

/** A finite number; minus zero becomes zero, as JSON has only one. */
export const finite = v.pipe(
  v.number(),
  v.finite("a number must be finite"),
  v.transform((value) => value + 0),
);

const text = v.pipe(v.string(), v.maxLength(MAX_PARAMETER_TEXT));

export const dateSchema = v.pipe(v.string(), v.check(isDate, "a date is written as 2026-11-21"));

const slider = v.pipe(
  v.strictObject({ type: v.literal("slider"), min: finite, max: finite, step: finite }),
  v.check(({ min, max }) => min < max, "a slider's min must be below its max"),
  v.check(
    ({ min, max, step }) => step > 0 && (max - min) / step <= MAX_SLIDER_STEPS,
    `a slider's step must be above zero and give at most ${MAX_SLIDER_STEPS} positions`,
  ),
);

const select = v.strictObject({
  type: v.literal("select"),
  options: v.pipe(v.array(v.union([text, finite])), v.minLength(1), v.maxLength(MAX_OPTIONS)),
});

const date = v.strictObject({
  type: v.literal("date"),
  min: v.exactOptional(dateSchema),
  max: v.exactOptional(dateSchema),
});

/** How a reader sets a parameter. */
export const controlSchema = v.variant("type", [slider, select, date, v.strictObject({ type: v.literal("text") })]);

export type Control = DeepReadonly<v.InferOutput<typeof controlSchema>>;

/** The value of a parameter, as a query is given it: a date as `YYYY-MM-DD`. */
export const parameterValue = v.union([text, finite]);

export type ParameterValue = v.InferOutput<typeof parameterValue>;

/** Why a control cannot have a value, or null where it can. */
export function misfit(control: Control, value: ParameterValue): string | null {
  switch (control.type) {
    case "slider":
      return typeof value === "number" && value >= control.min && value <= control.max
        ? null
        : `the slider's value must be a number from ${control.min} to ${control.max}`;
    case "select":
      return control.options.includes(value) ? null : "the value must be one of the options";
    case "date":
      if (typeof value !== "string" || !isDate(value)) return "the value must be a date such as 2026-11-21";
      if (control.min !== undefined && value < control.min) return `the date must not be before ${control.min}`;
      if (control.max !== undefined && value > control.max) return `the date must not be after ${control.max}`;
      return null;
    case "text":
      return typeof value === "string" ? null : "the value must be a text";
  }
}

/** The value itself where it fits, otherwise the nearest that does. */
export function fittingValue(control: Control, value: ParameterValue): ParameterValue {
  if (misfit(control, value) === null) return value;
  switch (control.type) {
    case "slider": {
      const number = Number(value);
      return Number.isNaN(number) ? control.min : Math.min(control.max, Math.max(control.min, number));
    }
    case "select":
      return control.options.find((option) => String(option) === String(value)) ?? control.options[0] ?? "";
    case "date": {
      if (typeof value === "string" && isDate(value)) {
        return control.min !== undefined && value < control.min ? control.min : (control.max ?? value);
      }
      return control.min ?? control.max ?? "2026-01-01";
    }
    case "text":
      return String(value);
  }
}
