import { expect, test } from "vitest";
import { pieceByPiece } from "../../src/ui/piece-by-piece.ts";

/** Three pieces that note their names, and frames that come when the test says so. */
function setting() {
  const done: string[] = [];
  const frames: (() => void)[] = [];
  const ask = pieceByPiece(
    ["a", "b", "c"].map((name) => () => void done.push(name)),
    (step) => void frames.push(step),
  );
  return { ask, done, frames, frame: () => frames.shift()?.() };
}

test("one piece a frame, and no frame is asked for without work", () => {
  const { ask, done, frame, frames } = setting();
  expect(frames).toHaveLength(0);
  ask();
  for (const expected of ["a", "ab", "abc"]) {
    expect(frames).toHaveLength(1);
    frame();
    expect(done.join("")).toBe(expected);
  }
  expect(frames).toHaveLength(0);
});

test("asking within a frame does a piece once", () => {
  const { ask, done, frame, frames } = setting();
  ask();
  ask();
  while (frames.length > 0) frame();
  expect(done.join("")).toBe("abc");
});

test("asking at every frame starves no piece", () => {
  const { ask, done, frame } = setting();
  for (let i = 0; i < 6; i += 1) {
    ask();
    frame();
  }
  expect(done.join("")).toBe("abcabc");
});
