import { Alert, Button } from 'antd';
import { ApiError } from './api.ts';

/** What failed in a plain sentence, with its ground and the number under which the log keeps it. */
export function ErrorState({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const known = error instanceof ApiError ? error : null;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={error instanceof Error ? error.message : '发生了未知错误。'}
      description={
        known && (known.basis || known.requestId) ? (
          <>
            {known.basis && <div>依据：{known.basis}</div>}
            {known.requestId && (
              <div>
                请求编号：<code>{known.requestId}</code>（报修时请提供）
              </div>
            )}
          </>
        ) : undefined
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            重试
          </Button>
        )
      }
    />
  );
}
