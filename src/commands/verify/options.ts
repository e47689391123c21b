import type { RecordOptions } from '../recording/make-record.ts';
import type { Stage } from './draft-verification.ts';

export interface VerifyOptions extends RecordOptions {
  stage?: Stage | undefined;
}
