import './open.css';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import {
  base64Of,
  callService,
  ErrorState,
  Go,
  type OpenScreenProps,
  PageHeader,
  Panel,
  QueryState,
  shrinkPhoto,
  useService,
} from '../../../../web/kit/index.ts';

export const title = '提交诉求（12328，无需登录）';

interface Option {
  readonly key: string;
  readonly title: string;
}

interface Options {
  readonly kinds: readonly Option[];
  readonly businesses: readonly Option[];
  readonly services: readonly (Option & { readonly business: string })[];
  readonly places: readonly { readonly region: string; readonly name: string }[];
}

interface Filed {
  readonly number: string;
  readonly code: string;
}

interface Demand {
  readonly kind: string;
  readonly business: string;
  readonly service?: string;
  readonly title: string;
  readonly content: string;
  readonly region: string;
  readonly place?: string;
  readonly object?: string;
  readonly name?: string;
  readonly phone?: string;
  readonly secret?: boolean;
}

const choices = (options: readonly Option[]) => options.map(({ key, title: label }) => ({ value: key, label }));
const needed = (what: string) => [{ required: true, message: `请填写${what}` }];
const filled = (values: Demand) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== false),
  );

/** The photo as it is sent; PDFs go as they are. */
async function attached(file: File): Promise<string> {
  return base64Of(file.type.startsWith('image/') ? await shrinkPhoto(file) : file);
}

function Receipt({ filed, again }: { readonly filed: Filed; readonly again: () => void }) {
  return (
    <Panel title="已提交">
      <Alert type="success" showIcon role="status" title="诉求已登记，正在转给办理单位。" />
      <p>
        单号 <strong className="hl-open-code">{filed.number}</strong>
      </p>
      <p>
        查询码 <strong className="hl-open-code">{filed.code}</strong>
      </p>
      <p className="hd-muted">请记下单号和查询码：查询码只显示这一次。留了电话的，也可以凭单号和电话查询。</p>
      <p className="hd-buttons">
        <Go to={`/open/hotline/follow?number=${filed.number}`}>查询进度</Go>
        <Button onClick={again}>再提交一件</Button>
      </p>
    </Panel>
  );
}

function Demanded({ options }: { readonly options: Options }) {
  return (
    <>
      <Form.Item name="kind" label="诉求性质" rules={needed('诉求性质')}>
        <Select options={choices(options.kinds)} />
      </Form.Item>
      <Form.Item name="business" label="业务领域" rules={needed('业务领域')}>
        <Select options={choices(options.businesses)} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <Form.Item name="service" label="设施问题（可选）" help="选了设施问题的，进度在公开接口中可见，不含个人信息。">
        <Select allowClear options={choices(options.services)} />
      </Form.Item>
      <Form.Item name="region" label="事发地" rules={needed('事发地')}>
        <Select
          options={options.places.map(({ region, name }) => ({ value: region, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
      <Form.Item name="place" label="具体地点">
        <Input maxLength={200} placeholder="路名、桩号、站名" />
      </Form.Item>
      <Form.Item name="title" label="标题" rules={[{ required: true, min: 2, message: '请用一句话说明' }]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item name="content" label="内容" rules={[{ required: true, min: 5, message: '请写明时间、经过和要求' }]}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 12 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="object" label="被反映对象">
        <Input maxLength={200} placeholder="企业、车牌、人员或机构" />
      </Form.Item>
    </>
  );
}

function Contact() {
  return (
    <>
      <Form.Item name="name" label="姓名">
        <Input maxLength={50} autoComplete="name" />
      </Form.Item>
      <Form.Item
        name="phone"
        label="电话"
        rules={[{ pattern: /^[0-9+-]{7,20}$/, message: '请填写有效的电话号码' }]}
        help="用于回复，办理单位看不到；不留电话的按匿名处理。"
      >
        <Input inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <Form.Item name="secret" valuePropName="checked">
        <Checkbox>要求保密</Checkbox>
      </Form.Item>
    </>
  );
}

/** 提交诉求: one form without an account; the receipt shows number and code. */
export function Screen(_props: OpenScreenProps) {
  const options = useService<Options>('hotline', 'public-form');
  const [file, setFile] = useState<File | null>(null);
  const [filed, setFiled] = useState<Filed | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const send = async (values: Demand) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      const attachment = file ? { attachment: await attached(file) } : {};
      setFiled(
        await callService<Filed>('hotline', 'public-file', { ...filled(values), ...attachment }, { safe: false }),
      );
      setFile(null);
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="hl-open">
      <PageHeader
        title="提交诉求"
        about="12328 交通运输服务监督热线。咨询、投诉、举报、建议、求助都可以在这里提交，不需要账号；紧急情况请直接拨打 12328。"
      />
      {filed ? (
        <Receipt filed={filed} again={() => setFiled(null)} />
      ) : (
        <QueryState query={options}>
          {(data) => (
            <Form layout="vertical" onFinish={send} scrollToFirstError className="hd-form">
              <Panel title="诉求内容">
                <Demanded options={data} />
                <div>
                  <label htmlFor="hl-attachment">照片或 PDF（可选，3 MB 以内）</label>
                  <br />
                  <input
                    id="hl-attachment"
                    type="file"
                    accept="image/*,application/pdf"
                    onChange={(event) => setFile(event.target.files?.[0] ?? null)}
                  />
                </div>
              </Panel>
              <Panel title="联系方式">
                <Contact />
              </Panel>
              {error !== null && <ErrorState error={error} />}
              <Button type="primary" htmlType="submit" size="large" block disabled={busy} aria-busy={busy}>
                提交
              </Button>
            </Form>
          )}
        </QueryState>
      )}
    </div>
  );
}
