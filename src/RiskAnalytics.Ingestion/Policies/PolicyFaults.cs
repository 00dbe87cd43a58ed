using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Ingestion.Policies;

/// <summary>Collects the faults of a policy or scenario file, so that all of them are told at once.</summary>
internal sealed class PolicyFaults(string file, string code = "bad-policy")
{
    private const int MostFaults = 100;

    private readonly List<DataIssue> _faults = [];

    public void Add(string key, string message) => _faults.Add(new DataIssue(IssueSeverity.Error, code, message, file, null, key));

    /// <exception cref="IngestionException">There is a fault.</exception>
    public void ThrowIfAny()
    {
        if (_faults.Count > 0)
            throw new IngestionException([.. _faults.Take(MostFaults)]);
    }
}
