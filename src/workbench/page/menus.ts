/**
 * Makes menus of the details within a node: one is open at a time, and Escape, a press elsewhere or the focus going
 * elsewhere closes it. Views may come and go within the node.
 */
export function followMenus(root: HTMLElement): void {
  const menus = "details.wb-menu";
  const open = () => [...root.querySelectorAll<HTMLDetailsElement>(`${menus}[open]`)];
  const keepOnly = (target: EventTarget | null) => {
    for (const menu of open()) if (!(target instanceof Node && menu.contains(target))) menu.open = false;
  };
  document.addEventListener("pointerdown", ({ target }) => keepOnly(target));
  document.addEventListener("focusin", ({ target }) => keepOnly(target));
  // Screen readers and scripts open a menu without either. The event does not bubble, and comes for a closed one too.
  const opened = ({ target }: Event) => {
    if (target instanceof Element && target.matches(`${menus}[open]`)) keepOnly(target);
  };
  root.addEventListener("toggle", opened, true);
  document.addEventListener("keydown", (event) => {
    const [menu] = open();
    if (event.key !== "Escape" || event.defaultPrevented || menu === undefined) return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
    // The keys of the page would take it for the end of typing.
    event.preventDefault();
  });
}
