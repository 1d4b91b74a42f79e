import { formatNumber, NoData, ReaderItem } from '../../../../web/kit/index.ts';
import type { Figure } from '../../disclosure/model.ts';
import { figureId } from './marks.ts';

/** Figures of the prose with the words, unit and year they belong to, by section. */
export function FiguresTab({ figures }: { readonly figures: readonly Figure[] }) {
  if (figures.length === 0) return <NoData what="正文中没有读到数字" />;
  return (
    <>
      {figures.map((figure, index) => {
        const section = figure.section.split(' / ').at(-1) ?? '';
        const isFirst = figures[index - 1]?.section !== figure.section;
        return (
          <div key={figureId(index)}>
            {isFirst && <h3 className="ev-section">{section}</h3>}
            <ReaderItem id={figureId(index)}>
              <div className="ev-row-line">
                <span>{figure.label}</span>
                <strong>
                  {formatNumber(figure.value, 4)} {figure.unit}
                </strong>
                <span className="hd-muted">
                  {figure.year !== null && `${figure.year} 年，`}第 {figure.line} 行
                </span>
              </div>
            </ReaderItem>
          </div>
        );
      })}
    </>
  );
}
