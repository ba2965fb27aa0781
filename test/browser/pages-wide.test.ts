import { PAGES, testPages } from "./pages.ts";

testPages(PAGES, { scheme: "light", width: 1280 }, true);
