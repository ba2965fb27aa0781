/** Calls back once the element has come near the view and the browser is idle; without an element, once it is idle. */
export function whenSeen(element: Element | null, callback: () => void): void {
  // Safari has no requestIdleCallback.
  const idle = () =>
    "requestIdleCallback" in globalThis ? requestIdleCallback(callback, { timeout: 2000 }) : setTimeout(callback, 200);
  if (element === null) return void idle();
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      observer.disconnect();
      idle();
    },
    { rootMargin: "200px" },
  );
  observer.observe(element);
}
