/** References that criteria cite, by their ids in the measurement science. Abstracts, not full texts, were read: a citation is a pointer. */
export const SOURCES = {
  S2: 'Kaiser 2009, AANS/CNS guideline, J Neurosurg Spine 11:221',
  S3: 'Rhee 2015, systematic review, Spine 40:974',
  S4: 'Lin 2018, Neurospine 15:194',
  S5: 'Riew 2019, Spine J 19:469',
  S6: 'Reliability of interspinous motion 2025, Global Spine J 15:2450',
  S10: 'Oshina 2018, Global Spine J',
  S11: 'de Vries 2024, Spine J (NECK trial)',
  S12: 'Wang 2024, Spine (corpectomy)',
  S13: 'Epstein, Spinal Surgery 20:1',
  S19: 'White and Panjabi criteria (> 3.5 mm, > 11°)',
  S27: 'Song 2013, Spine 38:2171',
  S28: 'van Bilsen 2020, J Neurosurg Spine',
  S54: 'Anderst, adjacent segment motion',
  S62: 'Fate of nonunion at two years (cites 70 % fused by two years)',
} as const;
export type SourceId = keyof typeof SOURCES;

export const cite = (ids: readonly SourceId[]): readonly string[] => ids.map((id) => `${id}: ${SOURCES[id]}`);
