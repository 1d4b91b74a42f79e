import { Alert, Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import type { Fields } from '../../../kernel/sdk/field.ts';
import {
  ConfirmButton,
  FieldForm,
  PageHeader,
  Panel,
  QueryState,
  StatusTag,
  useApi,
  useOrgNames,
  useSend,
  withParams,
} from '../../kit/index.ts';

interface Post {
  readonly org: string;
  readonly role: string;
}

interface Person {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly phone: string | null;
  readonly disabled: boolean;
  readonly posts: readonly Post[];
}

type Roles = ReadonlyMap<string, string>;

function useRoles(): Roles {
  const roles = useApi<readonly { readonly role: string; readonly title: string }[]>('/roles');
  return new Map((roles.data ?? []).map(({ role, title }) => [role, title]));
}

const postFields = (roles: Roles): Fields => ({
  org: { kind: 'org', title: '单位', required: true },
  role: { kind: 'choice', title: '岗位', required: true, options: Object.fromEntries(roles) },
});

/** Shown once: the server keeps only its hash. */
function InitialPassword({
  login,
  password,
  onClose,
}: {
  readonly login: string;
  readonly password: string;
  readonly onClose: () => void;
}) {
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      title={`账号 ${login} 的初始口令`}
      description={
        <>
          <code>{password}</code>
          <p>仅显示这一次，请当面或经安全途径告知本人；首次登录须修改。</p>
        </>
      }
      action={
        <Button size="small" onClick={onClose}>
          已记下
        </Button>
      }
    />
  );
}

function NewPerson({
  roles,
  onDone,
  onCancel,
}: {
  readonly roles: Roles;
  readonly onDone: (login: string, password: string) => void;
  readonly onCancel: () => void;
}) {
  const send = useSend<{ readonly password: string }>();
  const fields: Fields = {
    name: { kind: 'text', title: '姓名', required: true, maxLength: 60 },
    login: {
      kind: 'text',
      title: '账号',
      required: true,
      maxLength: 40,
      pattern: '[a-z][a-z0-9.-]{1,39}',
      help: '以小写字母开头，由小写字母、数字、点和连字符组成',
    },
    phone: { kind: 'text', title: '电话', maxLength: 30 },
    ...postFields(roles),
  };
  return (
    <FieldForm
      app="kernel"
      fields={fields}
      submitText="登记"
      onCancel={onCancel}
      onSubmit={async ({ org, role, phone, ...person }) => {
        const payload = { ...person, ...(phone ? { phone } : {}), posts: [{ org, role }] };
        const { password } = await send.mutateAsync({ path: '/people', payload });
        onDone(String(person.login), password);
      }}
    />
  );
}

function Posts({ person, roles }: { readonly person: Person; readonly roles: Roles }) {
  const orgs = useOrgNames();
  const send = useSend<null>();
  const name = (post: Post) => `${orgs.get(post.org) ?? post.org} · ${roles.get(post.role) ?? post.role}`;
  return (
    <ul className="hd-plain-list">
      {person.posts.map((post) => (
        <li key={`${post.org}.${post.role}`}>
          {name(post)}{' '}
          <ConfirmButton
            size="small"
            type="link"
            ask={{ title: '收回岗位', text: `收回${person.name}的岗位“${name(post)}”。`, danger: true, okText: '收回' }}
            onConfirmed={() =>
              send.mutateAsync({ path: withParams(`/people/${person.id}/posts`, { ...post }), method: 'DELETE' })
            }
          >
            收回
          </ConfirmButton>
        </li>
      ))}
    </ul>
  );
}

