using System.Collections.Frozen;

namespace RiskAnalytics.Ingestion.Reference;

/// <summary>The tokens that an exchange writes with two digits in its zero-knowledge files: amounts times 1e2 and prices times 1e14 instead of 1e8 and 1e8.</summary>
internal static class TwoDigitTokens
{
    /// <summary>How many days after a snapshot the exchange publishes the list that it made the snapshot with: up to four are known.</summary>
    private const int PublishedAfterDays = 14;

    private static readonly Lazy<FrozenDictionary<(string Exchange, string Token), DateOnly?>> Since = new(() => CarriedTable.Rows("two-digit-tokens.csv")
        .Select(r => (Key: (r.Text("exchange")!, r.Text("token")!.ToUpperInvariant()), From: r.Date("from")))
        .ToFrozenDictionary(r => r.Key, r => r.From));

    /// <summary>Whether the exchange writes the token with two digits on a date; every other token has eight.</summary>
    public static bool Has(string exchange, string token, DateOnly date) =>
        Since.Value.TryGetValue((exchange, token.Trim().ToUpperInvariant()), out var from) && (from is null || date.AddDays(PublishedAfterDays) >= from);
}
