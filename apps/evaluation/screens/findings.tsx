import './parts/screens.css';
import { useState } from 'react';
import { PageHeader, Panel, type ScreenProps, useService } from '../../../web/kit/index.ts';
import type { DisclosurePage } from '../views.ts';
import { FindingList } from './findings/finding-list.tsx';
import type { FindingRow } from './findings/finding-row.ts';
import { FindingPanel } from './parts/finding-panel.tsx';
import { Quotes } from './parts/quotes.tsx';
import { useYear, YearGate, YearSwitch } from './parts/years.tsx';

/** The matter with its quotes in their place in the text; the text is read only once one is open. */
function Detail({
  row,
  app,
  onClose,
}: { readonly row: FindingRow | null; readonly onClose: () => void } & Pick<ScreenProps, 'app'>) {
  const page = useService<DisclosurePage>(
    'evaluation',
    'disclosure-page',
    { id: row?.disclosure },
    { enabled: row !== null },
  );
  return (
    <FindingPanel app={app} id={row?.id ?? null} rule={row ? page.data?.rules[row.rule] : undefined} onClose={onClose}>
      {row && page.data && <Quotes quotes={row.quotes ?? []} lines={page.data.lines} />}
    </FindingPanel>
  );
}

/** 发现整改: findings as work, to be confirmed or dismissed with a reason, assigned, rectified and accepted. */
export function Screen(props: ScreenProps) {
  const { app, search, setSearch } = props;
  const years = useYear(search, 'scored');
  const [open, setOpen] = useState<FindingRow | null>(null);
  return (
    <>
      <PageHeader
        title="发现整改"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        actions={<YearSwitch {...years} setSearch={setSearch} />}
        about="确认或说明理由不采纳，交办整改，由他人验收。办理人、时间和理由全部留痕。"
      />
      <Panel>
        <YearGate years={years}>{(year) => <FindingList {...props} year={year} onOpen={setOpen} />}</YearGate>
      </Panel>
      <Detail row={open} app={app} onClose={() => setOpen(null)} />
    </>
  );
}
