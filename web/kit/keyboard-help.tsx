import { Modal } from 'antd';
import { useMemo, useState } from 'react';
import { useKeys } from './keyboard.ts';

const keys: readonly (readonly [string, string])[] = [
  ['/', '跳到搜索框'],
  ['j / k', '下一行 / 上一行'],
  ['Enter', '打开所选的行'],
  ['n', '新建（有权限时）'],
  ['g', '回到我的待办'],
  ['?', '显示本说明'],
  ['Esc', '关闭弹窗或抽屉'],
  ['Tab', '在可操作的控件间移动'],
];

/** The list of keys, opened by `?` or by the button it is given. */
export function KeyboardHelp({ children }: { readonly children: (open: () => void) => React.ReactNode }) {
  const [open, setOpen] = useState(false);
  useKeys(useMemo(() => ({ '?': () => setOpen(true) }), []));
  return (
    <>
      {children(() => setOpen(true))}
      <Modal title="键盘操作" open={open} onCancel={() => setOpen(false)} footer={null}>
        <table className="hd-plain-table">
          <thead>
            <tr>
              <th scope="col">按键</th>
              <th scope="col">作用</th>
            </tr>
          </thead>
          <tbody>
            {keys.map(([key, what]) => (
              <tr key={key}>
                <td>
                  <kbd>{key}</kbd>
                </td>
                <td>{what}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Modal>
    </>
  );
}
