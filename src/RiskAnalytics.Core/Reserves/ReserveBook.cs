using System.Collections.Immutable;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Core.Reserves;

/// <summary>A book as read: the snapshot, the market beside it, and what was wrong on the way.</summary>
/// <param name="Snapshot">The reserve.</param>
/// <param name="Market">Prices and market liquidity; empty when the book has none.</param>
/// <param name="Issues">What reading found, in file order.</param>
/// <param name="InputSha256">SHA-256 over the files of the book, 64 lower-case hex digits; empty for a book made in code.</param>
/// <param name="Location">Where it was read from, for messages; never part of a result.</param>
public sealed record ReserveBook(
    ReserveSnapshot Snapshot,
    MarketSnapshot Market,
    ImmutableArray<DataIssue> Issues,
    string InputSha256,
    string Location)
{
    /// <summary>SHA-256 over the files of the book without its verifications; what these name to say which book they are of. Empty for a book made in code.</summary>
    public string FilesSha256 { get; init; } = InputSha256;

    /// <summary>What <c>verify</c> found on this book and kept beside it; stale results are left out. Assets bear the symbols of the book.</summary>
    public ImmutableArray<VerificationReport> Verifications { get; init; } = [];
}
