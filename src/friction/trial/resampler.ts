import type { Trial, TrialInput, TrialSettings } from "../../analysis/trial/trial.js";
import type { TrialMessage, TrialRequest } from "./messages.js";

/** Where a run of the trial stands. */
export type ResamplerState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly done: number; readonly steps: number }
  | { readonly kind: "done"; readonly trial: Trial }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly message: string };

/** The part of a Worker that the resampler uses. */
export interface TrialWorker {
  postMessage(message: TrialRequest): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { readonly data: TrialMessage }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: { readonly message?: string }) => void): void;
}

export interface Resampler {
  start(input: TrialInput, settings: TrialSettings): void;
  cancel(): void;
}

/** Runs the trial in a worker of its own, one run at a time: a new run ends the one before. */
export function resampler(spawn: () => TrialWorker, changed: (state: ResamplerState) => void): Resampler {
  let worker: TrialWorker | null = null;
  const end = (state: ResamplerState) => {
    worker?.terminate();
    worker = null;
    changed(state);
  };
  return {
    start: (input, settings) => {
      worker?.terminate();
      const own = spawn();
      worker = own;
      changed({ kind: "running", done: 0, steps: 1 });
      own.addEventListener("message", ({ data }) => {
        if (worker !== own) return;
        if (data.type === "progress") changed({ kind: "running", done: data.done, steps: data.steps });
        else if (data.type === "done") end({ kind: "done", trial: data.trial });
        else end({ kind: "failed", message: data.message });
      });
      for (const type of ["error", "messageerror"] as const) {
        own.addEventListener(type, ({ message }) => {
          if (worker === own) end({ kind: "failed", message: message ?? "the worker could not be started" });
        });
      }
      own.postMessage({ input, settings });
    },
    cancel: () => {
      if (worker) end({ kind: "cancelled" });
    },
  };
}

/** A worker of the page. */
export function spawnTrialWorker(): TrialWorker {
  // Framework rewrites this form, and no other, to the address that the worker has after the build.
  return new Worker(import.meta.resolve("./worker.js"), { type: "module" });
}
