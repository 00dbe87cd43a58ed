using NUnit.Framework;
using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Metrics;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Metrics;
using RiskAnalytics.Scoring.Valuation;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>What every metric promises, run once per metric of the catalogue: a new one is held to it by its catalogue line.</summary>
[TestFixtureSource(typeof(MetricCatalog), nameof(MetricCatalog.All))]
public sealed class MetricContract(IMetric metric)
{
    private static readonly AReserve Exchange = AReserve.OfExchange("OWN")
        .Holds("BTC", AssetClass.Bitcoin, 500m).Holds("USDT", AssetClass.Stablecoin, 300m).Holds("UNI", AssetClass.SmallAltcoin, 40m, h => h with { UnbondingDays = 45 })
        .Holds("OWN", AssetClass.OwnToken, 50m).Holds("USD", AssetClass.DepositBank, 110m, h => h with { Counterparty = new Party("Bank", PartyClass.Bank), Custodian = Party.Silent })
        .Owes("BTC", 480m).Owes("USDT", 300m).Owes("UNI", 39m).Owes("OWN", 20m).Owes("USD", 100m);

    private static readonly AReserve Issuer = AReserve.OfIssuer()
        .Holds("USD", AssetClass.TreasuryBill, 900m).Holds("USD", AssetClass.SecuredLoan, 90m).Holds("XAU", AssetClass.Gold, 40m).Owes("TUSD1", 1000m);

    [Test]
    public void Compute_EmptyReserve_HasAReasonOrAnAnswer() =>
        Check(metric.Compute(Value(AReserve.OfExchange())));

    [Test]
    public void Compute_FirmThatShowsNothing_HasAReasonOrAnAnswer() =>
        Check(metric.Compute(Value(AReserve.OfExchange().Holds("BTC", AssetClass.Bitcoin, 1m, h => h with { Custodian = Party.Silent, IsEncumbered = null, HasLineEvidence = null }).Shows(_ => Disclosures.Nothing))));

    [Test]
    public void Compute_ExchangeAndIssuer_StayInTheUnitsRange([Values] bool isExchange)
    {
        var result = metric.Compute(Value(isExchange ? Exchange : Issuer));

        Check(result);
        if (result.Value is { } value)
        {
            Assert.That(value, Is.GreaterThanOrEqualTo(0m));
            Assert.That(value, metric.Definition.Unit is MetricUnit.Share or MetricUnit.Index ? Is.LessThanOrEqualTo(1m) : metric.Definition.Unit == MetricUnit.Points ? Is.LessThanOrEqualTo(100m) : Is.Not.Negative);
        }
    }

    [Test]
    public void Compute_LinesInAnotherOrder_GivesTheSame()
    {
        var reversed = Exchange.WithHoldings([.. Exchange.Book.Snapshot.Holdings.Reverse()]);

        Assert.That(metric.Compute(Value(reversed)).Value, Is.EqualTo(metric.Compute(Value(Exchange)).Value));
    }

    [Test]
    public void Compute_Twice_GivesTheSameInputs()
    {
        var (first, second) = (metric.Compute(Value(Exchange)), metric.Compute(Value(Exchange)));

        Assert.That(second.Inputs, Is.EqualTo(first.Inputs));
        Assert.That(second.Reason, Is.EqualTo(first.Reason));
    }

    [Test]
    public void Repair_TargetBeyondTheValue_AsksForAPositiveAmountInASentence()
    {
        var reserve = Value(Exchange);
        var value = metric.Compute(reserve).Value!.Value;

        var target = DefaultPolicy.Value.Metrics[metric.Definition.Code].Knots[^1];
        var isBetter = metric.Definition.Direction == Direction.HigherIsSafer ? target > value : target < value;
        var remedy = isBetter ? metric.Repair(reserve, value, target) : null;

        Assert.That(remedy?.Amount ?? 1m, Is.GreaterThan(0m));
        Assert.That(remedy?.Message ?? ".", Does.EndWith("."));
    }

    private static void Check(MetricResult result)
    {
        Assert.Multiple(() =>
        {
            Assert.That(result.Value is not null, Is.EqualTo(result.Status == MetricStatus.Computed));
            Assert.That(result.Status == MetricStatus.Computed || !string.IsNullOrEmpty(result.Reason), Is.True, "a reason");
            Assert.That(result.Status != MetricStatus.Computed || result.Inputs.Length > 0, Is.True, "inputs");
        });
    }

    private static ValuedReserve Value(AReserve reserve) => Valuator.Value(reserve.Book, DefaultPolicy.Value);
}
