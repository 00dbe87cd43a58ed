using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Reporting.Tests.Html;

/// <summary>A book whose every text tries to be more than text.</summary>
internal static class HostileBook
{
    public const string Name = "</title></script><script>window.broken=1</script><img src=x onerror=window.broken=2>";

    private const string Attribute = "\" onmouseover=\"window.broken=3\" x='";

    public static HealthAssessment Assessment { get; } = Assessor.Assess(
        AReserve.OfExchange("<B>OWN")
            .Entity(e => e with { Name = Name, Partial = "<svg/onload=window.broken=4>", Notes = [Name, "<b>bold</b>", "{{window.broken=5}}"] })
            .Holds("<B>OWN", AssetClass.OwnToken, 40m)
            .Holds("USD", AssetClass.DepositBank, 60m, h => h with { Counterparty = new Party(Name, PartyClass.Bank), Instrument = Attribute, Custodian = new Party(Attribute, PartyClass.Bank) })
            .Owes("<B>OWN", 30m)
            .Owes("USD", 55m)
            .With(book => book with { Issues = [new DataIssue(IssueSeverity.Error, Attribute, Name, Name, 2, Attribute, true)] })
            .Book,
        DefaultPolicy.Value,
        new AssessmentOptions("0.0.0-test"));
}
