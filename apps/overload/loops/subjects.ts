/** The four that answer for one overload. */
export const subjectKinds = { vehicle: '车辆', driver: '驾驶人', company: '货运企业', source: '货运源头' } as const;
export type SubjectKind = keyof typeof subjectKinds;

/** Whom a consequence or a listing is about. */
export interface Subject {
  readonly org: string;
  readonly subjectKind: SubjectKind;
  /** Plate, or the id of its row in a register: what is the same for all acts of the subject. */
  readonly subject: string;
  readonly subjectName: string;
  readonly simulated?: boolean | null;
}
