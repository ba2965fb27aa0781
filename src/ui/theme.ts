import { PAGE_BACKGROUND, ZONE_STYLES, ZONES, type Zone } from "./zones.js";

/** Colours and type for a figure. `style.css` has the same colours for the page, and a test compares the two. */
export interface ChartTheme {
  readonly dark: boolean;
  readonly background: string;
  readonly foreground: string;
  readonly muted: string;
  readonly rule: string;
  readonly accent: string;
  /** A quiet colour for what is context, not message. */
  readonly context: string;
  readonly zone: Readonly<Record<Zone, string>>;
  readonly fontFamily: string;
}

const FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Both themes by name. */
export const THEMES: Readonly<Record<"light" | "dark", ChartTheme>> = {
  light: {
    dark: false,
    background: PAGE_BACKGROUND.light,
    foreground: "#1c1d1f",
    muted: "#5c5e63",
    rule: "#dcdcd8",
    accent: "#1f5391",
    context: "#85878c",
    zone: marks("light"),
    fontFamily: FONT,
  },
  dark: {
    dark: true,
    background: PAGE_BACKGROUND.dark,
    foreground: "#e4e4df",
    muted: "#a5a7ab",
    rule: "#37393d",
    accent: "#8fb8ec",
    context: "#83858a",
    zone: marks("dark"),
    fontFamily: FONT,
  },
};

function marks(theme: "light" | "dark"): Readonly<Record<Zone, string>> {
  const [green, yellow, orange, red] = ZONES.map((zone) => ZONE_STYLES[zone][theme].mark);
  return { green: green ?? "", yellow: yellow ?? "", orange: orange ?? "", red: red ?? "" };
}

/** Follows the reader's theme, paper included: prints are light. The callback is called at once and on each change. */
export function followTheme(callback: (theme: ChartTheme) => void): () => void {
  const query = matchMedia("(prefers-color-scheme: dark)");
  const print = matchMedia("print");
  const tell = () => callback(query.matches && !print.matches ? THEMES.dark : THEMES.light);
  query.addEventListener("change", tell);
  print.addEventListener("change", tell);
  tell();
  return () => {
    query.removeEventListener("change", tell);
    print.removeEventListener("change", tell);
  };
}
