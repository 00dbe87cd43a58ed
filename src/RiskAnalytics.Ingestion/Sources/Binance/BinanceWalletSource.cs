using System.Collections.Immutable;
using System.Globalization;
using RiskAnalytics.Core.Market;
using RiskAnalytics.Core.Reserves;
using RiskAnalytics.Core.Values;
using RiskAnalytics.Ingestion.Documents;
using RiskAnalytics.Ingestion.Normalisation;
using RiskAnalytics.Ingestion.Reference;
using RiskAnalytics.Ingestion.Sources.Addresses;

namespace RiskAnalytics.Ingestion.Sources.Binance;

/// <summary>The wallet files of Binance: every hot, cold and deposit address with its balance, in two files of one archive.</summary>
public sealed class BinanceWalletSource : IReserveSource
{
    private const string CustodianColumn = "third party custodian name";

    /// <inheritdoc/>
    public string Code => "binance-wallet-csv";

    /// <inheritdoc/>
    public string Description => "Binance's addresses with balances, network and third-party custodian (HotCold and Deposit files); summed by asset, network and custodian while they are read.";

    /// <inheritdoc/>
    public string Rhythm => "monthly";

    /// <inheritdoc/>
    public string Traps => "The files of one archive belong together and make one book; the deposit file has millions of rows; there are no signatures.";

    /// <inheritdoc/>
    public bool Recognises(SourceDocument document) => document.HasColumns("coin", "network", "address", "balance", CustodianColumn);

    /// <inheritdoc/>
    public SourceReading Read(SourceDocument document)
    {
        if (!Recognises(document))
            throw IngestionException.For(document.Name, "other-format", $"the content is not of the format {Code}");

        var log = new IssueLog();
        if (document.AsOf(null, log) is not { } asOf)
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "binance" };

        ImmutableArray<SourceDocument> files = [.. document.SameFolder.Where(d => Recognises(d) && d.DateInName() == document.DateInName()).Append(document).OrderBy(d => d.Path, StringComparer.Ordinal)];
        if (files.First(f => f.IsInput || f == document) is var maker && maker != document)
        {
            log.Info("companion", document.Name, null, null, $"the file was read together with {Cell.Quote(maker.Name)}, which makes the book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = 0, Entity = "binance", AsOf = asOf };
        }

        var sums = new AddressSums(log, _ => 0);
        foreach (var file in files)
        {
            sums.Read(file, reader =>
            {
                var names = Enumerable.Range(0, Math.Min(reader.FieldCount, 64)).Select(i => RawTable.HeaderName(reader.GetString(i))).ToList();
                return new AddressColumns(
                    names.IndexOf("coin"), names.IndexOf("network"), names.IndexOf("address"), names.IndexOf("balance"), names.IndexOf("height"), names.IndexOf(CustodianColumn));
            });
        }

        var entity = EntityDirectory.Exchange("binance");
        var holdings = AddressLine.Holdings(sums.Groups.Select(g => LineOf(g, asOf, log)).OfType<AddressLine>(), entity, asOf, log);
        ImmutableArray<SourceDocument> others = [.. files.Where(f => f != document)];
        if (holdings.IsEmpty)
        {
            log.Warning("no-figures", document.Name, null, null, "the list has no address that can be read, so it makes no book");
            return new SourceReading { Issues = log.ToImmutable(), Lines = sums.Rows, Entity = "binance", AsOf = asOf, Companions = others };
        }

        var snapshot = new ReserveSnapshot
        {
            Entity = entity with
            {
                Notes =
                [
                    string.Create(CultureInfo.InvariantCulture,
                        $"ADDRESSES: the amounts are sums over {sums.Rows} rows of Binance's wallet files ({string.Join(", ", files.Select(f => f.Name))}); the addresses themselves stay in the files and were not checked on their chains."),
                    "CUSTODY: addresses without a third party's name count as Binance's own.",
                    AssetDirectory.ClassNote(asOf),
                    "NOT DISCLOSED: the figures do not say whether any of it is pledged.",
                ],
            },
            AsOf = asOf,
            ReportingCurrency = CurrencyCode.Usd,
            Holdings = holdings,
            Liabilities = [.. holdings.Select(h => h.Asset).Distinct().Select(a => new Liability
            {
                Asset = a,
                StatedSource = "published by Binance in another document, not loaded",
                Source = new SourceRef(document.Name),
            })],
            Disclosures = new Disclosures
            {
                Assurance = new Assurance(AssuranceLevel.OnChainOnly, "Binance itself", "addresses without signatures", null),
                NotLoaded = ["T2", "T4", "T5"],
                Notes = ["Liabilities, proofs and publication date stand in other documents of the same month."],
            },
            Documents = [.. files.Select(f => new PublishedDocument(f.Name, f.Sha256, Code))],
        };
        var book = new ReserveBook(snapshot, MarketSnapshot.Empty, log.ToImmutable(), document.Sha256, document.Path);
        return new SourceReading { Books = [book], IsSupporting = true, Lines = sums.Rows, Companions = others };
    }

    private static AddressLine? LineOf(AddressGroup group, DateOnly asOf, IssueLog log)
    {
        if (AssetDirectory.AssetOf(group.Coin, asOf) is not { } asset)
        {
            log.Error("bad-symbol", group.File, group.FirstRow, "coin", $"found {Cell.Quote(group.Coin)}, expected the symbol of an asset; its addresses are left out", omitsLine: true);
            return null;
        }

        var custodian = group.Kind is { } third ? new Party(third, null) : new Party(null, PartyClass.Self);
        return new AddressLine(group, asset, group.Network, custodian, null);
    }
}
