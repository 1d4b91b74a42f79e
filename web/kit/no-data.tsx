import { Empty } from 'antd';

/** Says that there is nothing, and why: an empty page must not look like a broken one, nor like a zero. */
export function NoData({
  what = '暂无数据',
  children,
}: {
  readonly what?: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<span className="hd-muted">{what}</span>}>
      {children}
    </Empty>
  );
}
