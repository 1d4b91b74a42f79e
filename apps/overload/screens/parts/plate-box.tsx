import { Input } from 'antd';
import { useState } from 'react';

/** A plate to be looked up: asked by Enter or by the button. */
export function PlateBox({ value, onAsk }: { readonly value: string; readonly onAsk: (plate: string) => void }) {
  const [typed, setTyped] = useState(value);
  return (
    <Input.Search
      aria-label="车牌号"
      placeholder="车牌号"
      enterButton="查询"
      style={{ maxWidth: 280 }}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onSearch={(text) => text.trim() && onAsk(text.trim())}
    />
  );
}
