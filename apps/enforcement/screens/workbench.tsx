import type { ScreenProps } from '../../../web/kit/index.ts';
import { WorkbenchList } from './workbench/case-list.tsx';
import { WorkbenchCase } from './workbench/case-view.tsx';

/** 案卷工作台: the list of cases, and one of them as a file. */
export function Screen(props: ScreenProps) {
  const { rest } = props.params;
  return rest ? <WorkbenchCase app={props.app} id={rest} /> : <WorkbenchList {...props} />;
}
