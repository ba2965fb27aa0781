import { svg } from "htl";
import { complete, composites, type PartialScores } from "../../analysis/profile.js";
import { MAX_E, MAX_H, zoneOf } from "../../analysis/rubric.js";
import { type Direction, outlook, zoneMove } from "../../analysis/zone-moves.js";
import { cellOf, type Grid } from "../../home/layout.js";
import { symbolPath } from "../../ui/chart-legend.js";
import { ZONE_STYLES } from "../../ui/zones.js";

const GRID: Grid = { width: 300, height: 210, margin: { top: 4, right: 2, bottom: 30, left: 30 } };

/** H against E in the small: the cell of the scores, or all that are still open, and the nearest cells of other zones. */
export function zoneGrid(scores: PartialScores): SVGElement {
  const { h, e } = outlook(scores);
  const low = cellOf(h[0], e[0], GRID);
  const high = cellOf(h[1], e[1], GRID);
  const numbers = (max: number) => Array.from({ length: max + 1 }, (_, i) => i);
  const bottom = GRID.height - GRID.margin.bottom;
  return svg`<svg viewBox=${`0 0 ${GRID.width} ${GRID.height}`}>
    ${numbers(MAX_H).flatMap((oneH) => numbers(MAX_E).map((oneE) => zoneCell(oneH, oneE)))}
    ${numbers(MAX_H).map((oneH) => label(centre(oneH, 0).x, bottom + 12, String(oneH)))}
    ${numbers(MAX_E).map((oneE) => label(GRID.margin.left - 9, centre(0, oneE).y + 4, String(oneE)))}
    ${label((GRID.margin.left + GRID.width) / 2, GRID.height - 4, "H, hardware fit →")}
    <g transform=${`translate(9 ${bottom / 2}) rotate(-90)`}>${label(0, 0, "E, ecosystem →")}</g>
    <rect class="grid-open" x=${low.x + 1} y=${high.y + 1} width=${high.x + high.width - low.x - 2} height=${low.y + low.height - high.y - 2}></rect>
    ${here(scores)}
  </svg>`;
}

function zoneCell(h: number, e: number) {
  const { x, y, width, height } = cellOf(h, e, GRID);
  const zone = zoneOf(h, e);
  return svg`<g>
    <rect x=${x + 1} y=${y + 1} width=${width - 2} height=${height - 2} style=${`fill: var(--zone-${zone}-tint)`}></rect>
    <path class="grid-symbol" transform=${at(h, e)} d=${symbolPath(ZONE_STYLES[zone].plotSymbol)} style=${`fill: var(--zone-${zone}-mark)`}></path>
  </g>`;
}

function here(scores: PartialScores) {
  const whole = complete(scores);
  if (whole === null) return "";
  const { h, e } = composites(whole);
  const zone = zoneOf(h, e);
  return svg`<g>
    ${ways(h, e, "easier")}${ways(h, e, "harder")}
    <path transform=${`${at(h, e)} scale(1.6)`} d=${symbolPath(ZONE_STYLES[zone].plotSymbol)} style=${`fill: var(--zone-${zone}-mark)`}></path>
  </g>`;
}

/** A line to each cell in which a shortest way out of the zone ends. */
function ways(h: number, e: number, direction: Direction) {
  const sign = direction === "easier" ? 1 : -1;
  const start = centre(h, e);
  return (zoneMove(h, e, direction)?.options ?? []).map((option) => {
    const end = centre(h + sign * option.h, e + sign * option.e);
    return svg`<g><line class="grid-way" x1=${start.x} y1=${start.y} x2=${end.x} y2=${end.y}></line>
      <path transform=${at(h + sign * option.h, e + sign * option.e)} d=${symbolPath(ZONE_STYLES[option.zone].plotSymbol)} style=${`fill: var(--zone-${option.zone}-mark)`}></path></g>`;
  });
}

function label(x: number, y: number, text: string) {
  return svg`<text class="grid-label" x=${x} y=${y}>${text}</text>`;
}

function centre(h: number, e: number) {
  const { x, y, width, height } = cellOf(h, e, GRID);
  return { x: x + width / 2, y: y + height / 2 };
}

function at(h: number, e: number): string {
  const { x, y } = centre(h, e);
  return `translate(${x} ${y})`;
}
