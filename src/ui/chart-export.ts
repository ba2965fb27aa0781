import { type LegendItem, symbolPath } from "./chart-legend.js";
import { type ChartTheme, THEMES } from "./theme.js";

/** A figure as a file of its own. */
export interface ExportedSvg {
  readonly text: string;
  readonly width: number;
  readonly height: number;
}

export interface ExportOptions {
  readonly title: string;
  readonly legend: readonly LegendItem[];
  readonly theme: ChartTheme | null;
}

// What style sheets may have set on a figure's parts, and a file must carry itself.
const PROPERTIES = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-opacity",
  "stroke-linecap",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "font-style",
  "font-variant-numeric",
  "text-anchor",
  "dominant-baseline",
  "paint-order",
  "display",
  "visibility",
];

const SVG = "http://www.w3.org/2000/svg";

/** The figure's SVG with its styles written into it, under its title and legend. */
export function exportSvg(plot: HTMLElement, { title, legend, theme }: ExportOptions): ExportedSvg {
  // An svg within an svg comes along with its parent.
  const parts = [...plot.querySelectorAll("svg")].filter((part) => part.parentElement?.closest("svg") === null);
  if (parts.length === 0) throw new Error("There is no figure to save.");
  const { background, foreground, fontFamily } = theme ?? THEMES.light;
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const width = Math.ceil(Math.max(...boxes.map((box) => box.width)));
  const root = document.createElementNS(SVG, "svg");
  const add = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string) => {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.textContent = text;
    root.append(element);
  };
  const canvas = document.createElementNS(SVG, "rect");
  root.append(canvas);
  add(
    "text",
    { x: 12, y: 26, fill: foreground, "font-family": fontFamily, "font-size": 16, "font-weight": 600 },
    title,
  );
  let top = 44;
  let left = 20;
  for (const { label, colour, symbol } of legend) {
    const stroke = symbol === "times" ? { stroke: colour, "stroke-width": "1.5" } : {};
    add("path", { d: symbolPath(symbol), fill: colour, ...stroke, transform: `translate(${left},${top - 4})` });
    add("text", { x: left + 12, y: top, fill: foreground, "font-family": fontFamily, "font-size": 12 }, label);
    left += 36 + label.length * 7;
  }
  if (legend.length > 0) top += 12;
  parts.forEach((part, i) => {
    const copy = inlined(part);
    copy.setAttribute("x", "12");
    copy.setAttribute("y", String(top));
    copy.setAttribute("width", String(boxes[i]?.width ?? width));
    copy.setAttribute("height", String(boxes[i]?.height ?? 0));
    root.append(copy);
    top += Math.ceil(boxes[i]?.height ?? 0);
  });
  const size = { width: width + 24, height: top + 12 };
  for (const [key, value] of Object.entries({ xmlns: SVG, ...size, viewBox: `0 0 ${size.width} ${size.height}` }))
    root.setAttribute(key, String(value));
  for (const [key, value] of Object.entries({ ...size, fill: background })) canvas.setAttribute(key, String(value));
  return { text: new XMLSerializer().serializeToString(root), ...size };
}

function inlined(part: SVGSVGElement): Element {
  const copy = part.cloneNode(true) as Element;
  const sources = [part, ...part.querySelectorAll("*")];
  const targets = [copy, ...copy.querySelectorAll("*")];
  sources.forEach((source, i) => {
    const target = targets[i];
    if (!(target instanceof SVGElement)) return;
    const style = getComputedStyle(source);
    for (const property of PROPERTIES) target.style.setProperty(property, style.getPropertyValue(property));
  });
  for (const style of copy.querySelectorAll("style")) style.remove();
  return copy;
}

/** An SVG as a PNG at twice its size, for screens and slides. */
export async function svgToPng({ text, width, height }: ExportedSvg, scale = 2): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width * scale;
    canvas.height = height * scale;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob(
        (blob) => (blob === null ? reject(new Error("The browser could not make the picture.")) : resolve(blob)),
        "image/png",
      );
    });
  } finally {
    URL.revokeObjectURL(url);
  }
}
