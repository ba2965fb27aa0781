/**
 * Work in pieces, one for each frame, so that a drag never waits for all of it. Asked again before the end, every piece
 * is due again, and the turn goes on where it was: each gets done, however fast the asking.
 *
 * @returns asks for all pieces
 */
export function pieceByPiece(
  pieces: readonly (() => void)[],
  nextFrame: (step: () => void) => void = (step) => void requestAnimationFrame(step),
): () => void {
  let due: readonly number[] = [];
  let isAsked = false;
  const ask = () => {
    if (isAsked || due.length === 0) return;
    isAsked = true;
    nextFrame(step);
  };
  const step = () => {
    isAsked = false;
    const [first, ...rest] = due;
    due = rest;
    ask();
    if (first !== undefined) pieces[first]?.();
  };
  return () => {
    // Those that waited longest come first.
    due = [...due, ...pieces.keys()].filter((piece, i, all) => all.indexOf(piece) === i);
    ask();
  };
}
