import { useEffect, useState } from 'react';
import { useLibrary, useServices } from '../../state/services.ts';

/** Whether the known landmarks of a study are at hand: only of bundled ones, not of copies of their films. False until that is known. */
export function useHasExample(studyInstanceUID: string | null): boolean {
  const { bridge } = useServices();
  const synthetic = useLibrary(
    ({ listing }) => listing.studies.find((study) => study.studyInstanceUID === studyInstanceUID)?.synthetic === true,
  );
  const [known, setKnown] = useState<string | null>(null);
  useEffect(() => {
    if (studyInstanceUID === null || !synthetic) return;
    let current = true;
    bridge.api.exampleCase({ studyInstanceUID }).then(
      (text) => current && setKnown(text === null ? null : studyInstanceUID),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [bridge, studyInstanceUID, synthetic]);
  return studyInstanceUID !== null && known === studyInstanceUID;
}
