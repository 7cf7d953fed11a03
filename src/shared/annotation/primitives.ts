import { z } from 'zod';

/** Points and places as every annotation writes them: image points are `[column, row]` in pixels from the corner of the first pixel. */
export const finite = z.number().refine(Number.isFinite, 'must be a finite number');
export const imagePointSchema = z.tuple([finite, finite]).readonly();
export const patientPointSchema = z.tuple([finite, finite, finite]).readonly();
export const lineSchema = z.tuple([imagePointSchema, imagePointSchema]).readonly();
export const onFrame = { id: z.string().min(1), sopInstanceUID: z.string().min(1), frame: z.int().min(1) };
