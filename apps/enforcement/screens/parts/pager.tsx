import { Button } from 'antd';

/** Back and forth through pages, with how much there is in all. */
export function Pager({
  page,
  pageSize,
  total,
  unit,
  onPage,
}: {
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly unit: string;
  readonly onPage: (page: number) => void;
}) {
  return (
    <div className="hd-buttons ef-pager">
      <span>
        共 {total} {unit}
      </span>
      <Button disabled={page <= 1} onClick={() => onPage(page - 1)}>
        上一页
      </Button>
      <Button disabled={page * pageSize >= total} onClick={() => onPage(page + 1)}>
        下一页
      </Button>
    </div>
  );
}
