using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Scoring.Stress;

/// <summary>
/// What a fall of each factor costs. A coin that is owed in kind costs its free part only; a loan or a bill counts in full, for it stands
/// against claims in money, and those do not fall with it.
/// </summary>
internal static class FactorExposures
{
    /// <summary>The same factors in the same order, with what their fall costs as the exposure.</summary>
    public static RiskFactors Of(ValuedReserve reserve, RiskFactors factors)
    {
        var currency = AssetSymbol.Of(reserve.Snapshot.ReportingCurrency);
        var names = factors.Factors.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var owedInMoney = reserve.Lines
            .Where(line => !line.IsOwn && line.Matched > 0m && reserve.Policy.StressClasses[line.Class].Group != RiskGroup.Cash)
            .Select(line => (Line: line, Key: FactorModel.KeyOf(line, reserve.Policy)))
            .Where(line => line.Key is null || line.Key == currency)
            .GroupBy(line => NameIn(names, line.Line, line.Key))
            .ToDictionary(name => name.Key, name => name.Sum(line => line.Line.Matched), StringComparer.Ordinal);
        return factors with { Factors = [.. factors.Factors.Select(f => f with { Exposure = f.Exposure + owedInMoney.GetValueOrDefault(f.Name) })] };
    }

    /// <summary>The factor that a line is in: its key or class, or what the smallest of its class are taken together as.</summary>
    private static string NameIn(HashSet<string> names, ValuedHolding line, AssetSymbol? key)
    {
        var name = key?.Text ?? Codes.Of(line.Class);
        return names.Contains(name) ? name : $"{Codes.Of(line.Class)}, others";
    }
}
