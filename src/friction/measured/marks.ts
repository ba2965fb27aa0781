/**
 * Keeps the links of a figure's marks for the pointer only: the figure is one image to a screen reader, and the same
 * links stand in the table under it.
 */
export function pointerLinks<E extends Element>(plot: E): E {
  for (const link of plot.querySelectorAll("a")) link.setAttribute("tabindex", "-1");
  return plot;
}

/** Places for labels as near to where they belong as `gap` pixels between them allow, in the order of the places. */
export function spread(places: readonly number[], gap: number): readonly number[] {
  const order = places.map((place, i) => ({ place, i })).sort((a, b) => a.place - b.place);
  // Labels that would touch become one block, centred on the mean of where its labels belong.
  const blocks: { readonly members: number[]; start: number }[] = [];
  for (const { place, i } of order) {
    let block = { members: [i], start: place };
    for (let last = blocks.at(-1); last && last.start + gap * last.members.length > block.start; last = blocks.at(-1)) {
      blocks.pop();
      const members = [...last.members, ...block.members];
      const mean = members.reduce((sum, member, k) => sum + (places[member] ?? 0) - gap * k, 0) / members.length;
      block = { members, start: mean };
    }
    blocks.push(block);
  }
  const spreadOut = places.map(() => 0);
  for (const { members, start } of blocks)
    for (const [k, member] of members.entries()) spreadOut[member] = start + gap * k;
  return spreadOut;
}
