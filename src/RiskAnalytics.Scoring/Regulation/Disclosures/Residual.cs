using RiskAnalytics.Core.Assessment;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Scoring.Regulation.Metrics;

namespace RiskAnalytics.Scoring.Regulation.Disclosures;

/// <summary>Names under which disclosures group lines.</summary>
internal static class Residual
{
    /// <summary>How long a line still runs, in the words of the buckets.</summary>
    public static string Bucket(ValuedHolding line, RegulatoryContext context)
    {
        if (MaturityMetrics.IsOnDemand(line))
            return line.Holding is { Class: not AssetClass.CentralBankCash, NoticeDays: null } ? "no maturity or notice stated, taken as on demand" : "on demand";
        if (line.Holding.Maturity is not { } maturity)
            return line.Holding.Class == AssetClass.ReverseRepoOvernight ? "up to 1 day" : line.Holding.NoticeDays is not null ? "at notice" : "no maturity stated";
        return (maturity.DayNumber - context.Book.AsOf.DayNumber) switch
        {
            <= 1 => "up to 1 day",
            <= 7 => "2 to 7 days",
            <= 30 => "8 to 30 days",
            <= 93 => "31 to 93 days",
            <= 365 => "94 days to 1 year",
            _ => "over 1 year",
        };
    }

    /// <summary>Who owes or issued a line; a line of nobody is named by its class.</summary>
    public static string Counterparty(ValuedHolding line) =>
        line.Holding.Counterparty.DisclosedName ?? (IsOfNobody(line) ? $"no counterparty ({Codes.Of(line.Holding.Class)})" : $"not disclosed ({Codes.Of(line.Holding.Class)})");

    /// <summary>Who keeps a line; a deposit is kept by its bank.</summary>
    public static string Custodian(ValuedHolding line) =>
        line.Holding.Custodian.DisclosedName
        ?? (RegulatoryFigures.IsCash(line) && line.Holding.Counterparty.DisclosedName is { } bank ? bank
            : line.Holding.Custodian.Class == PartyClass.Self ? "the issuer itself"
            : "not disclosed");

    /// <summary>Where a line is kept: its own cell, else the country of its custodian or bank.</summary>
    public static string Country(ValuedHolding line, RegulatoryContext context) =>
        line.Holding.Jurisdiction ?? context.Book.Profile(line.Holding.Custodian.DisclosedName ?? (RegulatoryFigures.IsCash(line) ? line.Holding.Counterparty.DisclosedName : null))?.Country ?? "not disclosed";

    private static bool IsOfNobody(ValuedHolding line) => line.Holding.Class is AssetClass.Gold or AssetClass.Bitcoin or AssetClass.Ether or AssetClass.LargeAltcoin or AssetClass.SmallAltcoin;
}
