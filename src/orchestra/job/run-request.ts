import { closedForm } from "../../analysis/orchestration/closed-form.js";
import { simulateQueries } from "../../analysis/orchestration/ordinary-query.js";
import { quantileEstimate } from "../../analysis/orchestration/quantile-interval.js";
import { simulateChains } from "../../analysis/orchestration/simulate-chain.js";
import { type CurvePoint, type JobMessage, type JobRequest, PROBABILITIES } from "./messages.js";
import { chainSensitivity } from "./sensitivity.js";

/** Does what a page asks for and tells each part as it is found. */
export function runRequest(request: JobRequest, tell: (message: JobMessage) => void): void {
  const { draws } = request;
  const drawing = (done: number) => tell({ type: "progress", doing: "Drawing", done, steps: draws.samples });
  const estimates = (sorted: ArrayLike<number>) => PROBABILITIES.map((p) => quantileEstimate(sorted, p));
  if (request.kind === "traffic") {
    tell({ type: "drawn-traffic", estimates: estimates(simulateQueries(request.traffic, draws, drawing)) });
    return;
  }
  const { chain, lengths } = request;
  const points: CurvePoint[] = [];
  for (const [i, length] of lengths.entries()) {
    tell({ type: "progress", doing: "Computing", done: i, steps: lengths.length });
    const found = closedForm(chain, length, PROBABILITIES);
    if (found !== null) points.push({ length, ...found });
  }
  // A curve of some lengths only would be read as one of all.
  tell({ type: "curve", points: points.length === lengths.length ? points : [] });
  const drawn = simulateChains(chain, lengths, draws, drawing);
  tell({
    type: "drawn-chains",
    points: drawn.map(({ length, seconds }) => ({ length, estimates: estimates(seconds) })),
  });
  tell({ type: "progress", doing: "Turning each knob", done: 0, steps: 1 });
  tell({ type: "tornado", tornado: chainSensitivity(chain, lengths.at(-1) ?? 1) });
}
