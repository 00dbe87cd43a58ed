using CsCheck;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.TestKit;

namespace RiskAnalytics.Scoring.Tests;

/// <summary>Random books for property tests: exchanges with and without own tokens and deficits, issuers with every class.</summary>
internal static class RandomBooks
{
    private static readonly (string Asset, AssetClass Class)[] Coins =
    [
        ("BTC", AssetClass.Bitcoin), ("ETH", AssetClass.Ether), ("USDT", AssetClass.Stablecoin), ("USDC", AssetClass.Stablecoin),
        ("SOL", AssetClass.LargeAltcoin), ("XRP", AssetClass.LargeAltcoin), ("DOGE", AssetClass.LargeAltcoin), ("TON", AssetClass.LargeAltcoin),
        ("UNI", AssetClass.SmallAltcoin), ("EOS", AssetClass.SmallAltcoin), ("ELF", AssetClass.SmallAltcoin), ("APT", AssetClass.SmallAltcoin),
        ("OWN", AssetClass.OwnToken), ("USD", AssetClass.TreasuryBill),
    ];

    private static readonly AssetClass[] IssuerClasses =
        [.. Enum.GetValues<AssetClass>().Except([AssetClass.OwnToken, AssetClass.Settlement])];

    /// <summary>Amounts in cents from 0.01 to 10 million.</summary>
    private static readonly Gen<decimal> Amount = Gen.Long[1, 1_000_000_000].Select(cents => cents / 100m);

    private static readonly Gen<AReserve> Exchange =
        from amounts in Amount.Array[Coins.Length]
        from ratios in Gen.Int[900, 1300].Array[Coins.Length]
        from held in Gen.Bool.Array[Coins.Length]
        from days in Gen.Int[0, 250]
        from unbonding in Gen.Int[0, 45].Array[Coins.Length]
        from evidence in Gen.Bool.Array[Coins.Length]
        from proven in Gen.Int[0, 100]
        select Enumerable.Range(0, Coins.Length)
            .Where(i => held[i] || i == 0)
            .Aggregate(AReserve.OfExchange("OWN"), (book, i) => book
                .Holds(Coins[i].Asset, Coins[i].Class, amounts[i], h => h with { UnbondingDays = unbonding[i] > 30 ? unbonding[i] : null, HasLineEvidence = evidence[i] })
                .Owes(Coins[i].Asset, decimal.Round(amounts[i] * 1000m / ratios[i], 2)))
            .Shows(d => d with { PublishedOn = AReserve.AsOf.AddDays(days), LiabilityEvidence = new LiabilityEvidence("merkle", new(proven / 100m)) });

    private static readonly Gen<AReserve> Issuer =
        from lines in Gen.Select(Gen.Int[0, IssuerClasses.Length - 1], Amount, Gen.Int[-5, 400], Gen.Int[0, 3]).Array[1, 12]
        from cover in Gen.Int[900, 1200]
        from frozen in Gen.Int[0, 20]
        select lines
            .Select((line, i) => (line, i))
            .Aggregate(AReserve.OfIssuer(), (book, l) => book.Holds(
                Coin(IssuerClasses[l.line.Item1]),
                IssuerClasses[l.line.Item1],
                l.line.Item2,
                h => h with
                {
                    Maturity = l.line.Item3 < 0 ? null : AReserve.AsOf.AddDays(l.line.Item3),
                    Counterparty = l.line.Item4 == 0 ? Party.Silent : new Party($"Name {l.line.Item4}", l.line.Item4 == 1 ? PartyClass.Gsib : PartyClass.Bank),
                    Custodian = Party.Silent,
                    IsFrozen = l.i == frozen,
                }))
            .Owes("TUSD1", decimal.Round(lines.Sum(l => l.Item2) * 1000m / cover, 2));

    /// <summary>Exchanges.</summary>
    public static Gen<AReserve> Exchanges => Exchange;

    /// <summary>Issuers.</summary>
    public static Gen<AReserve> Issuers => Issuer;

    /// <summary>Exchanges and issuers.</summary>
    public static Gen<AReserve> Any => Gen.OneOf(Exchange, Issuer);

    private static string Coin(AssetClass type) => type switch
    {
        AssetClass.Bitcoin => "BTC",
        AssetClass.Ether => "ETH",
        AssetClass.Stablecoin => "USDT",
        AssetClass.LargeAltcoin => "SOL",
        AssetClass.SmallAltcoin => "UNI",
        AssetClass.Gold => "XAU",
        _ => "USD",
    };
}
