import type { JobMessage, JobOutcome, JobRequest } from "./messages.js";

/** Where a job stands. */
export type JobState =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly doing: string; readonly done: number; readonly steps: number }
  | { readonly kind: "done" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly message: string };

/** The part of a Worker that a job uses. */
export interface JobWorker {
  postMessage(message: JobRequest): void;
  terminate(): void;
  addEventListener(type: "message", listener: (event: { readonly data: JobMessage }) => void): void;
  addEventListener(type: "error" | "messageerror", listener: (event: { readonly message?: string }) => void): void;
}

export interface Job {
  start(request: JobRequest): void;
  cancel(): void;
}

export interface JobListener {
  readonly state: (state: JobState) => void;
  readonly outcome: (outcome: JobOutcome) => void;
}

/** Runs requests in a worker of its own, one at a time: a new one ends the one before. */
export function job(spawn: () => JobWorker, listener: JobListener): Job {
  let worker: JobWorker | null = null;
  const end = (state: JobState) => {
    worker?.terminate();
    worker = null;
    listener.state(state);
  };
  return {
    start: (request) => {
      worker?.terminate();
      const own = spawn();
      worker = own;
      listener.state({ kind: "running", doing: "Starting", done: 0, steps: 1 });
      own.addEventListener("message", ({ data }) => {
        if (worker !== own) return;
        if (data.type === "progress") listener.state({ kind: "running", ...data });
        else if (data.type === "done") end({ kind: "done" });
        else if (data.type === "failed") end({ kind: "failed", message: data.message });
        else listener.outcome(data);
      });
      for (const type of ["error", "messageerror"] as const) {
        own.addEventListener(type, ({ message }) => {
          if (worker === own) end({ kind: "failed", message: message ?? "the worker could not be started" });
        });
      }
      own.postMessage(request);
    },
    cancel: () => {
      if (worker) end({ kind: "cancelled" });
    },
  };
}

/** A worker of the page. */
export function spawnJobWorker(): JobWorker {
  // Framework rewrites this form, and no other, to the address that the worker has after the build.
  return new Worker(import.meta.resolve("./worker.js"), { type: "module" });
}
