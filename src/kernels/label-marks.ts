import * as Plot from "@observablehq/plot";
import type { ChartTheme } from "../ui/theme.js";
import type { LabelledPoint, PlacedLabel } from "./label-places.js";

interface Scale {
  invert(pixel: number): number;
}

/** Labels where they were placed, in pixels, on a plot with these scales. */
export function labelMarks(
  labels: readonly PlacedLabel<LabelledPoint>[],
  x: Scale,
  y: Scale,
  theme: Pick<ChartTheme, "foreground" | "background">,
) {
  return (["start", "end"] as const).map((anchor) =>
    Plot.text(
      labels.filter((label) => label.anchor === anchor),
      {
        x: (label: PlacedLabel<LabelledPoint>) => x.invert(label.x),
        y: (label: PlacedLabel<LabelledPoint>) => y.invert(label.y),
        text: (label: PlacedLabel<LabelledPoint>) => label.point.text,
        textAnchor: anchor,
        fontSize: 10.5,
        fill: theme.foreground,
        stroke: theme.background,
        strokeWidth: 3,
      },
    ),
  );
}
