import type { DragEvent, ReactNode } from 'react';
import { useState } from 'react';
import { FolderInput } from 'lucide-react';
import { droppedFiles } from '../client/index.ts';
import { bringFiles } from '../features/study-browser/bringFiles.ts';
import { useSay } from '../i18n/index.ts';
import { useServices } from '../state/services.ts';
import { TEST_IDS } from '../ui/testIds.ts';
import css from './DropTarget.module.css';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Folders and files can be dropped anywhere on the window. */
export function DropTarget({ children }: { readonly children: ReactNode }): ReactNode {
  const services = useServices();
  const say = useSay();
  const [over, setOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setOver(false);
    const { pathForFile } = services.bridge;
    services.view.set({ screen: 'library' });
    if (pathForFile !== null) {
      const paths = [...event.dataTransfer.files].map(pathForFile).filter((path) => path !== '');
      if (paths.length > 0) void services.library.scanPaths(paths);
      return;
    }
    void droppedFiles(event.dataTransfer).then((files) => bringFiles(services, files));
  };
  return (
    <div
      className={css['area']}
      data-testid={TEST_IDS.dropTarget}
      onDragOver={(event) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={onDrop}
    >
      {children}
      {over && (
        <div className={css['veil']}>
          <FolderInput size={40} aria-hidden="true" />
          {say('app.dropHere')}
        </div>
      )}
    </div>
  );
}
