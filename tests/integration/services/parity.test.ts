import { join } from 'node:path';
import { removeFolder, startServices, temporaryFolder, writeFilms } from '../../fixtures/serviceHarness.ts';
import { apiParitySuite } from '../apiParity.ts';

apiParitySuite('a call in the same process', async () => {
  const root = temporaryFolder();
  const services = startServices(join(root, 'data'));
  const folder = writeFilms(join(root, 'films'), [
    { sop: '1.2.3', study: '1.2' },
    { sop: '1.2.4', study: '1.2' },
  ]);
  return {
    api: services.api,
    folder,
    close: async () => {
      await services.close();
      removeFolder(root);
    },
  };
});
