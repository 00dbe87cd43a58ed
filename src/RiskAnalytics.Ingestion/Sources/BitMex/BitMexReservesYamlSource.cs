using System.Globalization;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Sources.Proofs;

namespace RiskAnalytics.Ingestion.Sources.BitMex;

/// <summary>The bitcoin that BitMEX can be seen to hold, address by address.</summary>
public sealed class BitMexReservesYamlSource : IReserveSource
{
    /// <summary>More satoshi than there can ever be.</summary>
    private const decimal MostSatoshi = 2_100_000_000_000_000m;

    private static readonly string[] AmountKeys = ["balance", "amount", "total"];
    private static readonly string[] NameKeys = ["custodian", "name", "provider"];

    /// <inheritdoc/>
    public string Code => "bitmex-reserves-yaml";

    /// <inheritdoc/>
    public string Description => "The bitcoin reserves of BitMEX: block height, total and every address with script and balance, and from April 2026 what custodians hold.";

    /// <inheritdoc/>
    public string Rhythm => "twice a week";

    /// <inheritdoc/>
    public string Traps => "Amounts are satoshi; the file states a block height and no date; what is owed stands in the liability file of the same height.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => BitMexHead.Has(document, "height:", "blockhash:", "total:", "address:") || BitMexHead.Has(document, "height:", "blockhash:", "total:", "claim:");

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        Recognised.Check(document, this);
        var log = new IssueLog();
        var sums = Sums.Of(document, log);
        if (sums.Chain is { } chain && !chain.StartsWith("main", StringComparison.OrdinalIgnoreCase))
            throw IngestionException.For(document.Name, "test-network", $"the file is of the chain {Cell.Quote(chain)}, whose coins have no value");
        if (sums.Addresses == 0 && sums.Total is null)
            throw IngestionException.For(document.Name, "no-amount", "the file has neither a total nor an address with a balance");
        if (document.AsOf(null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = Math.Max(sums.Addresses, 1), Entity = "bitmex" };

        var bitcoin = AssetSymbol.Parse("BTC");
        var own = sums.Addresses == 0 ? (decimal?)null : sums.OwnSatoshi;
        // A total that equals the addresses alone does not count what custodians hold, so it is no total of both.
        var isOfAddressesOnly = sums.CustodialSatoshi > 0 && sums.Total == sums.OwnSatoshi;
        if (isOfAddressesOnly)
            log.Info("total-of-addresses", document.Name, sums.TotalLine, "total", "the printed total counts the addresses only; what custodians hold comes on top");
        var figure = new ReserveFigure
        {
            Asset = bitcoin,
            Place = sums.Addresses == 0 ? string.Create(CultureInfo.InvariantCulture, $"row {sums.TotalLine}") : string.Create(CultureInfo.InvariantCulture, $"rows {sums.FirstLine} to {sums.LastLine}"),
            Row = sums.Addresses == 0 ? sums.TotalLine : sums.FirstLine,
            Held = isOfAddressesOnly ? null : sums.Total / LiabilityTree.SatoshiPerBitcoin,
            HeldByExchange = own / LiabilityTree.SatoshiPerBitcoin,
            HeldByThirdParties = sums.CustodialSatoshi > 0 ? sums.CustodialSatoshi / LiabilityTree.SatoshiPerBitcoin : null,
            ThirdParty = sums.Custodians.Count == 1 ? sums.Custodians.Single() : null,
            Remark = sums.Addresses == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"sum of {sums.Addresses} addresses"),
        };
        var book = new ExchangeBook
        {
            Document = document,
            Format = Code,
            Entity = EntityDirectory.Exchange("bitmex"),
            AsOf = asOf,
            AsOfPublished = $"Bitcoin block {sums.Height}",
            Partial = "the file has bitcoin only; other tokens stand in a file whose format is not described",
            Notes =
            [
                $"BLOCK: Bitcoin block {sums.Height}, hash {sums.BlockHash}.",
                string.Create(CultureInfo.InvariantCulture, $"ADDRESSES: {sums.Addresses}, of the kinds {string.Join(", ", sums.Kinds.Select(k => $"{k.Key} ({k.Value})"))}; spending needs {sums.ClaimM ?? "?"} of {sums.ClaimN ?? "?"} keys."),
            ],
            Disclosures = new Disclosures
            {
                Assurance = new Assurance(AssuranceLevel.OnChainOnly, "BitMEX itself", "addresses with scripts, and a hashed tree of liabilities", null),
                NotLoaded = ["T2", "T3", "T4", "T5"],
                Notes = ["Publication date and rights are not in this file."],
            },
        }.Of([figure], log);
        return WithLiabilities(book, document, sums, bitcoin) with { Lines = Math.Max(sums.Addresses, 1) };
    }

    /// <summary>The book with what is owed by the liability file of the same block, where that lies beside.</summary>
    private static SourceReading WithLiabilities(ReserveBook book, SourceDocument document, Sums sums, AssetSymbol bitcoin)
    {
        var other = document.SameFolder.FirstOrDefault(d => LiabilityTree.At(d) is { } tree && tree.Height.ToString(CultureInfo.InvariantCulture) == sums.Height);
        if (other is null || LiabilityTree.At(other) is not { } found)
            return new SourceReading { Books = [book], Lines = 0 };

        var liability = new Liability
        {
            Asset = bitcoin,
            Quantity = found.RootSatoshi / LiabilityTree.SatoshiPerBitcoin,
            StatedSource = $"root of the liability tree; {other.Cite(2)}",
            Source = new SourceRef(other.Name, "row 2"),
            Row = 2,
        };
        var snapshot = book.Snapshot with
        {
            Liabilities = [liability],
            // Bitcoin is all that the book holds, so the tree is all that it owes.
            Disclosures = book.Snapshot.Disclosures with
            {
                LiabilityEvidence = new LiabilityEvidence(ProofReading.WholeTree, new Share(1)),
                NotLoaded = book.Snapshot.Disclosures.NotLoaded.Remove("T4"),
            },
            Documents = [.. book.Snapshot.Documents, new PublishedDocument(other.Name, other.Sha256, "bitmex-liabilities")],
        };
        return new SourceReading { Books = [book with { Snapshot = snapshot }], Lines = 0, Companions = [other] };
    }

    /// <summary>What the values of the file add up to.</summary>
    private sealed class Sums
    {
        private readonly HashSet<string> _addresses = new(StringComparer.Ordinal);

        public string Height { get; private set; } = "not stated";

        public string BlockHash { get; private set; } = "not stated";

        public string? Chain { get; private set; }

        public string? ClaimM { get; private set; }

        public string? ClaimN { get; private set; }

        public decimal? Total { get; private set; }

        public int TotalLine { get; private set; }

        public decimal OwnSatoshi { get; private set; }

        public decimal CustodialSatoshi { get; private set; }

        public int Addresses { get; private set; }

        public int FirstLine { get; private set; }

        public int LastLine { get; private set; }

        public SortedDictionary<string, int> Kinds { get; } = new(StringComparer.Ordinal);

        public SortedSet<string> Custodians { get; } = new(StringComparer.Ordinal);

        public static Sums Of(SourceDocument document, IssueLog log)
        {
            var sums = new Sums();
            var custodialItems = new HashSet<int>();
            var custodialRead = new HashSet<int>();
            foreach (var value in YamlValues.Of(document))
            {
                sums.Add(value, document, log);
                if (value is not { Section: "custodial", Item: >= 0 })
                    continue;
                custodialItems.Add(value.Item);
                if (AmountKeys.Contains(value.Key) && custodialRead.Add(value.Item))
                    sums.CustodialSatoshi += Satoshi(value, document, log) ?? 0;
            }

            if (custodialItems.Count > custodialRead.Count)
            {
                log.Error("custodial-not-read", document.Name, null, "custodial", string.Create(CultureInfo.InvariantCulture,
                    $"{custodialItems.Count - custodialRead.Count} entries of custodians have no balance under a known key and are not read"), omitsLine: true);
            }

            return sums;
        }

        private void Add(YamlValue value, SourceDocument document, IssueLog log)
        {
            switch (value)
            {
                case { Section: "height", Key: "", Item: < 0 }:
                    Height = Cell.Quote(value.Text).Trim('\'');
                    break;
                case { Section: "blockhash", Key: "", Item: < 0 }:
                    BlockHash = Cell.Quote(value.Text).Trim('\'');
                    break;
                case { Section: "chain", Key: "", Item: < 0 }:
                    Chain = value.Text;
                    break;
                case { Section: "claim", Key: "m" }:
                    ClaimM = Cell.Quote(value.Text).Trim('\'');
                    break;
                case { Section: "claim", Key: "n" }:
                    ClaimN = Cell.Quote(value.Text).Trim('\'');
                    break;
                case { Section: "total", Key: "", Item: < 0 }:
                    Total = Satoshi(value, document, log);
                    TotalLine = value.Line;
                    break;
                case { Section: "address", Key: "addr_type" }:
                    // A kind is a word of a few letters; a file with a kind an address would fill the memory.
                    var kind = Kinds.Count < 32 || Kinds.ContainsKey(value.Text) ? Cell.Quote(value.Text).Trim('\'') : "other";
                    Kinds[kind] = Kinds.GetValueOrDefault(kind) + 1;
                    break;
                case { Section: "address", Key: "addr" } when !_addresses.Add(value.Text):
                    log.Warning("duplicate-address", document.Name, value.Line, "addr", $"the address {ProofTotals.Shorten(value.Text)} stands twice; both balances count until somebody corrects it");
                    break;
                case { Section: "address", Key: "balance" }:
                    Addresses++;
                    OwnSatoshi += Satoshi(value, document, log) ?? 0;
                    FirstLine = FirstLine == 0 ? value.Line : FirstLine;
                    LastLine = value.Line;
                    break;
                case { Section: "custodial" } when NameKeys.Contains(value.Key) && Custodians.Count < 32:
                    Custodians.Add(Cell.Quote(value.Text).Trim('\''));
                    break;
            }
        }

        private static decimal? Satoshi(YamlValue value, SourceDocument document, IssueLog log)
        {
            if (decimal.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var satoshi) && satoshi <= MostSatoshi)
                return satoshi;
            log.Error("bad-value", document.Name, value.Line, value.Key.Length == 0 ? value.Section : value.Key, $"found {Cell.Quote(value.Text)}, expected a whole number of satoshi", omitsLine: true);
            return null;
        }
    }
}
