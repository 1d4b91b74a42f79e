/** By what the rows of a report are told apart. */
export const reportGroups = { org: '区划', site: '站点', day: '日期', month: '月份' } as const;
export type ReportGroup = keyof typeof reportGroups;

/** Which report: civil dates, the division (and those below it, which the asker names), and the grouping. */
export interface ReportAsked {
  readonly from: string;
  readonly to: string;
  readonly org: string;
  readonly by: ReportGroup;
}

/** A report's name as the subject of a document: `2024-06-01_2024-06-30_430100_site`. */
export const subjectOf = ({ from, to, org, by }: ReportAsked): string => [from, to, org, by].join('_');
