import { FileOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import { withParams } from './api.ts';

export interface NamedFile {
  readonly hash: string;
  readonly name: string;
}

const pictures = ['png', 'jpg', 'jpeg', 'webp', 'gif'];

function Shown({ name, address }: { readonly name: string; readonly address: string }) {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  if (pictures.includes(ending)) return <img src={address} alt={name} className="hd-picture" />;
  if (ending === 'pdf') return <iframe src={address} title={name} className="hd-pages" />;
  return <p>该类文件不能在页面中预览，请下载后打开。</p>;
}

/** A stored file by its name; pictures and PDF are looked at in the page, others are taken home. */
export function AttachedFile({ file }: { readonly file: NamedFile }) {
  const [open, setOpen] = useState(false);
  const address = withParams(`/api/files/${file.hash}`, { name: file.name });
  return (
    <>
      <Button size="small" icon={<FileOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {file.name}
      </Button>
      <Modal
        title={file.name}
        open={open}
        width={900}
        destroyOnHidden
        onCancel={() => setOpen(false)}
        footer={
          <a href={address} download={file.name}>
            下载
          </a>
        }
      >
        <Shown name={file.name} address={address} />
      </Modal>
    </>
  );
}
