import { reportAllNetworks } from '../../domain/query/compile-report.js';
import type { QueryNode } from '../../domain/query/query.types.js';
import type { CompileReportDto } from './watch-lint.dto.js';

/** What each network's own search can be asked of a query; networks that the query leaves out are not named. */
export const reportOf = (query: QueryNode): CompileReportDto[] =>
  reportAllNetworks(query)
    .filter(({ isPossible }) => isPossible)
    .map(({ network, native, checkedByUs }) => ({ network, native, checkedByUs: [...checkedByUs] }));
