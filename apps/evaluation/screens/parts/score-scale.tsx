import { type Graded, gradeScaleAt } from '../../scoring/grades.ts';
import type { Score } from '../../scoring/score-disclosure.ts';
import { ends, scoreText } from './scores.ts';

/** Bands of the scale in force, from low to high, each with the limit at which the next begins. */
const bands = [...(gradeScaleAt()?.bands ?? [])]
  .reverse()
  .map((band, index, all) => ({ ...band, to: all[index + 1]?.from ?? 100 }));

/** The part of the scale that is drawn: below it lies only 差. */
const lowest = 50;
const at = (value: number): number => ((Math.min(Math.max(value, lowest), 100) - lowest) / (100 - lowest)) * 100;

/** Where a score stands on the bands of the grades: a mark, or a bar over the range that is left open. */
export function ScoreScale({ score, label }: { readonly score: Score; readonly label: string }) {
  const range = ends(score);
  if (!range) return <span className="hd-muted">无数据</span>;
  const [low, high] = range;
  return (
    <span className="ev-scale" role="img" aria-label={`${label} ${scoreText(score)} 分`}>
      {bands.map((band) => (
        <span
          key={band.name}
          className="ev-band"
          style={{ left: `${at(band.from)}%`, width: `${at(band.to) - at(band.from)}%` }}
        >
          {band.name}
        </span>
      ))}
      {low === high ? (
        <span className="ev-mark" style={{ left: `${at(low)}%` }} />
      ) : (
        <span className="ev-range" style={{ left: `${at(low)}%`, width: `${at(high) - at(low)}%` }} />
      )}
    </span>
  );
}

/** 良, or 中至良 while undecidable rows leave the grade open. */
export function gradeText(low: Graded | null | undefined, high: Graded | null | undefined = low): string {
  if (!low || !high) return '无数据';
  return low.grade === high.grade ? low.grade : `${low.grade}至${high.grade}`;
}

/** How near the limits are: points to the next grade, and points that may be lost. */
export function marginText(low: Graded | null | undefined, high: Graded | null | undefined = low): string {
  if (!low || !high) return '—';
  if (low !== high && low.grade !== high.grade) return '跨越等级界线，取决于无法判定的指标';
  const parts = [
    high.toNext === null ? null : `距上一等级 ${high.toNext} 分`,
    low.margin === null ? null : `高出下限 ${low.margin} 分`,
  ];
  return parts.filter((part) => part !== null).join('，') || '—';
}
