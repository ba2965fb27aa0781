/** Where a list of equally high rows is scrolled to. */
export interface Viewport {
  readonly count: number;
  readonly rowHeight: number;
  readonly scrollTop: number;
  readonly height: number;
}

/** The rows to draw, from the first up to but without the last: those in view and a few around them. */
export function visibleRange({ count, rowHeight, scrollTop, height }: Viewport, around = 8): readonly [number, number] {
  const first = Math.max(0, Math.min(count, Math.floor(scrollTop / rowHeight)) - around);
  const end = Math.min(count, Math.ceil((scrollTop + Math.max(0, height)) / rowHeight) + around);
  return [first, Math.max(first, end)];
}
