using System.Collections.Immutable;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Stress;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Scoring.Assessment;
using RiskAnalytics.Scoring.LookThrough;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests.LookThrough;

/// <summary>Short forms for books that hold each other's tokens.</summary>
internal static class LookThroughCase
{
    public static AReserve Issuer(string id, string token) => AReserve.OfIssuer().Entity(entity => entity with
    {
        Id = id,
        Name = id.ToUpperInvariant(),
        Token = new TokenProfile(AssetSymbol.Parse(token), CurrencyCode.Usd, null, null, null),
    });

    public static Func<Holding, Holding> At(string counterparty, PartyClass type = PartyClass.Bank) => line => line with { Counterparty = new Party(counterparty, type) };

    public static Func<Holding, Holding> KeptBy(string custodian, PartyClass type) => line => line with { Custodian = new Party(custodian, type) };

    public static PassThrough Token(string symbol, string underlying, string party, int? days = null) =>
        new(AssetSymbol.Parse(symbol), AssetSymbol.Parse(underlying), PassThroughKind.Staked, party, days, "test");

    public static LookThroughReport Through(AReserve holder, params AReserve[] issuers) => Through(holder, [], issuers);

    public static LookThroughReport Through(AReserve holder, ImmutableArray<PassThrough> tokens, params AReserve[] issuers) =>
        LookThroughAnalysis.Of(Assessor.Assess(holder.Book, DefaultPolicy.Value, new AssessmentOptions("test", null)), [.. issuers.Select(i => i.Book)], tokens);

    public static decimal? Value(this LookThroughReport report, string id) => report.Figures.Single(figure => figure.Id == id).Value;

    public static UltimateExposure To(this LookThroughReport report, string name) => report.Exposures.Single(exposure => exposure.Name == name);

    public static ContagionLoss Loss(this LookThroughReport report, string name, string entity) => report.Contagion.Single(loss => loss.Name == name && loss.Entity == entity);
}
