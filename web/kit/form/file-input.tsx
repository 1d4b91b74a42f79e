import { FileDrop } from '../file-drop.tsx';
import type { PickerProps } from './org-picker.tsx';

/** Uploads a file to the file store; the value is its SM3 hash. */
export function FileInput({ label, value, onChange, disabled }: PickerProps) {
  return (
    <div>
      {value && (
        <p>
          已上传：<code title={value}>{value.slice(0, 12)}…</code>
        </p>
      )}
      <FileDrop<{ hash: string }>
        label={label}
        path="/api/files"
        disabled={disabled}
        compact
        onDone={(answer) => onChange?.(answer.hash)}
      />
    </div>
  );
}
