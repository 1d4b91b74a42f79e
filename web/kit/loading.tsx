import { Spin } from 'antd';

export function Loading({ what = '正在加载…' }: { readonly what?: string }) {
  return (
    <div className="hd-loading" role="status" aria-live="polite">
      <Spin /> <span>{what}</span>
    </div>
  );
}
