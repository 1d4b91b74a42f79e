import { type Params, withParams } from '../../../../web/kit/index.ts';

/** The same rows as files. */
export function ExportLinks({ from, filter }: { readonly from: string; readonly filter: Params }) {
  return (
    <span className="ev-exports">
      <a href={withParams(`${from}/export.xlsx`, filter)} download>
        导出 Excel
      </a>
      <a href={withParams(`${from}/export.csv`, filter)} download>
        导出 CSV
      </a>
    </span>
  );
}
