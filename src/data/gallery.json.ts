import { emitComputed } from "../../loaders/cli/emit.ts";
import { galleryCards } from "../../loaders/gallery.ts";

await emitComputed(galleryCards);
