using System.Collections.Immutable;
using System.Numerics;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Core.Verification;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads tokens of ERC-20.</summary>
internal static class Erc20
{
    public const string BalanceOf = "70a08231";
    public const string Decimals = "313ce567";
    private const string TotalSupply = "18160ddd";
    private const string Symbol = "95d89b41";

    public static async Task<ImmutableArray<ChainFigure>> BalancesAsync(EvmState state, string token, ImmutableArray<byte[]> holders)
    {
        if (EvmAddress.Fault(token, out var contract) is { } fault)
            return [.. holders.Select(_ => ChainFigure.Missing(TokenFault(fault)))];
        var outputs = await state.CallAsync([EvmCall.Of(contract, Decimals), .. holders.Select(holder => EvmCall.Of(contract, BalanceOf, Abi.OfAddress(holder)))]).ConfigureAwait(false);
        return [.. outputs.Skip(1).Select(output => Figure(output, outputs[0], state.Block))];
    }

    public static async Task<ChainFigure> SupplyAsync(EvmState state, string token)
    {
        if (EvmAddress.Fault(token, out var contract) is { } fault)
            return ChainFigure.Missing(TokenFault(fault));
        var outputs = await state.CallAsync([EvmCall.Of(contract, Decimals), EvmCall.Of(contract, TotalSupply)]).ConfigureAwait(false);
        return Figure(outputs[1], outputs[0], state.Block);
    }

    public static async Task<(string? Symbol, string? Fault)> SymbolAsync(EvmState state, string token)
    {
        if (EvmAddress.Fault(token, out var contract) is { } fault)
            return (null, TokenFault(fault));
        var symbol = (await state.CallAsync(EvmCall.Of(contract, Symbol)).ConfigureAwait(false)).AsText(bytes => Abi.Text(bytes), "a short text", out fault);
        return (symbol, fault);
    }

    /// <summary>A number and the decimals read beside it.</summary>
    public static ChainFigure Figure(EvmOutput number, EvmOutput decimals, ChainBlock block)
    {
        if (DecimalsOf(decimals, out var fault) is not { } scale)
            return ChainFigure.Missing($"The decimals of the token could not be read: {fault}");
        return number.As(bytes => Abi.UInt(bytes), "one number", out fault) is { } units ? ChainFigure.Of(new TokenAmount(units, scale), block) : ChainFigure.Missing(fault!);
    }

    /// <summary>Decimals of a token or a feed; null with the reason.</summary>
    public static int? DecimalsOf(EvmOutput output, out string? fault)
    {
        var number = output.As<BigInteger>(bytes => Abi.UInt(bytes), "one number", out fault);
        if (number is null || number <= 77)
            return (int?)number;
        fault = number <= byte.MaxValue ? $"The contract says {number} decimals; more than 77 have no meaning." : "The contract's decimals are above 255, which the standard does not allow.";
        return null;
    }

    private static string TokenFault(string fault) => $"The token's contract cannot be asked. {fault}";
}
