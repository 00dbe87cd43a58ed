using System.Collections.Immutable;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Who owns a Safe, a wallet contract with several keys, at a block.</summary>
/// <param name="Owners">Addresses of the owners with their checksum, in the order of the contract; empty when they could not be read.</param>
/// <param name="Threshold">How many of them must sign; 0 when it could not be read.</param>
/// <param name="Block">The block they were read at; null when they could not be read.</param>
/// <param name="Fault">Why they could not be read, in a plain sentence; null when they were.</param>
public sealed record SafeReading(ImmutableArray<string> Owners, int Threshold, ChainBlock? Block, string? Fault)
{
    /// <summary>A wallet that could not be read.</summary>
    public static SafeReading Missing(string fault) => new([], 0, null, fault);

    /// <summary>True when an address is one of the owners.</summary>
    public bool IsOwner(string address) => Owners.Contains(address, StringComparer.OrdinalIgnoreCase);
}
