import { Button, Checkbox, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { ErrorState } from './error-state.tsx';
import { FileDrop } from './file-drop.tsx';
import { AttachedFile, type NamedFile } from './file-preview.tsx';
import { useApi, useSend } from './hooks.ts';
import { usePeople } from './lookups.ts';
import { NoData } from './no-data.tsx';
import { QueryState } from './query-state.tsx';
import { StatusTag } from './status-tag.tsx';
import { formatInstant } from './time.ts';

interface Note {
  readonly id: string;
  readonly at: string;
  readonly byName: string;
  readonly body: string;
  readonly confidential: boolean;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  readonly files: readonly NamedFile[];
}

function NoteItem({ note }: { readonly note: Note }) {
  return (
    <li>
      <div className="hd-muted">
        {note.byName} · {formatInstant(note.at)} {note.confidential && <StatusTag tone="warning">限阅</StatusTag>}
      </div>
      <p className="hd-note-body">
        {note.mentions.map((person) => (
          <span key={person.id} className="hd-mention">
            @{person.name}{' '}
          </span>
        ))}
        {note.body}
      </p>
      {note.files.length > 0 && (
        <div className="hd-buttons">
          {note.files.map((file) => (
            <AttachedFile key={file.hash} file={file} />
          ))}
        </div>
      )}
    </li>
  );
}

function Mentions({
  chosen,
  onChange,
}: {
  readonly chosen: readonly string[];
  readonly onChange: (ids: string[]) => void;
}) {
  const people = usePeople();
  const id = useId();
  return (
    <div className="hd-labelled">
      <label htmlFor={id}>提醒谁看（可多选）</label>
      <Select
        id={id}
        mode="multiple"
        value={[...chosen]}
        onChange={onChange}
        showSearch={{ optionFilterProp: 'label' }}
        loading={people.isFetching}
        options={(people.data ?? []).map((person) => ({ value: person.id, label: person.name }))}
        placeholder="输入姓名"
      />
    </div>
  );
}

const blank = { body: '', confidential: false, mentions: [] as string[], files: [] as NamedFile[] };

function NoteForm({ path, personal }: { readonly path: string; readonly personal: boolean }) {
  const [draft, setDraft] = useState(blank);
  const set = (change: Partial<typeof blank>) => setDraft((before) => ({ ...before, ...change }));
  const send = useSend<Note>();
  const id = useId();
  const write = async () => {
    await send.mutateAsync({ path, payload: draft });
    setDraft(blank);
  };
  return (
    <div className="hd-note-form">
      <label htmlFor={id}>写备注</label>
      <Input.TextArea
        id={id}
        value={draft.body}
        maxLength={4000}
        autoSize={{ minRows: 2, maxRows: 8 }}
        onChange={(event) => set({ body: event.target.value })}
      />
      <Mentions chosen={draft.mentions} onChange={(mentions) => set({ mentions })} />
      <FileDrop<{ hash: string }>
        label="附件"
        path="/api/files"
        compact
        onDone={({ hash }, file) =>
          setDraft((before) => ({ ...before, files: [...before.files, { hash, name: file.name }] }))
        }
      />
      {draft.files.length > 0 && <p className="hd-muted">已附：{draft.files.map(({ name }) => name).join('、')}</p>}
      {personal && (
        <Checkbox checked={draft.confidential} onChange={(event) => set({ confidential: event.target.checked })}>
          仅限可见个人信息的岗位阅读
        </Checkbox>
      )}
      {send.error && <ErrorState error={send.error} />}
      <Button disabled={draft.body.trim() === '' || send.isPending} onClick={() => void write().catch(() => undefined)}>
        提交备注
      </Button>
    </div>
  );
}

/** What people note about a case: with people called to it and files; nothing is changed afterwards. */
export function Notes({ path, personal }: { readonly path: string; readonly personal: boolean }) {
  const notes = useApi<readonly Note[]>(path);
  return (
    <>
      <QueryState query={notes}>
        {(list) =>
          list.length === 0 ? (
            <NoData what="还没有备注" />
          ) : (
            <ul className="hd-notes">
              {list.map((note) => (
                <NoteItem key={note.id} note={note} />
              ))}
            </ul>
          )
        }
      </QueryState>
      <NoteForm path={path} personal={personal} />
    </>
  );
}
