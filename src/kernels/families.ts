import { KERNELS } from "../gpu/kernels/index.js";
import { type Kind, SERIES } from "../ui/series.js";
import { familyText } from "./words.js";

const COLOURS = SERIES.light.length;

const SYMBOLS = ["circle", "diamond", "triangle", "square", "star", "cross"] as const;

const FAMILIES = [...new Set(KERNELS.map(({ family }) => family))];

/**
 * A family as charts draw it. There are more families than colours, so that only colour and shape together tell them
 * apart: the seven after the first seven have the same colours with other shapes.
 */
export function familyKind(family: string): Kind {
  const known = FAMILIES.indexOf(family);
  const place = known < 0 ? FAMILIES.length : known;
  const shift = Math.floor(place / COLOURS) * 3;
  return {
    label: familyText(family),
    series: place % COLOURS,
    symbol: SYMBOLS[((place % COLOURS) + shift) % SYMBOLS.length] ?? "circle",
  };
}
