import type { LegendItem } from "./chart-legend.js";
import type { ChartTheme } from "./theme.js";

/** Colours for kinds that are not zones. Each stands at least 3:1 against the page; figures add a symbol to each. */
export const SERIES = {
  light: ["#2166ac", "#c8501e", "#1b8a6b", "#7b3f9d", "#a07a00", "#6b6e75", "#c2518f"],
  dark: ["#7fb2e8", "#f0905a", "#5cc7a4", "#c39be0", "#d8b24a", "#a5a7ab", "#eb8fc0"],
} as const;

/** The colour of one series, counted from 0, under a theme. */
export function seriesColour(theme: Pick<ChartTheme, "dark">, index: number): string {
  const colours = SERIES[theme.dark ? "dark" : "light"];
  return colours[index % colours.length] ?? colours[0];
}

/** A kind of thing as figures draw it: the same hue and shape wherever it appears. */
export interface Kind {
  readonly label: string;
  readonly series: number;
  readonly symbol: "circle" | "diamond" | "triangle" | "square" | "star" | "cross" | "times";
}

/** Plot's colour and symbol scales for kinds. */
export function kindScales(kinds: readonly Kind[], theme: Pick<ChartTheme, "dark">) {
  const domain = kinds.map(({ label }) => label);
  return {
    color: { domain, range: kinds.map(({ series }) => seriesColour(theme, series)) },
    symbol: { domain, range: kinds.map(({ symbol }) => symbol) },
  };
}

/** The legend of kinds. */
export function kindLegend(kinds: readonly Kind[]): (theme: ChartTheme) => readonly LegendItem[] {
  return (theme) => kinds.map(({ label, series, symbol }) => ({ label, symbol, colour: seriesColour(theme, series) }));
}
