/** Content that is wider or taller than its place. It can be reached and scrolled by keyboard. */
export function ScrollRegion({
  label,
  className = 'hd-scroll',
  children,
}: {
  readonly label: string;
  readonly className?: string;
  readonly children: React.ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <section className={className} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