function Acts({
  person,
  onGive,
  onPassword,
}: {
  readonly person: Person;
  readonly onGive: () => void;
  readonly onPassword: (password: string) => void;
}) {
  const send = useSend<{ readonly password: string } | null>();
  const base = `/people/${person.id}`;
  return (
    <div className="hd-buttons">
      <Button size="small" onClick={onGive}>
        授予岗位
      </Button>
      <ConfirmButton
        size="small"
        ask={{
          title: '重置口令',
          text: `${person.name}的现有口令作废，账号解锁，须以新的初始口令登录。`,
          okText: '重置',
        }}
        onConfirmed={async () => {
          const answer = await send.mutateAsync({ path: `${base}/reset-password` });
          if (answer) onPassword(answer.password);
        }}
      >
        重置口令
      </ConfirmButton>
      <ConfirmButton
        size="small"
        danger={!person.disabled}
        ask={{
          title: person.disabled ? '启用账号' : '停用账号',
          text: person.disabled
            ? `${person.name}可以重新登录。`
            : `${person.name}立即退出并不能再登录；其办理记录保留。`,
          danger: !person.disabled,
        }}
        onConfirmed={() => send.mutateAsync({ path: `${base}/disabled`, payload: { disabled: !person.disabled } })}
      >
        {person.disabled ? '启用' : '停用'}
      </ConfirmButton>
    </div>
  );
}

function Register({
  people,
  roles,
  onPassword,
}: {
  readonly people: readonly Person[];
  readonly roles: Roles;
  readonly onPassword: (login: string, password: string) => void;
}) {
  const [typed, setTyped] = useState('');
  const [giving, setGiving] = useState<Person | null>(null);
  const send = useSend<null>();
  const shown = people.filter((person) => `${person.name}${person.login}`.includes(typed.trim()));
  return (
    <Panel>
      <Input
        type="search"
        className="hd-search"
        aria-label="搜索姓名或账号"
        placeholder="搜索姓名或账号"
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Table<Person>
        rowKey="id"
        size="medium"
        scroll={{ x: 'max-content' }}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={shown}
        columns={[
          { title: '姓名', dataIndex: 'name' },
          { title: '账号', dataIndex: 'login' },
          { title: '电话', render: (_, person) => person.phone ?? '—' },
          {
            title: '状态',
            render: (_, { disabled }) => (
              <StatusTag tone={disabled ? 'bad' : 'good'}>{disabled ? '停用' : '在用'}</StatusTag>
            ),
          },
          { title: '岗位', render: (_, person) => <Posts person={person} roles={roles} /> },
          {
            title: '操作',
            render: (_, person) => (
              <Acts
                person={person}
                onGive={() => setGiving(person)}
                onPassword={(password) => onPassword(person.login, password)}
              />
            ),
          },
        ]}
      />
      <Modal
        title={`授予${giving?.name ?? ''}岗位`}
        open={giving !== null}
        footer={null}
        onCancel={() => setGiving(null)}
        destroyOnHidden
      >
        <FieldForm
          app="kernel"
          fields={postFields(roles)}
          submitText="授予"
          onCancel={() => setGiving(null)}
          onSubmit={async (post) => {
            await send.mutateAsync({ path: `/people/${giving?.id}/posts`, payload: post });
            setGiving(null);
          }}
        />
      </Modal>
    </Panel>
  );
}

/** The user register: people, their posts and their accounts, for administrators. */
export function PeoplePage() {
  const people = useApi<readonly Person[]>('/people');
  const roles = useRoles();
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<{ readonly login: string; readonly password: string } | null>(null);
  const show = (login: string, password: string) => {
    setAdding(false);
    setShown({ login, password });
  };
  return (
    <>
      <PageHeader
        title="人员与岗位"
        about="岗位决定能做什么、看到哪里；管理员只管理账号，不办理业务。"
        actions={
          <Button type="primary" onClick={() => setAdding(true)}>
            登记人员
          </Button>
        }
      />
      {shown && <InitialPassword {...shown} onClose={() => setShown(null)} />}
      <QueryState query={people}>{(list) => <Register people={list} roles={roles} onPassword={show} />}</QueryState>
      <Modal title="登记人员" open={adding} footer={null} onCancel={() => setAdding(false)} destroyOnHidden width={640}>
        <NewPerson roles={roles} onDone={show} onCancel={() => setAdding(false)} />
      </Modal>
    </>
  );
}
