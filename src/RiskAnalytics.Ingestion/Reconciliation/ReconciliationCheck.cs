using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Reconciliation;

/// <summary>One comparison of a document with itself or its past.</summary>
/// <param name="Code">The code of its issues, kebab-case and permanent.</param>
/// <param name="Description">What is compared, in one sentence for people.</param>
/// <param name="Find">Gives an issue for each contradiction.</param>
internal sealed record ReconciliationCheck(string Code, string Description, Func<CheckContext, IEnumerable<DataIssue>> Find);
