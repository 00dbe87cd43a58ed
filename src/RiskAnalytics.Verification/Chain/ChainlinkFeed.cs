using System.Globalization;
using System.Numerics;
using RiskAnalytics.Core.Values;

namespace RiskAnalytics.Verification.Chain;

/// <summary>Reads feeds of Chainlink, and judges whether their answer may be used.</summary>
internal static class ChainlinkFeed
{
    private const string LatestRoundData = "feaf968c";
    private const string Description = "7284e416";
    private const int Words = 5;

    public static async Task<FeedReading> ReadAsync(EvmState state, string feed, TimeSpan heartbeat)
    {
        if (EvmAddress.Fault(feed, out var contract) is { } fault)
            return FeedReading.Missing($"The feed cannot be asked. {fault}");
        var outputs = await state.CallAsync([EvmCall.Of(contract, Erc20.Decimals), EvmCall.Of(contract, Description), EvmCall.Of(contract, LatestRoundData)]).ConfigureAwait(false);
        if (Erc20.DecimalsOf(outputs[0], out fault) is not { } decimals)
            return FeedReading.Missing($"The decimals of the feed could not be read: {fault}");
        if (outputs[2].As<Round>(Read, "the five numbers of a round", out fault) is not { } round)
            return FeedReading.Missing(fault!);

        var reading = new FeedReading(new TokenAmount(round.Answer, decimals), state.Block, null)
        {
            Description = outputs[1].AsText(bytes => Abi.Text(bytes), "a short text", out _),
            UpdatedAt = round.UpdatedAt,
            RoundId = round.Id,
            AnsweredInRound = round.AnsweredIn,
        };
        return Judge(reading, heartbeat);
    }

    private static FeedReading Judge(FeedReading reading, TimeSpan heartbeat)
    {
        if (reading.Answer?.BaseUnits.Sign <= 0)
            return reading with { Fault = "The feed's answer is not above zero." };
        if (reading.UpdatedAt is not { } updated)
            return reading with { Fault = "The feed's round is not complete: it bears no time." };
        if (reading.Block?.Time is not { } now)
            return reading with { Fault = "The block bears no time, so the age of the feed's answer is not known." };
        if (updated > now)
            return reading with { Fault = "The feed says that its answer was renewed after the block it was read at." };
        if (now - updated > heartbeat)
            return reading with { IsStale = true, Fault = $"The feed's answer is stale: it is {Told(now - updated)} old, and it should be renewed every {Told(heartbeat)}." };
        if (reading.AnsweredInRound < reading.RoundId)
            return reading with { IsStale = true, Fault = "The feed's answer is stale: it was carried over from an earlier round." };
        return reading;
    }

    private static Round? Read(byte[] output)
    {
        if (output.Length != Words * Abi.Word)
            return null;
        BigInteger Number(int word) => Abi.UInt(output.AsSpan(word * Abi.Word, Abi.Word))!.Value;

        // Round numbers are 80 bits, and a time above that of the year 9999 is none.
        if (Number(0).GetBitLength() > 80 || Number(4).GetBitLength() > 80 || Number(3) > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
            return null;
        var updated = (long)Number(3);
        return new Round(Number(0), Abi.Int(output.AsSpan(Abi.Word, Abi.Word))!.Value, updated == 0 ? null : DateTimeOffset.FromUnixTimeSeconds(updated), Number(4));
    }

    private static string Told(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{decimal.Round((decimal)time.Ticks / TimeSpan.TicksPerHour, 1):0.#} hours");

    private readonly record struct Round(BigInteger Id, BigInteger Answer, DateTimeOffset? UpdatedAt, BigInteger AnsweredIn);
}
