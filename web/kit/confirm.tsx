import { Button, type ButtonProps, Modal } from 'antd';
import { useState } from 'react';
import { ErrorState } from './error-state.tsx';

export interface ConfirmProps {
  readonly title: string;
  /** What will happen and whether it can be taken back. */
  readonly text: React.ReactNode;
  readonly open: boolean;
  readonly danger?: boolean;
  readonly okText?: string;
  readonly onOk: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks before what cannot be taken back. While it is being done the buttons are locked, so that it is done once. */
export function Confirm({ title, text, open, danger, okText = '确定', onOk, onClose }: ConfirmProps) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const run = async () => {
    setBusy(true);
    setError(null);
    try {
      await onOk();
      onClose();
    } catch (cause) {
      setError(cause);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      title={title}
      open={open}
      okText={okText}
      cancelText="取消"
      okButtonProps={{ danger, disabled: busy, 'aria-busy': busy }}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      onOk={run}
      onCancel={onClose}
      destroyOnHidden
    >
      {text}
      {error !== null && <ErrorState error={error} />}
    </Modal>
  );
}

/** A button that asks first. */
export function ConfirmButton({
  ask,
  onConfirmed,
  ...button
}: {
  readonly ask: Pick<ConfirmProps, 'title' | 'text' | 'danger' | 'okText'>;
  readonly onConfirmed: () => Promise<unknown>;
} & Omit<ButtonProps, 'onClick'>) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button {...button} onClick={() => setOpen(true)} />
      <Confirm {...ask} open={open} onOk={onConfirmed} onClose={() => setOpen(false)} />
    </>
  );
}
