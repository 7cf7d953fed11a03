import type { ReactElement, Ref } from 'react';
import { useEffect, useState } from 'react';
import type { FilmViewportHandle, FilmViewportProps } from './props.ts';

/** One film in its viewport. Data comes in by props, edits go out by callbacks; it knows neither the case nor the host. */
export function FilmViewport(props: FilmViewportProps & { readonly ref?: Ref<FilmViewportHandle> }): ReactElement {
  const { instance, frameNumber, frameSource, texts } = props;
  const [state, setState] = useState<string>('loading');
  useEffect(() => {
    const controller = new AbortController();
    frameSource
      .load(instance.sopInstanceUID, frameNumber, { signal: controller.signal })
      .then((result) => setState(result.ok ? 'loaded' : result.error.code))
      .catch(() => undefined);
    return () => controller.abort();
  }, [instance.sopInstanceUID, frameNumber, frameSource]);
  return (
    <div className="film-viewport" role="application" aria-label={texts.label} tabIndex={0} data-state={state}>
      {state === 'loading' ? texts.loading : null}
    </div>
  );
}
