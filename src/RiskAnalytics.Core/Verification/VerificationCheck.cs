namespace RiskAnalytics.Core.Verification;

/// <summary>One check of one claim: what was looked at, and what came of it.</summary>
/// <param name="Subject">The address, contract, file or node that was checked. Never an account id or a nonce of a customer.</param>
/// <param name="Scheme">Kebab-case code of the scheme, such as <c>evm-okx</c> or <c>okx-merkle-v1</c>.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in a plain sentence.</param>
public sealed record VerificationCheck(string Subject, string Scheme, CheckOutcome Outcome, string Reason)
{
    /// <summary>The asset, as the file names it; null when the check is about no one asset.</summary>
    public string? Asset { get; init; }

    /// <summary>The network, as the file names it; null when unknown.</summary>
    public string? Network { get; init; }

    /// <summary>Which step of the scheme decided, kebab-case, such as <c>leaf-hash</c>; null when all of them did.</summary>
    public string? Step { get; init; }

    /// <summary>What was claimed; null when the check has no figure.</summary>
    public string? Claimed { get; init; }

    /// <summary>What was found instead; null when nothing could be found.</summary>
    public string? Observed { get; init; }

    /// <summary>Block height as decimal text; null when none applies.</summary>
    public string? Height { get; init; }

    /// <summary>Whole units at stake: the amount an address is said to hold; null when the file gives none.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>Line number in the file, header = 1; 0 when the check is not about a line.</summary>
    public int Row { get; init; }
}
