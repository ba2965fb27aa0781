import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTimes,
  symbolTriangle,
} from "d3";
import { html, svg } from "htl";

const SHAPES = {
  circle: symbolCircle,
  triangle: symbolTriangle,
  diamond: symbolDiamond,
  square: symbolSquare,
  star: symbolStar,
  cross: symbolCross,
  times: symbolTimes,
};

export type LegendSymbol = keyof typeof SHAPES | "line";

/** One entry of a figure's legend. */
export interface LegendItem {
  readonly label: string;
  readonly colour: string;
  readonly symbol?: LegendSymbol | undefined;
}

/** The path of a legend's symbol around the origin. */
export function symbolPath(name: LegendItem["symbol"] = "circle"): string {
  return name === "line" ? "M-8,-1H8V1H-8Z" : (symbol(SHAPES[name], 60)() ?? "");
}

/** A legend as a list. */
export function legendList(items: readonly LegendItem[]): HTMLElement | "" {
  if (items.length === 0) return "";
  return html`<ul>${items.map(
    ({ label, colour, symbol: name }) =>
      html`<li>${svg`<svg width="16" height="12" viewBox="-8 -6 16 12" aria-hidden="true"><path d=${symbolPath(name)} fill=${colour} stroke=${name === "times" ? colour : "none"} stroke-width="1.5"></path></svg>`} ${label}</li>`,
  )}</ul>`;
}
