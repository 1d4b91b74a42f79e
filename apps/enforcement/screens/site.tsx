import './site/site.css';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import {
  callService,
  formatInstant,
  Loading,
  newOutgoingId,
  PageHeader,
  Panel,
  type ScreenProps,
  useDraft,
  useKept,
  useManifest,
  useOutbox,
  useService,
  useStored,
} from '../../../web/kit/index.ts';
import { ActPicker } from './site/act-picker.tsx';
import { type Draft, emptyDraft, filingOf, type Ground, missingIn, type OfficerChoice } from './site/draft.ts';
import { CheckField, ChoiceField, SelectField, TextField } from './site/fields.tsx';
import { type Filed, type Filing, OutboxPart } from './site/outbox-part.tsx';
import { PartyPart } from './site/party-part.tsx';
import { PhotoPart } from './site/photo-part.tsx';

type Change = (change: Partial<Draft>) => void;

const wallClock = () => formatInstant(new Date().toISOString(), 'YYYY-MM-DDTHH:mm');
const send = (filing: Filing, clientId: string) =>
  callService<Filed>('enforcement', 'site-file', { ...filing, clientId }, { safe: false });

/** What stands against an officer today, as far as the device knows; the server looks again. */
function certificateOf({ certificates }: OfficerChoice, on: string): string {
  const valid = certificates.filter(({ validUntil }) => validUntil >= on);
  if (certificates.length === 0) return '没有有效证件';
  if (valid.length === 0) return '证件已过期';
  return `${valid[0]?.no}，有效至 ${valid[0]?.validUntil}`;
}

function OfficerPart({ ground, draft, change }: { ground: Ground; draft: Draft; change: Change }) {
  const options = ground.officers.map(({ id, name }) => ({ value: id, title: name }));
  const helpOf = (id: string) => {
    const one = ground.officers.find((each) => each.id === id);
    return one ? certificateOf(one, ground.on) : undefined;
  };
  return (
    <>
      <SelectField
        title="主办执法人员"
        value={draft.leadOfficer}
        options={options}
        onChange={(leadOfficer) => change({ leadOfficer })}
        help={helpOf(draft.leadOfficer)}
      />
      <SelectField
        title="协办执法人员"
        value={draft.secondOfficer}
        options={options}
        onChange={(secondOfficer) => change({ secondOfficer })}
        help={helpOf(draft.secondOfficer)}
      />
      {draft.leadOfficer !== '' && draft.leadOfficer === draft.secondOfficer && (
        <Alert type="error" showIcon title="执法人员不得少于两人（行政处罚法第四十二条）" />
      )}
    </>
  );
}

function ScenePart({ draft, change }: { draft: Draft; change: Change }) {
  return (
    <>
      <TextField
        title="违法时间"
        type="datetime-local"
        value={draft.actAt}
        onChange={(actAt) => change({ actAt: actAt.slice(0, 16) })}
      />
      <TextField title="违法地点" value={draft.place} onChange={(place) => change({ place })} maxLength={200} />
      <TextField title="违法事实" multiline value={draft.facts} onChange={(facts) => change({ facts })} />
      <PhotoPart photos={draft.photos} onChange={(photos) => change({ photos })} />
    </>
  );
}

function SpotPart({ draft, change }: { draft: Draft; change: Change }) {
  return (
    <Panel title="当场决定">
      <TextField
        title="罚款金额（元）"
        inputMode="decimal"
        value={draft.fine}
        onChange={(fine) => change({ fine: fine.replace(/[^\d.]/g, '') })}
        help="当场处罚：个人 200 元以下，单位 3,000 元以下或者警告。"
      />
      <CheckField
        title="已出示执法证件"
        value={draft.identityShown}
        onChange={(identityShown) => change({ identityShown })}
      />
      <CheckField
        title="已告知事实、理由、依据和权利"
        value={draft.rightsTold}
        onChange={(rightsTold) => change({ rightsTold })}
      />
      <CheckField
        title="已听取陈述申辩"
        value={draft.statementHeard}
        onChange={(statementHeard) => change({ statementHeard })}
      />
      <ChoiceField
        title="签收"
        value={draft.delivery}
        options={{ signed: '当事人签名', refused: '拒绝签名，已注明' }}
        onChange={(delivery) => change({ delivery })}
      />
      <div className="ef-signature">
        {draft.delivery === 'signed' ? '当事人在打印的决定书上签名' : '拒绝签名，由执法人员注明'}
      </div>
    </Panel>
  );
}

/** 现场办案: filing at the roadside, thumb first; without a network it waits on the device and is sent later. */
export function Screen({ app }: ScreenProps) {
  const { me } = useManifest();
  const asked = useService<Ground>('enforcement', 'site-ground');
  const ground = useKept(`enforcement/site-ground/${me.id}`, asked.data);
  const outbox = useOutbox<Filing, Filed>(`enforcement/site/${me.id}`, send);
  const [kept, setKept] = useStored('enforcement.pair', { leadOfficer: '', secondOfficer: '' });
  const fresh = () => emptyDraft(newOutgoingId(), kept, wallClock());
  const [draft, setDraft] = useDraft<Draft>(`enforcement/site-draft/${me.id}`, fresh);
  const [missing, setMissing] = useState<readonly string[]>([]);
  if (!ground || !draft) return <Loading />;
  const change: Change = (part) => setDraft((now) => ({ ...now, ...part }));
  const org = me.posts.find(({ role }) => role === 'enforcement.officer')?.org ?? '';
  const file = async () => {
    const wanted = missingIn(draft);
    setMissing(wanted);
    const act = ground.violations.find(({ id }) => id === draft.violation);
    if (wanted.length > 0 || !act) return;
    // Under the name of the draft: where the device stops between the two, the same filing is kept and sent once.
    await outbox.add(act.name, filingOf(draft, act, org, new Date().toISOString()), draft.id);
    const pair = { leadOfficer: draft.leadOfficer, secondOfficer: draft.secondOfficer };
    setKept(pair);
    setDraft(() => emptyDraft(newOutgoingId(), pair, wallClock()));
    scrollTo({ top: 0 });
  };
  return (
    <div className="ef-site">
      <PageHeader title="现场办案" crumbs={[{ title: app.title, to: `/${app.key}` }]} />
      <OutboxPart outbox={outbox} />
      <div key={draft.id}>
        <Panel title="执法人员">
          <OfficerPart ground={ground} draft={draft} change={change} />
        </Panel>
        <Panel title="违法行为">
          <ChoiceField
            title="程序"
            value={draft.procedure}
            options={{ ordinary: '普通程序（报请立案）', spot: '简易程序（当场处罚）' }}
            onChange={(procedure) => change({ procedure })}
          />
          <ActPicker acts={ground.violations} draft={draft} change={change} />
        </Panel>
        <Panel title="车船和当事人">
          <PartyPart draft={draft} change={change} online={outbox.online} />
        </Panel>
        <Panel title="现场情况">
          <ScenePart draft={draft} change={change} />
        </Panel>
        {draft.procedure === 'spot' && <SpotPart draft={draft} change={change} />}
      </div>
      {missing.length > 0 && <Alert type="error" showIcon role="alert" title={`还须填写：${missing.join('、')}`} />}
      <Button type="primary" size="large" block onClick={file}>
        {draft.procedure === 'spot' ? '作出当场处罚决定' : '登记并报请立案'}
      </Button>
    </div>
  );
}
