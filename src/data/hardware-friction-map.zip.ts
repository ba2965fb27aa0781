import { emit } from "../../loaders/cli/emit.ts";

await emit("hardware-friction-map.zip");
