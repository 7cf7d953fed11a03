import type { ReactNode } from 'react';
import { FolderPlus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { StudySummary } from '#shared/ipc';
import { sayDate, useSay } from '../../i18n/index.ts';
import { canWrite } from '../../state/caseStore.ts';
import { useCase, useLibrary, useServices } from '../../state/services.ts';
import { Name, readableName } from '../../ui/index.ts';
import { TEST_IDS } from '../../ui/testIds.ts';
import { perform } from './placing.ts';

/** Brings another study into the case: the second film of a pair, an earlier examination, a CT. The same patient's come first. */
export function AddStudy(): ReactNode {
  const services = useServices();
  const say = useSay();
  const writable = useCase(canWrite);
  const inCase = useCase((state) => state.index.studies);
  const listing = useLibrary((state) => state.listing.studies);
  const present = new Set(inCase.map((study) => study.studyInstanceUID));
  const patients = new Set(inCase.map((study) => study.patientID));
  const others = listing.filter((study) => !present.has(study.studyInstanceUID));
  const own = others.filter((study) => study.patientID !== '' && patients.has(study.patientID));
  const strange = others.filter((study) => !own.includes(study));
  const add = async (study: StudySummary): Promise<void> => {
    if (perform(services, { type: 'studies.set', studies: [...present, study.studyInstanceUID] })) {
      await services.cases.settled();
      await services.cases.refreshIndex();
    }
  };
  if (!writable || others.length === 0) return null;
  const group = (heading: string, studies: readonly StudySummary[]): ReactNode =>
    studies.length > 0 && (
      <DropdownMenu.Group>
        <DropdownMenu.Label className="menu-heading">{heading}</DropdownMenu.Label>
        {studies.map((study) => (
          <DropdownMenu.Item key={study.studyInstanceUID} className="menu-item" onSelect={() => void add(study)}>
            <span className="menu-label">
              <Name text={`${readableName(study.patientName) || study.patientID} · ${study.modalities.join(', ')}`} />
            </span>
            <span className="menu-keys">{study.studyDate === '' ? '' : sayDate(study.studyDate)}</span>
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
    );
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button" data-kind="plain" data-size="small" data-testid={TEST_IDS.addStudy}>
        <FolderPlus size={14} aria-hidden="true" />
        {say('rail.addStudy')}
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={4} style={{ maxWidth: 440 }}>
          {group(say('rail.samePatient'), own)}
          {group(say('rail.otherPatients'), strange)}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
