import { DEFAULT_SETTINGS, runTrial, type Trial } from "../src/analysis/trial/trial.ts";
import { readSnapshot } from "../src/engine/snapshot.ts";
import { trialInput } from "../src/friction/trial/rows.ts";
import { assembledFile } from "./assembly.ts";

/**
 * The trial of the rubric over the assembled snapshots of its queries, at the default settings.
 *
 * @param root the project's folder
 */
export async function defaultTrial(root: string): Promise<Trial> {
  const [techniques, ratings] = await Promise.all(
    ["trial-techniques", "trial-ratings"].map(async (name) => {
      const bytes = await assembledFile(`queries/friction/${name}.json`, root);
      return readSnapshot(JSON.parse(new TextDecoder().decode(bytes))).result;
    }),
  );
  if (!techniques || !ratings) throw new Error("the trial needs the snapshots of both its queries");
  return runTrial(trialInput(techniques, ratings), DEFAULT_SETTINGS);
}
