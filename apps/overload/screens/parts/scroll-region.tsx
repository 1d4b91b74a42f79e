/** Content that is wider than its place. It can be reached and scrolled by keyboard. */
export function ScrollRegion({ label, children }: { readonly label: string; readonly children: React.ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className="hd-scroll" tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
