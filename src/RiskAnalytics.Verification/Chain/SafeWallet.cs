using System.Numerics;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads wallet contracts of Safe.</summary>
internal static class SafeWallet
{
    private const string GetOwners = "a0e67e2b";
    private const string GetThreshold = "e75235b8";

    public static async Task<SafeReading> ReadAsync(EvmState state, string wallet)
    {
        if (EvmAddress.Fault(wallet, out var contract) is { } fault)
            return SafeReading.Missing($"The wallet cannot be asked. {fault}");
        var outputs = await state.CallAsync([EvmCall.Of(contract, GetOwners), EvmCall.Of(contract, GetThreshold)]).ConfigureAwait(false);
        if (outputs[0].As(bytes => Abi.Addresses(bytes), "a list of addresses", out fault) is not { } owners
            || outputs[1].As<BigInteger>(bytes => Abi.UInt(bytes), "one number", out fault) is not { } threshold)
            return SafeReading.Missing(fault!);
        if (owners.Distinct(StringComparer.Ordinal).Count() != owners.Length)
            return SafeReading.Missing("The wallet names an owner twice.");
        return threshold.Sign > 0 && threshold <= owners.Length
            ? new SafeReading(owners, (int)threshold, state.Block, null)
            : SafeReading.Missing($"The wallet has {owners.Length} owners, and the number of them that must sign is not between 1 and that.");
    }
}
