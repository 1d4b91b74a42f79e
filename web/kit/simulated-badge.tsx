import { StatusTag } from './status-tag.tsx';

/** Marks what a simulator or a demonstration has made, wherever it shows. */
export function SimulatedBadge({ simulated }: { readonly simulated: boolean | null | undefined }) {
  if (!simulated) return null;
  return (
    <span title="由模拟程序产生，不是实际发生的数据">
      <StatusTag tone="warning">模拟数据</StatusTag>
    </span>
  );
}
