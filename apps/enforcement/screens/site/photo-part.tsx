import { Button } from 'antd';
import { useId, useState } from 'react';
import { base64Of, ErrorState, shrinkPhoto } from '../../../../web/kit/index.ts';
import type { Photo } from './draft.ts';

const mostPhotos = 6;

/** 现场照片: taken or chosen, made small, kept with the filing on the device until it is sent. */
export function PhotoPart({
  photos,
  onChange,
}: {
  readonly photos: readonly Photo[];
  readonly onChange: (photos: readonly Photo[]) => void;
}) {
  const id = useId();
  const [error, setError] = useState<unknown>(null);
  const take = async (files: readonly File[]) => {
    setError(null);
    try {
      const taken = await Promise.all(
        files.map(async (file) => ({
          takenAt: new Date(file.lastModified).toISOString(),
          content: await base64Of(await shrinkPhoto(file)),
        })),
      );
      onChange([...photos, ...taken].slice(0, mostPhotos));
    } catch (cause) {
      setError(cause);
    }
  };
  return (
    <>
      <div className="ef-field">
        <label htmlFor={id}>拍照或选择照片（至多 {mostPhotos} 张）</label>
        <input
          id={id}
          type="file"
          accept="image/*"
          capture="environment"
          multiple
          onChange={(event) => {
            void take([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </div>
      {error !== null && <ErrorState error={error} />}
      <ul className="ef-photos">
        {photos.map((photo, index) => (
          <li key={photo.content.slice(-40)}>
            <img src={`data:image/jpeg;base64,${photo.content}`} alt={`现场照片 ${index + 1}`} />
            <Button size="small" onClick={() => onChange(photos.filter((one) => one !== photo))}>
              删除第 {index + 1} 张
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}
