import type { OfficeBlock } from '../../../kernel/sdk/index.ts';

/** The line under every form, filled in by hand. */
export const signatureLine: OfficeBlock = {
  kind: 'paragraph',
  text: '填表人：　　　　填报日期：　　　　联系电话：　　　　单位负责人签字：',
};
