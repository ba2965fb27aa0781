// Convolutions and simulations take up to seconds: they run here, off the page's thread, and end with the worker.
import type { JobMessage, JobRequest } from "./messages.js";
import { runRequest } from "./run-request.js";

const post = (message: JobMessage) => postMessage(message);

addEventListener("message", ({ data }: MessageEvent<JobRequest>) => {
  try {
    runRequest(data, post);
    post({ type: "done" });
  } catch (error) {
    post({ type: "failed", message: error instanceof Error ? error.message : String(error) });
  }
});
