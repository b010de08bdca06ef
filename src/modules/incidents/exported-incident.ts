import type { ReviewFacts } from '../../domain/incident/review-facts.js';
import type { IncidentEventView, IncidentRoomView } from './incidents.dto.js';
import type { StoredReview } from './incidents.types.js';

/** An incident with all that is written down about it. */
export interface ExportedIncident {
  readonly incident: IncidentRoomView;
  readonly facts: ReviewFacts;
  readonly review: StoredReview | null;
  /** Oldest first. */
  readonly timeline: readonly IncidentEventView[];
}
