/** What a form shows that the disclosure itself does not say. */
export interface FormOptions {
  /** Civil date that the file's properties and the seal carry, such as 2025-04-03. */
  readonly created: string;
  /** The department above the unit, printed on project forms; blank when absent. */
  readonly department?: string;
  /** Shown in the head of each page, such as 演示数据. */
  readonly notice?: string;
}
