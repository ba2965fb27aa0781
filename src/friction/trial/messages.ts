import type { Trial, TrialInput, TrialSettings } from "../../analysis/trial/trial.js";

/** What a page asks of the trial's worker. */
export interface TrialRequest {
  readonly input: TrialInput;
  readonly settings: TrialSettings;
}

/** What the worker tells its page. */
export type TrialMessage =
  | { readonly type: "progress"; readonly done: number; readonly steps: number }
  | { readonly type: "done"; readonly trial: Trial }
  | { readonly type: "failed"; readonly message: string };
