import './parts/screens.css';
import { NoData, PageHeader, type ScreenProps } from '../../../web/kit/index.ts';
import { CommandHistory } from './console/command-history.tsx';
import { OrderPanel } from './console/order-panel.tsx';
import { orderForms } from './console/orders.ts';
import { VehiclePicker } from './parts/vehicle-picker.tsx';

/** 指令台: commands to one vehicle, with the answer of its terminal; each is kept and in the journal before it leaves. */
export function Screen({ app, search, setSearch }: ScreenProps) {
  const phone = search.phone === undefined ? undefined : String(search.phone);
  const order = String(search.order ?? 'text');
  const outcome = app.facts.find(({ key }) => key === 'command')?.fields.outcome;
  const outcomes = outcome?.kind === 'choice' ? outcome.options : {};
  return (
    <>
      <PageHeader
        title="指令台"
        crumbs={[{ title: app.title, to: `/${app.key}` }]}
        about="指令先记日志后下发，等候终端应答；只能下发到管辖范围内的车辆。监听、断油断电不在此列。"
      />
      <search className="co-filters">
        <VehiclePicker value={phone} onChange={(next) => setSearch({ phone: next })} />
      </search>
      {phone === undefined ? (
        <NoData what="选择车辆后下发指令" />
      ) : (
        <div className="hd-two">
          <OrderPanel
            app={app}
            phone={phone}
            order={order in orderForms ? order : 'text'}
            outcomes={outcomes}
            onOrder={(next) => setSearch({ order: next }, { replace: true })}
          />
          <CommandHistory phone={phone} outcomes={outcomes} />
        </div>
      )}
    </>
  );
}
