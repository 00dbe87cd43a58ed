using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Policies;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Valuation;

namespace RiskAnalytics.Scoring.Metrics.Quality;

/// <summary>
/// Q3, largest counterparty: how much is lost with the one name that matters most?
/// <para>Formula: max over names of weighted exposure / A_c; weights 1 unsecured, .5 systemic bank or depository, .10 segregated custody, .02 custody at a systemic bank, 0 self-custody.</para>
/// <para>Unit: share. Range: 0 to 1. Better when: lower.</para>
/// <para>Undefined when: there are no clean assets.</para>
/// <para>Source: Basel Committee, LEX, large-exposure limit 25% and reporting threshold 10%.</para>
/// </summary>
public sealed class LargestCounterparty : IMetric
{
    /// <inheritdoc/>
    public MetricDefinition Definition { get; } = new(
        "Q3", "quality.largest-counterparty", "Largest counterparty", Pillar.Quality, MetricUnit.Share, Direction.LowerIsSafer,
        "max over names of weighted exposure / A_c",
        "Basel Committee LEX, limit 25% and reporting threshold 10%; " + Inputs.Model + ", section 4");

    /// <summary>Weighted exposure over clean assets.</summary>
    /// <exception cref="DivideByZeroException">Clean assets are zero.</exception>
    public static decimal Formula(decimal weightedExposure, decimal cleanAssets) => weightedExposure / cleanAssets;

    /// <inheritdoc/>
    public MetricResult Compute(ValuedReserve reserve)
    {
        if (Inputs.WithoutAssets(Definition, reserve) is { } without)
        {
            return without;
        }

        if (reserve.Snapshot.Holdings.All(h => h.Counterparty.IsSilent && h.Custodian.IsSilent && h.Chain?.Address is null))
        {
            return Inputs.Absent(Definition, reserve, "The book names no counterparty, custodian or address.");
        }

        var exposures = LineNames.SumByName(reserve.Lines.SelectMany(l => Exposures(l, reserve.Policy)).Where(e => e.Amount > 0m));
        var (name, amount) = exposures.Count > 0 ? exposures[0] : ("none", 0m);
        return MetricResult.Computed(
            Definition,
            Formula(amount, reserve.CleanAssets),
            [
                Inputs.Lines(
                    $"weighted exposure to {name}",
                    amount,
                    MetricUnit.Money,
                    reserve.Lines.Where(l => Exposures(l, reserve.Policy).Any(e => e.Name.Equals(name, StringComparison.OrdinalIgnoreCase)))),
                Inputs.CleanAssets(reserve),
                Inputs.Parameter(reserve, PolicyParameters.ExposureUnsecured, "weight of an unsecured claim", MetricUnit.Share),
                Inputs.Parameter(reserve, PolicyParameters.ExposureSystemic, "weight of a claim on a systemic bank or depository", MetricUnit.Share),
                Inputs.Parameter(reserve, PolicyParameters.ExposureCustody, "weight of segregated custody", MetricUnit.Share),
                Inputs.Parameter(reserve, PolicyParameters.ExposureCustodySystemic, "weight of custody at a systemic bank", MetricUnit.Share),
            ],
            exposures.Count > 0 ? $"largest name: {name}" : "no line rests on anybody else");
    }

    /// <inheritdoc/>
    public Remedy? Repair(ValuedReserve reserve, decimal value, decimal target)
    {
        if (LineNames.SumByName(reserve.Lines.SelectMany(l => Exposures(l, reserve.Policy))) is not [var largest, ..])
        {
            return null;
        }

        var amount = largest.Amount - (target * reserve.CleanAssets);
        return new Remedy(Definition.Code, $"Move weighted exposure of {Format.Money(amount, reserve.Snapshot.ReportingCurrency)} away from {largest.Name}, or name those behind it, to bring the largest to {Format.Percent(target)}.", amount);
    }

    /// <summary>The names a line rests on, with its weighted clean value.</summary>
    private static IEnumerable<(string Name, decimal Amount)> Exposures(ValuedHolding line, ScoringPolicy policy)
    {
        var holding = line.Holding;
        var custodian = LineNames.Folded(holding.Custodian.DisclosedName);
        if (LineNames.IsClaim(line.Class))
        {
            yield return (LineNames.Folded(holding.Counterparty.DisclosedName) ?? $"undisclosed ({LineNames.ClassName(line.Class)})", line.Clean * ClaimWeight(line, policy));
            if (custodian is not null)
            {
                yield return (custodian, line.Clean * CustodyWeight(holding, policy));
            }

            yield break;
        }

        var fund = LineNames.IsFund(line.Class)
            ? LineNames.Folded(holding.Counterparty.DisclosedName) ?? LineNames.Folded(holding.Instrument)
            : null;
        yield return (custodian ?? fund ?? $"undisclosed custodian ({LineNames.ClassName(line.Class)})", line.Clean * CustodyWeight(holding, policy));
    }

    private static decimal ClaimWeight(ValuedHolding line, ScoringPolicy policy)
    {
        var type = line.Holding.Counterparty.Class ?? line.Class switch
        {
            AssetClass.CentralBankCash => PartyClass.CentralBank,
            AssetClass.DepositGsib => PartyClass.Gsib,
            _ => PartyClass.Undisclosed,
        };
        return type switch
        {
            PartyClass.Government or PartyClass.CentralBank => 0m,
            PartyClass.Gsib or PartyClass.Csd => policy.Number(PolicyParameters.ExposureSystemic),
            _ => policy.Number(PolicyParameters.ExposureUnsecured),
        };
    }

    private static decimal CustodyWeight(Holding holding, ScoringPolicy policy) =>
        LineNames.IsSelfCustody(holding) ? 0m
        : holding.Custodian.Class is PartyClass.Gsib or PartyClass.Csd or PartyClass.CentralBank ? policy.Number(PolicyParameters.ExposureCustodySystemic)
        : policy.Number(PolicyParameters.ExposureCustody);
}
