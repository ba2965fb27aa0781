// The trial's resampling takes seconds: it runs here, off the page's thread, and ends with the worker when cancelled.
import { runTrial } from "../../analysis/trial/trial.js";
import type { TrialMessage, TrialRequest } from "./messages.js";

const post = (message: TrialMessage) => postMessage(message);

addEventListener("message", ({ data: { input, settings } }: MessageEvent<TrialRequest>) => {
  try {
    post({ type: "done", trial: runTrial(input, settings, (done, steps) => post({ type: "progress", done, steps })) });
  } catch (error) {
    post({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});
