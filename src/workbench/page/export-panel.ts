import type { Bench } from "./cell-body.js";

/** Files that show the page elsewhere. */
export function exportPanel(_bench: Bench, _tell: (message: string) => void): HTMLElement | "" {
  return "";
}
