import type { Trial } from "../src/analysis/trial/trial.ts";
import { DEFAULT_SETTINGS, runTrial } from "../src/analysis/trial/trial.ts";
import type { Snapshot } from "../src/engine/result.ts";
import { trialInput } from "../src/friction/trial/rows.ts";

/** The trial of the rubric over its queries' snapshots, at the default settings; null where a project has no trial. */
export function defaultTrial(snapshots: readonly Snapshot[]): Trial | null {
  const find = (id: string) => snapshots.find((snapshot) => snapshot.id === id)?.result;
  const techniques = find("friction/trial-techniques");
  const ratings = find("friction/trial-ratings");
  return techniques && ratings ? runTrial(trialInput(techniques, ratings), DEFAULT_SETTINGS) : null;
}
