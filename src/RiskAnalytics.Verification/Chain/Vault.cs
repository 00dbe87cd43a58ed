using System.Collections.Immutable;
using System.Numerics;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads vaults of ERC-4626.</summary>
internal static class Vault
{
    private const string Asset = "38d52e0f";
    private const string ConvertToAssets = "07a2d13a";

    public static async Task<VaultReading> ReadAsync(EvmState state, string vault, ImmutableArray<byte[]> holders)
    {
        VaultReading Missing(string fault) => new(null, [.. holders.Select(_ => ChainFigure.Missing(fault))]);

        if (EvmAddress.Fault(vault, out var contract) is { } fault)
            return Missing($"The vault cannot be asked. {fault}");
        var outputs = await state.CallAsync([EvmCall.Of(contract, Asset), .. holders.Select(holder => EvmCall.Of(contract, Erc20.BalanceOf, Abi.OfAddress(holder)))]).ConfigureAwait(false);
        if (outputs[0].AsText(bytes => Abi.Address(bytes), "one address", out fault) is not { } asset)
            return Missing(fault!);
        if (EvmAddress.Fault(asset, out var token) is { } wrong)
            return Missing(wrong);

        var shares = outputs.Skip(1).Select(output => (Number: output.As<BigInteger>(bytes => Abi.UInt(bytes), "one number", out var none), Fault: none)).ToImmutableArray();
        var worth = await state.CallAsync([
            EvmCall.Of(token, Erc20.Decimals),
            .. shares.Where(share => share.Number is not null).Select(share => EvmCall.Of(contract, ConvertToAssets, Abi.OfUInt(share.Number!.Value)))]).ConfigureAwait(false);
        var next = 1;
        return new(asset, [.. shares.Select(share => share.Number is null ? ChainFigure.Missing(share.Fault!) : Erc20.Figure(worth[next++], worth[0], state.Block))]);
    }
}
