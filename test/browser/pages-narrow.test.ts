import { LAYOUTS, testPages } from "./pages.ts";

testPages(LAYOUTS, { scheme: "dark", width: 390 }, false);
