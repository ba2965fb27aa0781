import { html } from "htl";

/** The four zones, from least to most friction. */
export const ZONES = ["green", "yellow", "orange", "red"] as const;

export type Zone = (typeof ZONES)[number];

/** Colours of one zone under one theme: `mark` for symbols and bars, `ink` for text, on `tint`. */
export interface ZoneColours {
  readonly mark: string;
  readonly ink: string;
  readonly tint: string;
}

export interface ZoneStyle {
  readonly name: string;
  /** The character that stands beside the name, so that colour never stands alone. */
  readonly symbol: string;
  /** The same symbol by the name that Observable Plot and d3-shape know. */
  readonly plotSymbol: "circle" | "triangle" | "diamond" | "square";
  readonly light: ZoneColours;
  readonly dark: ZoneColours;
}

/** The only place where zone colours are chosen; `style.css` repeats them as variables and a test compares the two. */
export const ZONE_STYLES: Readonly<Record<Zone, ZoneStyle>> = {
  green: {
    name: "Green",
    symbol: "●",
    plotSymbol: "circle",
    light: { mark: "#0a9b7d", ink: "#0f6b59", tint: "#e4f3ef" },
    dark: { mark: "#6fc4ad", ink: "#7fd0ba", tint: "#222d2c" },
  },
  yellow: {
    name: "Yellow",
    symbol: "▲",
    plotSymbol: "triangle",
    light: { mark: "#b08400", ink: "#735808", tint: "#f8f3e4" },
    dark: { mark: "#f2d338", ink: "#f2d338", tint: "#312e1e" },
  },
  orange: {
    name: "Orange",
    symbol: "◆",
    plotSymbol: "diamond",
    light: { mark: "#a94b1b", ink: "#94431a", tint: "#f6ebe4" },
    dark: { mark: "#dd8846", ink: "#e39a60", tint: "#2f251f" },
  },
  red: {
    name: "Red",
    symbol: "■",
    plotSymbol: "square",
    light: { mark: "#7c0c20", ink: "#7c0c20", tint: "#eee0e1" },
    dark: { mark: "#c8405a", ink: "#e38a9b", tint: "#2c1d22" },
  },
};

/** Page backgrounds on which the colours were chosen. */
export const PAGE_BACKGROUND = { light: "#fdfdfb", dark: "#17181a" } as const;

export function isZone(value: unknown): value is Zone {
  return ZONES.some((zone) => zone === value);
}

/** A zone's symbol and name on its tint. */
export function zoneBadge(zone: Zone): HTMLElement {
  const { name, symbol } = ZONE_STYLES[zone];
  return html`<span class="zone" data-zone=${zone}><span class="zone-symbol" aria-hidden="true">${symbol}</span>${name}</span>`;
}
